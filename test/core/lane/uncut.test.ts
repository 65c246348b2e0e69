/** Video mode against Scope's own cut rule, call by call. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { doesCut } from '../../../src/core/lane/uncut.ts';
import { mix } from '../../support/deck.ts';
import { blend, distance, handInFade } from './blends.ts';
import { Bench, fadeTo, openLane, told, type Wish } from './bench.ts';

const A = mix('forest', 1);
const hand = (chunk: number) => mix('city', (chunk % 20) / 20 + 0.03, 'forest', 0.97 - (chunk % 20) / 20);
const video = (params = {}) => new Bench(A, openLane(told(A, { paused: false, ...params })), true);

/** A hand that moves for `chunks`, then rests for two. */
function sweep(
  bench: Bench,
  chunks: number,
  wish: Omit<Wish, 'blend'>,
): { readonly moves: number; readonly cuts: number } {
  const first = bench.cuts.length;
  for (let chunk = 0; chunk < chunks; chunk++) bench.play({ ...wish, blend: hand(chunk), movedAt: bench.now - 200 });
  for (let chunk = 0; chunk < 2; chunk++) bench.play({ ...wish, blend: hand(chunks - 1), movedAt: bench.now - 200 });
  const shown = bench.shown.slice(first);
  const moves = shown.filter((each, i) => JSON.stringify(each) !== JSON.stringify(bench.shown[first + i - 1])).length;
  return { moves, cuts: bench.cuts.slice(first).filter((cut) => cut === 'prompts').length };
}

describe('three ways to follow a hand in video mode', () => {
  test('[VM1] plain prompts move the picture each chunk and cut it each time', () => {
    expect(sweep(video(), 20, {})).toEqual({ moves: 20, cuts: 20 });
  });

  test('[VM2] with two-step transitions and a newer mix inside them it moves every second chunk, uncut', () => {
    const { moves, cuts } = sweep(video(), 20, { cuts: true });
    expect(cuts).toBe(0);
    expect(moves).toBeGreaterThanOrEqual(10);
  });

  test('[VM3] with manage_cache off plain prompts move it each chunk, uncut', () => {
    expect(sweep(video({ manage_cache: false }), 20, { params: { manage_cache: false } })).toEqual({
      moves: 20,
      cuts: 0,
    });
    expect(doesCut('video', { manage_cache: false })).toBe(false);
    expect(doesCut('video', { manage_cache: true })).toBe(true);
    expect(doesCut('text', {})).toBe(false);
  });
});

test('[VM4] whatever hands and recalls do in video mode, prompts cut nothing, and the last mix is there by the second chunk after the hand rests', () => {
  const wish = fc.record({
    blend,
    steps: fc.option(fc.integer({ min: 2, max: 6 }), { freq: 3 }),
    chunks: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(blend, fc.array(wish, { maxLength: 12 }), blend, (from, wishes, last) => {
      const bench = new Bench(from, undefined, true);
      let id = 0;
      let fade = fadeTo(from, 0, 0);
      for (const { blend: wanted, steps, chunks } of wishes) {
        if (steps !== null) fade = fadeTo(wanted, steps, ++id);
        for (let chunk = 0; chunk <= chunks; chunk++)
          bench.play({ blend: wanted, fade, cuts: true, movedAt: bench.now - 200 });
      }
      const isFading = bench.lane.fade !== null;
      const rest = isFading ? 10 : 2;
      for (let chunk = 0; chunk < rest; chunk++)
        bench.play({ blend: last, fade, cuts: true, movedAt: bench.now - 200 });
      expect(distance(bench.picture, last)).toBeLessThan(1e-6);
      expect(bench.cuts.filter((cut) => cut === 'prompts')).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('[VM5] a hand in a recall in video mode: uncut, never turning back, and there when the recall ends or one chunk later', () => {
  fc.assert(
    fc.property(...handInFade, (from, target, wanted, steps, after) => {
      const heardIn = Math.min(after, steps - 1);
      const bench = new Bench(from, undefined, true);
      const fade = fadeTo(target, steps);
      for (let chunk = 0; chunk < heardIn; chunk++) bench.play({ blend: target, fade, cuts: true });
      let before = Infinity;
      for (let chunk = heardIn; chunk < steps + 2; chunk++) {
        const now = distance(bench.play({ blend: wanted, fade, cuts: true, movedAt: bench.now - 200 }), wanted);
        if (chunk > heardIn + 1) expect(now).toBeLessThanOrEqual(before + 0.0201);
        before = now;
      }
      expect(before).toBeLessThan(1e-6);
      expect(bench.cuts.filter((cut) => cut === 'prompts')).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});
