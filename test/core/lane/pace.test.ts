/** Pace: one message out at a time, and when the next may leave. */
import { describe, expect, test } from 'vitest';
import {
  chunkEnded,
  chunkFramesOf,
  FRESH_PACE,
  framesCame,
  left,
  mayLeave,
  type Pace,
  released,
  untilTaken,
} from '../../../src/core/lane/pace.ts';

/** Ten chunks of 750 ms; the last one ended at 10 000. */
const STEADY: Pace = {
  ...FRESH_PACE,
  chunk: 10,
  endAt: 10_000,
  lengths: Array(10).fill(750),
  mark: { frames: 120, at: 10_000 },
  frames: 120,
  sentAt: 9_400,
  rtt: 6,
};
/** No chunk was ever seen to end on this channel. */
const UNSEEN: Pace = { ...STEADY, endAt: null };
const end = (endAt: number, rtt = 6) => ({ endAt, ms: 750, rtt });

describe('one message out at a time', () => {
  test('[PC1] a chunk end at least one round trip after it left has taken it in', () => {
    const out = left(STEADY, 10_100, false);
    expect(chunkEnded(out, end(10_105), 12).out).not.toBeNull();
    expect(chunkEnded(out, end(10_106), 12).out).toBeNull();
    expect(mayLeave(out, 99_999, 'at-once')).toBe(false);
  });

  test('[PC2] an end that was seen from before it left takes nothing in', () => {
    const out = left(STEADY, 10_100, false);
    const after = chunkEnded(out, end(10_050), 12);
    expect(after.out).not.toBeNull();
    expect(after.chunk).toBe(11);
  });

  test('[PC3] messages to a paused Scope are ten a second; the one that pauses waits for the chunk that is computed', () => {
    const drains = left(STEADY, 11_200, true);
    expect(released(drains, 11_299, 12).out).not.toBeNull();
    expect(released(drains, 11_300, 12).out).toBeNull();
    // While chunks may still end the pause has not had its turn, and nothing drains.
    expect(released(left(STEADY, 10_100, true), 10_300, 12).out).not.toBeNull();
    const pausing = left(STEADY, 10_100, false);
    expect(released(pausing, 11_000, 12).out).not.toBeNull();
    expect(chunkEnded(pausing, end(10_750), 12).out).toBeNull();
  });

  test('[PC4] where the figure is silent for 1.5 s, 1.15 chunks of frames buy one message', () => {
    const out = left({ ...UNSEEN, lengths: [] }, 11_600, false);
    const frames = (count: number, now: number) => released(framesCame(out, count, now, 12, false), now, 12).out;
    expect(frames(133, 12_400)).not.toBeNull();
    expect(frames(134, 12_400)).toBeNull();
    expect(released({ ...framesCame(out, 134, 11_400, 12, false) }, 11_400, 12).out).not.toBeNull();
  });

  test('[PC14] after a message that frames let go, the next chunk end may be that one’s: what is out waits for one more', () => {
    const slow = left(STEADY, 10_100, false);
    const doubtful = released(framesCame(slow, 164, 12_000, 12, false), 12_000, 12);
    expect(doubtful.out).toBeNull();
    const next = chunkEnded(left(doubtful, 12_100, false), end(12_600), 12);
    expect(next.out).not.toBeNull();
    expect(chunkEnded(next, end(13_350), 12).out).toBeNull();
  });

  test('[PC5] a chunk may be half again as long as any we know before frames are believed instead', () => {
    const slow = left({ ...STEADY, lengths: Array(10).fill(3000) }, 10_100, false);
    expect(released(framesCame(slow, 164, 12_000, 12, false), 12_000, 12).out).not.toBeNull();
    expect(released(framesCame(slow, 164, 14_501, 12, false), 14_501, 12).out).toBeNull();
  });

  test('[PC6] silent figures: frames count the chunks too, but not while paused, when they only repeat', () => {
    expect(framesCame(UNSEEN, 134, 10_900, 12, false).chunk).toBe(10);
    expect(framesCame(UNSEEN, 134, 11_600, 12, false).chunk).toBe(11);
    const paused = framesCame(UNSEEN, 134, 11_600, 12, true);
    expect(paused.chunk).toBe(10);
    expect(framesCame(paused, 150, 12_000, 12, false).chunk).toBe(10);
  });

  test('[PC7] a pause that was taken in just before the last end we saw does not hold the way for ever', () => {
    const pausing = left(STEADY, 10_100, false);
    const repeated = framesCame(pausing, 164, 11_700, 12, true);
    expect(released(repeated, 11_700, 12).out).toBeNull();
  });

  test('[PC19] the first count that a channel tells is where counting begins: an adopted session has played for long', () => {
    const adopted = left({ ...FRESH_PACE, mark: { frames: 0, at: 10_000 } }, 10_000, false);
    const first = framesCame(adopted, 5000, 12_000, 12, false);
    expect(first.chunk).toBe(0);
    expect(released(first, 12_000, 12).out).not.toBeNull();
    expect(released(framesCame(first, 5014, 12_800, 12, false), 12_800, 12).out).toBeNull();
    const early = left({ ...FRESH_PACE, mark: { frames: 0, at: 10_000 } }, 10_000, false);
    expect(
      released(framesCame(framesCame(early, 1, 10_100, 12, false), 60, 11_400, 12, false), 11_400, 12).out,
    ).not.toBeNull();
  });

  test('[PC20] where ends were seen, frames stand in only after more than Scope can have kept: a chunk that stalls is waited for', () => {
    const stalled = left(STEADY, 10_100, false);
    expect(released(framesCame(stalled, 163, 14_000, 12, false), 14_000, 12).out).not.toBeNull();
    const unseen = framesCame(stalled, 164, 14_000, 12, false);
    expect(unseen).toMatchObject({ chunk: 11, counted: 1 });
    expect(released(unseen, 14_000, 12).out).toBeNull();
    const next = left(released(unseen, 14_000, 12), 14_010, false);
    expect(released(framesCame(next, 177, 14_700, 12, false), 14_700, 12).out).not.toBeNull();
    expect(released(framesCame(next, 178, 14_700, 12, false), 14_700, 12).out).toBeNull();
    expect(chunkEnded(next, end(14_800), 12).counted).toBe(0);
  });

  test('[PC22] a figure that shows ends with too few frames is not believed; frames stand in', () => {
    let pace: Pace = STEADY;
    for (let i = 1; i <= 5; i++) pace = chunkEnded({ ...pace, frames: 120 + 2 * i }, end(10_000 + 100 * i), 12);
    expect(pace.chunk).toBe(15);
    const lied = chunkEnded({ ...pace, frames: 132 }, end(10_600), 12);
    expect(lied).toMatchObject({ chunk: 15, endAt: null });
    let hidden: Pace = STEADY;
    for (let i = 1; i <= 8; i++) hidden = chunkEnded(hidden, end(10_000 + 750 * i), 12);
    expect(hidden.chunk).toBe(18);
  });

  test('[PC8] frames a chunk are known by the pipeline', () => {
    expect(['longlive', 'streamdiffusionv2', 'passthrough', 'unheard-of'].map(chunkFramesOf)).toEqual([12, 4, 4, 12]);
  });
});

