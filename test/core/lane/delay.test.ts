/** How far the picture is behind, out of chunks that ended and frames that came. */
import { expect, test } from 'vitest';
import { calibrated, type Delay, delayAfter, FRESH_DELAY, framesCounted } from '../../../src/core/lane/delay.ts';
import { freshLane, type Lane } from '../../../src/core/lane/lane.ts';
import { FRESH_PACE } from '../../../src/core/lane/pace.ts';

const lane = (chunk: number, reset = 0): Lane => {
  const fresh = freshLane('longlive');
  return { ...fresh, sent: { ...fresh.sent, cues: { reset } }, pace: { ...FRESH_PACE, chunk, lengths: [750] } };
};
/** Chunk after chunk of 12 frames, of which the page gets `took` each; time stands, so that nothing is guessed. */
const play = (chunks: number, took: number, from: Delay = FRESH_DELAY, first = 1, reset = 0): Delay => {
  let delay = from;
  for (let chunk = first; chunk < first + chunks; chunk++) {
    delay = delayAfter(delay, lane(chunk, reset), 0);
    delay = framesCounted(delay, delay.received + took, 0);
  }
  return delay;
};

test('[PC15] nothing is known before a chunk was seen to end; then it is a chunk and the way', () => {
  expect(delayAfter(FRESH_DELAY, { ...lane(0), pace: FRESH_PACE }, 0).ms).toBeNull();
  expect(delayAfter(FRESH_DELAY, lane(1), 0).ms).toBe(830);
});

test('[PC16] frames that come between chunk ends do not make it swing', () => {
  const steady = play(10, 12);
  expect(steady.ms).toBe(830);
  expect(framesCounted(steady, steady.received + 6, 0).ms).toBe(830);
});

test('[PC17] what Scope plays slower than it makes waits, up to what its queue of 30 holds beside a chunk', () => {
  expect(play(7, 11).ms).toBeCloseTo(830 + (6 / 12) * 750, 9);
  expect(play(100, 11).ms).toBeCloseTo(830 + (18 / 12) * 750, 9);
  expect(play(100, 11).waitMs).toBeCloseTo((18 / 12) * 750, 9);
});

test('[PC18] a cache reset empties the queue when it is taken in, and the chunk that begins then counts anew', () => {
  const late = play(100, 11);
  const waits = { ...lane(101, 1), pace: { ...lane(101).pace, out: { at: 0, frames: 0, drains: false } } };
  const out = delayAfter(late, waits, 0);
  expect(out.ms).toBeGreaterThan(1800);
  const taken = delayAfter(out, lane(102, 1), 0);
  expect(delayAfter(taken, lane(103, 1), 0).ms).toBe(830);
});

test('[CB1] frames that came since they were last counted are reckoned in', () => {
  const delay = framesCounted(delayAfter(FRESH_DELAY, lane(1), 0), 0, 1000);
  // Three chunks later 36 frames were made; 12 of them came within the 750 ms since the count, as far as one may guess.
  const later = delayAfter(delay, lane(2), 1200);
  expect(later.waitMs).toBeCloseTo(750 - 200, 6);
});

test('[CB2] a cut that was told and seen measures the way; what is far off was another cut', () => {
  const counted = play(3, 12);
  const once = calibrated(counted, 5000, 5060);
  expect(once.way).toEqual({ ms: 140, isMeasured: true });
  expect(once.ms).toBe(890);
  expect(calibrated(once, 5000, 5040).way.ms).toBe(160);
  expect(calibrated(once, 5000, 4000)).toBe(once);
  expect(calibrated(once, 5000, 7000)).toBe(once);
});
