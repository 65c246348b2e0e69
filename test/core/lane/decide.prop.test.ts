/** Fades and hands of any kind: no freeze, no turning back, and the end in time. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunksOf } from '../../../src/core/lane/prompts.ts';
import { blend, distance, handInFade } from './blends.ts';
import { Bench, fadeTo } from './bench.ts';

test('[DC21] a hand in a fade: from the chunk that hears it the picture comes nearer each chunk, until it arrives with the fade', () => {
  fc.assert(
    fc.property(...handInFade, (from, target, wanted, steps, heardIn) => {
      const bench = new Bench(from);
      const fade = fadeTo(target, steps);
      for (let chunk = 0; chunk < Math.min(heardIn, steps - 1); chunk++) bench.play({ blend: target, fade });
      const isRun = bench.lane.sent.run !== null;
      let before = Infinity;
      for (let chunk = Math.min(heardIn, steps - 1); chunk < steps + 2; chunk++) {
        const now = distance(bench.play({ blend: wanted, fade, movedAt: bench.now }), wanted);
        // A step of the run that was on its way may still lead elsewhere; rounding to half a percent may cost one step.
        if (!isRun || chunk > heardIn) expect(now).toBeLessThanOrEqual(before + 0.0201);
        before = now;
      }
      expect(before).toBeLessThan(1e-6);
    }),
    { numRuns: 1000 },
  );
});

test('[DC22] whatever is wanted chunk after chunk, the picture ends there, no list is empty, every list sums to 1, and no transition has one step', () => {
  const wish = fc.record({
    blend,
    steps: fc.option(fc.integer({ min: 0, max: 6 }), { freq: 2 }),
    reset: fc.boolean(),
    paused: fc.boolean(),
    chunks: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(blend, fc.array(wish, { maxLength: 12 }), blend, (from, wishes, last) => {
      const bench = new Bench(from);
      let id = 0;
      let resets = 0;
      let fade = fadeTo(from, 0, 0);
      for (const { blend: wanted, steps, reset, chunks } of wishes) {
        if (steps !== null) fade = fadeTo(wanted, steps, ++id);
        if (reset) resets += 1;
        for (let chunk = 0; chunk <= chunks; chunk++) bench.play({ blend: wanted, fade, resets, movedAt: bench.now });
      }
      for (let chunk = 0; chunk < 25; chunk++) bench.play({ blend: last, fade, resets });
      expect(distance(bench.picture, last)).toBeLessThan(1e-6);
      for (const { prompts, transition } of bench.deltas) {
        expect(transition?.steps).not.toBe(1);
        if (prompts === null) continue;
        expect(prompts.length).toBeGreaterThan(0);
        expect(prompts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
        for (const { weight } of prompts) expect(weight).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500 },
  );
});

test("[DC23] a recall's time in chunks is never 1, always whole, and nothing only where no time is asked for", () => {
  const over = fc.record({
    unit: fc.constantFrom('time' as const, 'beats' as const, 'steps' as const),
    count: fc.double({ min: 0, max: 64, noNaN: true }),
  });
  fc.assert(
    fc.property(
      over,
      fc.double({ min: 50, max: 5000, noNaN: true }),
      fc.option(fc.double({ min: 200, max: 3000, noNaN: true })),
      (each, chunkMs, beatMs) => {
        const steps = chunksOf(each, chunkMs, beatMs);
        expect(Number.isInteger(steps)).toBe(true);
        expect(steps).not.toBe(1);
        if (each.count === 0) expect(steps).toBe(0);
      },
    ),
  );
  expect(chunksOf({ unit: 'time', count: 4 }, 750, null)).toBe(6);
  expect(chunksOf({ unit: 'beats', count: 4 }, 500, 500)).toBe(5);
  expect(chunksOf({ unit: 'steps', count: 8 }, 1, null)).toBe(8);
});
