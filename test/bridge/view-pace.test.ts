/** How often pages are told the view, by who moves what. */
import { expect, test } from 'vitest';
import { viewPace } from '../../src/bridge/view-pace.ts';
import type { Action } from '../../src/core/action.ts';
import { encodeOsc, decodeOsc } from '../../src/core/control/osc.ts';
import { freshRig, turn } from '../../src/core/rig.ts';

type Timed = Action extends infer A ? (A extends Action ? Omit<A, 'at'> : never) : never;

/** Ticks each 20 ms and, between them, what `more` says; the times at which the view was due. */
function told(ms: number, more: (at: number) => Timed | null, begin: readonly Timed[] = []): readonly number[] {
  const isDue = viewPace();
  let rig = begin.reduce((held, action) => turn(held, { ...action, at: 1 }).rig, freshRig());
  const times: number[] = [];
  for (let at = 10; at <= ms; at += 5) {
    const action = at % 20 === 0 ? ({ kind: 'tick' } as const) : more(at);
    if (action === null) continue;
    const whole = { ...action, at } as Action; // of its own kind and a time
    rig = turn(rig, whole).rig;
    if (isDue(rig, whole)) times.push(at);
  }
  return times;
}
const lastSecond = (times: readonly number[], ms: number): number => times.filter((at) => at > ms - 1000).length;
const put = (value: number): Timed => ({ kind: 'put', changes: [{ address: '/stage/hue', value }] });

test('[BR64] pages are told fifty times a second while a hand moves and for a second after it, and half as often while nothing does', () => {
  expect(
    lastSecond(
      told(3000, () => null),
      3000,
    ),
  ).toBeLessThanOrEqual(25);
  expect(
    lastSecond(
      told(3000, (at) => (at % 100 === 10 ? put(at % 90) : null)),
      3000,
    ),
  ).toBeGreaterThanOrEqual(45);
  expect(
    lastSecond(
      told(3000, (at) => (at === 2010 ? put(40) : null)),
      3000,
    ),
  ).toBeGreaterThanOrEqual(45);
});

test('[BR65] a stream of OSC alone is shown thirty times a second at most, however dense it is', () => {
  const { messages } = decodeOsc(encodeOsc({ address: '/stage/hue', args: [{ type: 'f', value: 0.5 }] }));
  const stream = (at: number): Timed | null =>
    at % 15 === 10 ? { kind: 'osc', from: '10.0.0.2', packet: messages, faults: [] } : null;
  const times = told(4000, stream);
  expect(lastSecond(times, 4000)).toBeLessThanOrEqual(30);
  expect(lastSecond(times, 4000)).toBeGreaterThanOrEqual(20);
});

test('[BR66] a beat is shown with the first tick after it, though nothing moves', () => {
  const bpm: Timed = { kind: 'put', changes: [{ address: '/tempo/bpm', value: 120 }] };
  const times = told(4000, () => null, [bpm]);
  for (let beat = 2001; beat < 4000; beat += 500) expect(times.some((at) => at >= beat && at - beat < 20)).toBe(true);
});
