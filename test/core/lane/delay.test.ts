/** How far the picture is behind, out of chunks that ended and frames that came. */
import { expect, test } from 'vitest';
import { type Delay, delayOf, FRESH_DELAY } from '../../../src/core/lane/delay.ts';
import { freshLane, type Lane } from '../../../src/core/lane/lane.ts';
import { FRESH_PACE } from '../../../src/core/lane/pace.ts';

const lane = (chunk: number, reset = 0): Lane => {
  const fresh = freshLane('longlive');
  return { ...fresh, sent: { ...fresh.sent, cues: { reset } }, pace: { ...FRESH_PACE, chunk, lengths: [750] } };
};
/** Chunk after chunk of 12 frames, of which the page gets `took` each. */
const play = (chunks: number, took: number, from: Delay = FRESH_DELAY, first = 1, reset = 0): Delay => {
  let delay = from;
  for (let chunk = first; chunk < first + chunks; chunk++) {
    delay = delayOf(delay, lane(chunk, reset), null);
    delay = delayOf(delay, lane(chunk, reset), delay.received + took);
  }
  return delay;
};

test('[PC15] nothing is known before a chunk was seen to end; then it is a chunk and the way', () => {
  expect(delayOf(FRESH_DELAY, { ...lane(0), pace: FRESH_PACE }, 5).ms).toBeNull();
  expect(delayOf(FRESH_DELAY, lane(1), null).ms).toBe(830);
});

test('[PC16] frames that come between chunk ends do not make it swing', () => {
  const steady = play(10, 12);
  expect(steady.ms).toBe(830);
  expect(delayOf(steady, lane(10), steady.received + 6).ms).toBe(830);
});

test('[PC17] what Scope plays slower than it makes waits, up to the 30 frames of its queue', () => {
  expect(play(7, 11).ms).toBeCloseTo(830 + (6 / 12) * 750, 9);
  expect(play(100, 11).ms).toBeCloseTo(830 + (30 / 12) * 750, 9);
});

test('[PC18] a cache reset empties the queue', () => {
  const late = play(100, 11);
  expect(delayOf(late, lane(101, 1), null).ms).toBe(830);
});
