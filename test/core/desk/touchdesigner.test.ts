/** Packets as TouchDesigner shapes them: an OSC Out CHOP in its four formats, an OSC Out DAT, with time tags and without. */
import { expect, test } from 'vitest';
import { decodeOsc, encodeOsc, encodeOscBundle, type OscArg } from '../../../src/core/control/osc.ts';
import type { Desk } from '../../../src/core/desk/desk.ts';
import { hearOsc } from '../../../src/core/desk/hear-osc.ts';
import { read } from '../../../src/core/desk/read.ts';
import { deskOf } from '../../support/deck.ts';

type Numbers = 'i' | 'f' | 'd';
const args = (type: Numbers, ...values: readonly number[]): readonly OscArg[] =>
  values.map((value) => ({ type, value }));
const TOMORROW = (4_102_444_800n + 2_208_988_800n) << 32n;

const heard = (bytes: Uint8Array, desk: Desk = deskOf(), now = 10): Desk => {
  const { messages, faults } = decodeOsc(bytes);
  expect(faults).toEqual([]);
  return hearOsc(desk, '127.0.0.1', messages, now);
};
const at = (desk: Desk, address: string) => read(desk, address, 20);

test.each(['i', 'f', 'd'] as const)('[OS9] a CHOP of one sample a channel plays in each number format (%s)', (type) => {
  const chop = encodeOscBundle(
    [
      encodeOsc({ address: '/prompt/2/weight', args: args(type, 1) }),
      encodeOsc({ address: '/stage/hue', args: args(type, 30) }),
      encodeOsc({ address: '/transition/steps', args: args(type, 5) }),
      encodeOsc({ address: '/stage/blackout', args: args(type, 1) }),
    ],
    TOMORROW,
  );
  const desk = heard(chop);
  expect(
    ['/prompt/2/weight', '/stage/hue', '/transition/steps', '/stage/blackout'].map((each) => at(desk, each)),
  ).toEqual([1, 30, 5, true]);
});

test('[OS9] a time slice plays its newest sample; channels transposed into one message are heard and move nothing', () => {
  expect(at(heard(encodeOsc({ address: '/stage/hue', args: args('f', 1, 2, 3, 4) })), '/stage/hue')).toBe(4);
  const transposed = encodeOscBundle([encodeOsc({ address: '/sample', args: args('f', 0.1, 0.2, 0.3) })]);
  const desk = heard(transposed);
  expect(desk.notes.map(({ problem }) => problem.code)).toEqual(['osc/unknown']);
  const byName = encodeOscBundle([encodeOsc({ address: '/stage', args: args('f', 0.1, 0.2) })], 1n);
  const before = deskOf();
  expect(heard(byName, before).look).toBe(before.look);
});

test('[OS9] a DAT sends words, alone or in a bundle, and a press without a number', () => {
  const s = (value: string): OscArg => ({ type: 's', value });
  expect(at(heard(encodeOsc({ address: '/prompt/1/text', args: [s('a neon city, 雨')] })), '/prompt/1/text')).toBe(
    'a neon city, 雨',
  );
  const bundle = encodeOscBundle([
    encodeOsc({ address: '/prompts', args: [s('misty forest:0.7 | neon city:0.3'), ...args('i', 8)] }),
    encodeOsc({ address: '/prompt/1/name', args: [s('Forest')] }),
  ]);
  const desk = heard(bundle);
  expect(desk.look.fade?.over.count).toBe(8);
  expect(at(desk, '/prompt/1/name')).toBe('Forest');
  expect(heard(encodeOsc({ address: '/setlist/next', args: [] })).place).toBe(0);
});

test('[OS9] every channel with every frame holds nothing and presses nothing until it changes', () => {
  let desk = deskOf();
  const frame = (kick: number, hue: number) =>
    encodeOscBundle([
      encodeOsc({ address: '/setlist/next', args: args('f', kick) }),
      encodeOsc({ address: '/stage/hue', args: args('f', hue) }),
    ]);
  for (let i = 0; i < 60; i++) desk = heard(frame(0, 10), desk, i * 16);
  expect(desk.place).toBeNull();
  for (let i = 60; i < 120; i++) desk = heard(frame(1, 10), desk, i * 16);
  expect(desk.place).toBe(0);
});

test('[OS31] what nothing hears in a packet is told once, with how much of it there was', () => {
  const members = Array.from({ length: 99 }, (_, n) => encodeOsc({ address: `/td/u${n}`, args: args('f', n) }));
  const once = heard(encodeOscBundle(members));
  const twice = heard(encodeOscBundle(members), once, 30);
  const counts = (desk: Desk) => desk.notes.map(({ problem }) => ('count' in problem ? problem.count : 0));
  expect([counts(once), counts(twice)]).toEqual([[99], [198]]);
});
