/** OSC that names our addresses: sums, whole mixes with their time, and patterns that cost no more than they may. */
import { expect, test } from 'vitest';
import type { OscArg, OscMessage } from '../../../src/core/control/osc.ts';
import type { Desk } from '../../../src/core/desk/desk.ts';
import { hearOsc } from '../../../src/core/desk/hear-osc.ts';
import { moverOf } from '../../../src/core/desk/holders.ts';
import { read } from '../../../src/core/desk/read.ts';
import { deskOf, puts } from '../../support/deck.ts';

const f = (value: number): OscArg => ({ type: 'f', value });
const s = (value: string): OscArg => ({ type: 's', value });
const osc = (address: `/${string}`, ...args: readonly OscArg[]): OscMessage => ({ address, args });
const hear = (desk: Desk, now: number, ...messages: readonly OscMessage[]) => hearOsc(desk, 'td', messages, now);
const texts = (desk: Desk) => desk.look.slots.filter(({ weight }) => weight.to > 0).map(({ text }) => text);

test('[OS1] a first word +, -, * or a says what becomes of the number, in the unit of its address, clamped', () => {
  const desk = puts(deskOf(), 0, ['/transition/time', 4]);
  const time = (now: number, ...args: readonly OscArg[]) =>
    read(hear(desk, now, osc('/transition/time', ...args)), '/transition/time', now);
  expect(time(1, s('+'), f(2))).toBe(6);
  expect(time(1, s('-'), { type: 'i', value: 1 })).toBe(3);
  expect(time(1, s('*'), f(0.5))).toBe(2);
  expect(time(1, s('a'), s('9'))).toBe(9);
  expect(time(1, s('+'), f(1000))).toBe(60);
  expect(time(1, s('-'), f(1000))).toBe(0);
});

test('[OS1] a sum counts each time, though a stream of the same message would not move', () => {
  let desk = puts(deskOf(), 0, ['/transition/time', 0]);
  for (let i = 1; i <= 10; i++) desk = hear(desk, i * 16, osc('/transition/time', s('+'), f(1)));
  expect(read(desk, '/transition/time', 200)).toBe(10);
});

test('[OS2] a mix with a number behind it is faded to, in seconds without a clock and in beats with one', () => {
  const mix = osc('/prompts', s('misty forest:0.7 | neon\\: city:0.3'), { type: 'i', value: 8 });
  const still = hear(deskOf(), 100, mix);
  expect(still.look.fade).toMatchObject({ over: { unit: 'time', count: 8 }, preset: null });
  expect(still.look.fade?.target).toEqual([
    { text: 'misty forest', weight: 0.7 },
    { text: 'neon: city', weight: 0.3 },
  ]);
  expect(texts(still)).toEqual(['misty forest', 'neon: city']);
  const beating = hear(puts(deskOf(), 0, ['/tempo/bpm', 120]), 100, mix);
  expect(beating.look.fade?.over).toEqual({ unit: 'beats', count: 8 });
  expect(hear(deskOf(), 100, osc('/prompts', s('misty forest'))).look.fade).toBeNull();
});

test('[OS2] a mix that is streamed begins one fade and not one for each message', () => {
  let desk = deskOf();
  for (let i = 0; i < 60; i++) desk = hear(desk, i * 16, osc('/prompts', s('misty forest'), f(4)));
  expect(desk.fades).toBeLessThanOrEqual(4);
  expect(hear(desk, 1000, osc('/prompts', s(' | '), f(4))).look).toBe(desk.look);
});

test('[OS3] patterns of one packet spend 512 signs together; what they cannot pay for moves nothing', () => {
  const desk = deskOf();
  const muted = (next: Desk) => next.look.slots.filter(({ mute }) => mute).length;
  expect(muted(hear(desk, 10, osc('/prompt/*/mute', f(1))))).toBe(8);
  const long: `/${string}` = `/prompt/${'*'.repeat(240)}/zzz`;
  const flood = [osc(long, f(1)), osc(long, f(1)), osc(long, f(1))];
  expect(muted(hear(desk, 10, ...flood, osc('/prompt/*/mute', f(1))))).toBe(0);
  expect(muted(hear(desk, 10, ...flood, osc('/prompt/1/mute', f(1))))).toBe(1);
  const steps = hear(desk, 10, osc('/param/denoising_step_list/[12]', f(900)));
  expect(read(steps, '/param/denoising_step_list/2', 10)).toBeLessThanOrEqual(900);
});

test('[OS4] who moved an address by OSC is known for a second, stream or not', () => {
  const desk = hear(deskOf(), 100, osc('/stage/hue', f(20)));
  expect(moverOf(desk.holders, '/stage/hue', 1000)).toBe('td');
  expect(moverOf(desk.holders, '/stage/hue', 1200)).toBe('');
  expect(moverOf(desk.holders, '/stage/zoom', 1000)).toBe('');
});

test('[OS5] numbers in a row are a time slice: the newest counts', () => {
  const desk = hear(deskOf(), 10, osc('/stage/hue', f(10), f(20), f(30)));
  expect(read(desk, '/stage/hue', 10)).toBe(30);
  expect(read(hear(desk, 20, osc('/stage/hue', f(5), s('deg'))), '/stage/hue', 20)).toBe(5);
});

test('[OS12] a choice is chosen by its word, by the number that it says, or by its place', () => {
  const chosen = (address: `/${string}`, arg: OscArg) => read(hear(deskOf(), 10, osc(address, arg)), address, 10);
  expect(chosen('/prompt/blend', f(1))).toBe('slerp');
  expect(chosen('/stage/loop', f(0.5))).toBe('1/2');
  expect(chosen('/stage/loop', { type: 'i', value: 4 })).toBe('4');
  expect(chosen('/stage/rotate', f(90))).toBe('90');
  expect(chosen('/stage/rotate', f(3))).toBe('270');
  expect(chosen('/tempo/quantize', s('2'))).toBe('bar');
  expect(hear(deskOf(), 10, osc('/prompt/blend', f(7))).notes.map(({ problem }) => problem.code)).toEqual([
    'osc/wrong-value',
  ]);
});
