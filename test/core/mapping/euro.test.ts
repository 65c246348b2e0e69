/** 1-Euro as courses: vectors, and what it does to jitter and to hands. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Course, courseAt, still, turnTo } from '../../../src/core/look/course.ts';
import { type Pulse, pulsed, USUAL_EURO } from '../../../src/core/mapping/euro.ts';
import { Board, fileOf } from './board.ts';

/** Plays values at 60 Hz; what stands there each frame, and the course after the last. */
function play(
  values: readonly number[],
  euro = USUAL_EURO,
  gap = 1000 / 60,
): { seen: number[]; course: Course; at: number } {
  let pulse: Pulse | undefined;
  let course = still(values[0] ?? 0);
  const seen: number[] = [];
  let at = 1000;
  for (const value of values) {
    const next = pulsed(euro, pulse, value, at);
    pulse = next.after;
    course = turnTo(course, value, at, next.ms);
    at += gap;
    seen.push(courseAt(course, at));
  }
  return { seen, course, at };
}

const spread = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};

describe('[MP25] 1-Euro smooths a hand at rest much and a fast one hardly: cut-off = minCutoff + beta × speed', () => {
  it('at rest a course of three time constants of 1 Hz', () => {
    expect(pulsed(USUAL_EURO, undefined, 0.5, 0).ms).toBeCloseTo(477.46, 2);
    expect(pulsed(USUAL_EURO, { at: 0, spot: 0.5, speed: 0 }, 0.5, 20).ms).toBeCloseTo(477.46, 2);
  });
  it('at one travel a second, of 6 Hz', () => {
    expect(pulsed(USUAL_EURO, { at: 0, spot: 0.4, speed: 1 }, 0.5, 100).ms).toBeCloseTo(79.58, 2);
  });
  it('the speed is smoothed by its own cut-off, and forgotten after a second of silence', () => {
    const { after } = pulsed(USUAL_EURO, { at: 0, spot: 0, speed: 0 }, 0.1, 100);
    expect(after.speed).toBeCloseTo(0.1 / (0.1 + 1 / (2 * Math.PI)), 6);
    expect(pulsed(USUAL_EURO, { at: 0, spot: 0, speed: 5 }, 1, 1001).after.speed).toBe(0);
  });
  it('jitter of a sensor at rest loses two thirds and more', () => {
    let seed = 7;
    const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    const jitter = Array.from({ length: 300 }, () => 0.5 + (random() - 0.5) * 0.02);
    expect(spread(play(jitter).seen.slice(60))).toBeLessThan(spread(jitter.slice(60)) / 3);
  });
  it('a sweep of half a second is followed closer than by the smoothing that the jitter needs', () => {
    const sweep = Array.from({ length: 31 }, (_, i) => i / 30);
    const behind = (euro = USUAL_EURO): number => 1 - (play(sweep, euro).seen.at(-1) ?? 0);
    expect(behind()).toBeLessThan(0.15);
    expect(behind({ ...USUAL_EURO, beta: 0 })).toBeGreaterThan(0.25);
  });
});

test('[MP26] smoothed by 1-Euro a value never leaves what was sent, and ends exactly where the control is', () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  const gap = fc.integer({ min: 0, max: 400 });
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 40 }), gap, (values, each) => {
      const { seen, course, at } = play(values, USUAL_EURO, each);
      for (const value of seen) {
        expect(value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
      }
      expect(courseAt(course, at + 1000)).toBe(values.at(-1));
    }),
  );
});

test('[MP27] a move says how long its value takes: a time of the file, or what 1-Euro makes of the speed', () => {
  const board = new Board(
    fileOf([
      { from: { osc: '/s' }, to: '/stage/hue', smooth: { oneEuro: { minCutoff: 2 } } },
      { from: { osc: '/s' }, to: '/stage/zoom', smooth: 80 },
    ]),
  );
  const smooths = (value: number, after: number): readonly number[] =>
    board.osc('/s', [value], { after }).map(({ smooth }) => Math.round(smooth));
  expect(smooths(0, 500)).toEqual([239, 80]);
  const [fast] = smooths(1, 50);
  expect(fast).toBeLessThan(60);
});