describe('when the next may leave', () => {
  test('[PC9] a cue, a recall and a pause leave at once', () => {
    expect(mayLeave(STEADY, 10_010, 'at-once')).toBe(true);
  });

  test('[PC10] a hand that rests for 120 ms: its last value leaves at once', () => {
    expect(mayLeave(STEADY, 10_129, { movedAt: 10_010 })).toBe(false);
    expect(mayLeave(STEADY, 10_130, { movedAt: 10_010 })).toBe(true);
  });

  test('[PC11] a first touch leaves at once', () => {
    expect(mayLeave({ ...STEADY, sentAt: 8_000 }, 10_010, { movedAt: 10_010 })).toBe(true);
    expect(mayLeave(FRESH_PACE, 10_010, { movedAt: 10_010 })).toBe(true);
  });

  test('[PC12] a moving hand leaves late in the chunk: the shortest of the last eight less 250 ms', () => {
    const uneven = { ...STEADY, sentAt: 9_800, lengths: [400, 450, 750, 900, 600, 750, 750, 750, 750, 750] };
    expect(mayLeave(STEADY, 10_499, { movedAt: 10_490 })).toBe(false);
    expect(mayLeave(STEADY, 10_500, { movedAt: 10_490 })).toBe(true);
    expect(mayLeave(uneven, 10_349, { movedAt: 10_340 })).toBe(false);
    expect(mayLeave(uneven, 10_350, { movedAt: 10_340 })).toBe(true);
  });

  test('[PC13] courses are sampled for the moment the message is likely taken in, never further than a chunk', () => {
    expect(untilTaken(STEADY, 10_200)).toBe(550);
    expect(untilTaken(STEADY, 12_000)).toBe(0);
    expect(untilTaken(STEADY, 9_000)).toBe(750);
    expect(untilTaken(FRESH_PACE, 9_000)).toBe(0);
  });
});
