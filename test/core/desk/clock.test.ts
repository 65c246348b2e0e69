/** A MIDI clock on the desk: it leads over taps, is named on the screen, and disturbs nobody's hands. */
import { expect, test } from 'vitest';
import { freshDesk } from '../../../src/core/desk/begin.ts';
import type { Desk } from '../../../src/core/desk/desk.ts';
import { hearMidi } from '../../../src/core/desk/hear.ts';
import { portCame } from '../../../src/core/desk/plugs.ts';
import { put } from '../../../src/core/desk/put.ts';
import { withMapping } from '../../../src/core/desk/world.ts';
import { tempoView } from '../../../src/core/view/parts.ts';
import { beatAt } from '../../../src/core/tempo/tempo.ts';
import { fileOf } from '../mapping/board.ts';

const port = { key: 'k', name: 'IAC Driver', maker: 'Apple' };
const mapped = withMapping(freshDesk, [fileOf([{ from: { cc14: 1 }, to: '/stage/fx' }])]);
const plugged = portCame(mapped, 'page', port);
const send = (desk: Desk, bytes: readonly number[], now: number): Desk => hearMidi(desk, 'page', port.key, bytes, now);
const TICK = 60_000 / 120 / 24;
const led = (desk: Desk, from = 0, count = 49): Desk =>
  Array.from({ length: count }).reduce<Desk>((next, _, i) => send(next, [0xf8], from + i * TICK), desk);
const press = (desk: Desk, address: string, value: boolean | number, now: number): Desk =>
  put(desk, { address, value, smooth: 0, from: 'test' }, now);

test('[TM27] the screen says where the tempo comes from: MIDI clock, and clock lost half a second after its last tick', () => {
  const desk = led(plugged);
  expect(tempoView(desk, 1100)).toMatchObject({ bpm: 120, source: 'MIDI clock' });
  expect(tempoView(desk, 1600)).toMatchObject({ bpm: 120, source: 'clock lost', beat: 3 });
});

test('[TM28] while a clock leads a number sets no tempo, and a tap only says where the bar of an unstarted one begins', () => {
  const desk = led(plugged);
  expect(press(desk, '/tempo/bpm', 90, 1010).tempo.bpm).toBe(120);
  const tapped = press(desk, '/tempo/tap', true, 1010);
  expect(beatAt(tapped.tempo, 1000)).toBeCloseTo(0);
  const on = led(tapped, 49 * TICK, 24);
  expect(beatAt(on.tempo, 1500)).toBeCloseTo(1);
  const started = led(send(desk, [0xfa], 1010), 49 * TICK, 24);
  expect(press(started, '/tempo/tap', true, 1500).tempo).toBe(started.tempo);
});

test('[TM29] what keeps time is nobody’s gesture: it breaks no pair, is no sender that was heard, and active sensing changes nothing', () => {
  expect(send(plugged, [0xfe], 10)).toBe(plugged);
  expect(led(plugged).senders).toBe(plugged.senders);
  const coarse = send(plugged, [0xb0, 1, 64], 10);
  const fine = send(send(coarse, [0xf8], 12), [0xb0, 33, 0], 14);
  expect(fine.look.stage['fx']).toBeCloseTo(8192 / 16_383);
});
