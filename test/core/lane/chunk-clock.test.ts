/** Chunk ends, read out of a mean over ten chunks that is asked for ten times a second. */
import { describe, expect, test } from 'vitest';
import { type ChunkClock, type ChunkEnd, FRESH_CLOCK, readPoll } from '../../../src/core/lane/chunk-clock.ts';
import { fpsMeter } from '../../../src/rehearsal/pace.ts';
import { seeded } from '../../../src/rehearsal/random.ts';

type Seen = ChunkEnd & { readonly trueEnd: number; readonly trueMs: number; readonly heardAt: number };

/** Plays `count` chunks whose lengths `next` gives, and polls as the bridge does; what was seen, beside what was true. */
function watch(count: number, next: (i: number) => number, seed: number, framesOf = (i: number) => (i === 0 ? 9 : 12)) {
  const random = seeded(seed);
  const meter = fpsMeter();
  const seen: Seen[] = [];
  let clock: ChunkClock = FRESH_CLOCK;
  let ended = 0;
  let isDue = false;
  let last = { end: 0, ms: 0 };
  let endAt = next(0);
  for (let askedAt = 0; ended < count; askedAt += 100 + random()) {
    const readAt = askedAt + 1 + 3 * random();
    while (endAt <= readAt && ended < count) {
      const ms = ended === 0 ? endAt : endAt - last.end;
      meter.ended(framesOf(ended), ms, endAt);
      last = { end: endAt, ms };
      ended += 1;
      isDue = true;
      endAt += next(ended);
    }
    const heardAt = readAt + 1 + 3 * random();
    const { clock: after, end } = readPoll(clock, { askedAt, heardAt, fps: meter.fps }, 12);
    clock = after;
    expect(end !== null, `at ${askedAt}, seed ${seed}`).toBe(isDue);
    if (end !== null) seen.push({ ...end, trueEnd: last.end, trueMs: last.ms, heardAt });
    isDue = false;
  }
  return seen;
}

const jittered = (ms: number, seed: number) => {
  const random = seeded(seed);
  return () => ms + random();
};
const between = (least: number, most: number, seed: number) => {
  const random = seeded(seed);
  return () => least + (most - least) * random();
};
const PACES: readonly (readonly [string, (seed: number) => (i: number) => number])[] = [
  ['constant 750 ms', (seed) => jittered(750, seed)],
  ['constant 250 ms', (seed) => jittered(250, seed)],
  ['random 400 to 1500 ms', (seed) => between(400, 1500, seed)],
  [
    'steps of 500 and 1500 ms',
    (seed) => {
      const tiny = jittered(0, seed);
      return (i) => (Math.floor(i / 7) % 2 === 0 ? 500 : 1500) + tiny();
    },
  ],
];

describe.each(PACES)('%s', (_, pace) => {
  test('[CC1] every chunk end is seen at the next poll, and none is invented', () => {
    for (let seed = 1; seed <= 5; seed++) expect(watch(60, pace(seed), seed)).toHaveLength(60);
  });

  test('[CC2] the end is said to be before it was heard, and never more than a poll and its way too early', () => {
    for (const { endAt, trueEnd, heardAt } of watch(60, pace(3), 3)) {
      expect(endAt).toBeLessThanOrEqual(trueEnd);
      expect(trueEnd - endAt).toBeLessThan(115);
      expect(heardAt - trueEnd).toBeLessThan(115);
    }
  });

  test('[CC9] after ten chunks an end is dated never later than it was, and on average a half of a poll too early or less', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const early = watch(60, pace(seed), seed)
        .slice(10)
        .map(({ endAt, trueEnd }) => trueEnd - endAt);
      expect(Math.min(...early), `seed ${seed}`).toBeGreaterThanOrEqual(0);
      expect(early.reduce((a, b) => a + b, 0) / early.length, `seed ${seed}`).toBeLessThan(50);
    }
  });

  test('[CC3] lengths are good to a few ms where the whole window was seen, and to a poll at worst', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const errors = watch(60, pace(seed), seed).map(({ ms, trueMs }) => Math.abs(ms - trueMs));
      expect(Math.max(...errors)).toBeLessThan(210);
      expect(errors.toSorted((a, b) => a - b)[30]).toBeLessThan(5);
    }
  });
});

test('[CC4] a chunk of other frames than usual (after a cut) spoils no length for long', () => {
  const seen = watch(80, jittered(750, 4), 4, (i) => (i === 0 || i === 30 ? 9 : 12));
  for (const { ms, trueMs } of seen) expect(Math.abs(ms - trueMs)).toBeLessThan(210);
});

test('[CC5] over 60 frames a second the figure is clamped: nothing is seen, nothing invented', () => {
  let clock: ChunkClock = FRESH_CLOCK;
  for (let at = 0; at < 5000; at += 100) {
    const { clock: after, end } = readPoll(clock, { askedAt: at, heardAt: at + 3, fps: 60 }, 12);
    expect(end).toBeNull();
    clock = after;
  }
});

test('[CC6] a session that is not listed shows nothing; when it is listed again its first figure is no chunk end', () => {
  const poll = (fps: number | null, at: number) => ({ askedAt: at, heardAt: at + 3, fps });
  const first = readPoll(FRESH_CLOCK, poll(16, 0), 12).clock;
  const unlisted = readPoll(first, poll(null, 100), 12);
  expect(unlisted.end).toBeNull();
  const again = readPoll(unlisted.clock, poll(17, 200), 12);
  expect(again.end).toBeNull();
  expect(readPoll(again.clock, poll(18, 300), 12).end).not.toBeNull();
});

test('[CC7] a pause is no chunk: the first one after it is as long as its call was', () => {
  const meter = fpsMeter();
  const ends = Array.from({ length: 14 }, (_, i) => 750 * (i + 1) + i / 7);
  let clock: ChunkClock = readPoll(FRESH_CLOCK, { askedAt: 0, heardAt: 3, fps: meter.fps }, 12).clock;
  for (const [i, end] of ends.entries()) {
    meter.ended(i === 0 ? 9 : 12, 750, end);
    clock = readPoll(clock, { askedAt: end + 10, heardAt: end + 13, fps: meter.fps }, 12).clock;
  }
  meter.interrupt();
  const paused = { ...clock, last: null };
  meter.ended(12, 810, 90_000);
  const { end } = readPoll({ ...paused, askedAt: 89_950 }, { askedAt: 90_050, heardAt: 90_053, fps: meter.fps }, 12);
  expect(end?.ms).toBeCloseTo(810, 0);
});

test('[CC8] a clock that joins late is good to a poll', () => {
  const random = seeded(9);
  const meter = fpsMeter();
  let clock: ChunkClock = FRESH_CLOCK;
  let endAt = 0;
  let askedAt = 9000;
  for (let i = 0; i < 60; i++) {
    const ms = 400 + 1100 * random();
    endAt += ms;
    meter.ended(12, ms, endAt);
    for (; askedAt < endAt; askedAt += 100)
      if (askedAt > 9000 && askedAt - 100 > endAt - ms)
        clock = readPoll(clock, { askedAt, heardAt: askedAt + 3, fps: clock.fps ?? meter.fps }, 12).clock;
    const read = readPoll(clock, { askedAt, heardAt: askedAt + 3, fps: meter.fps }, 12);
    clock = read.clock;
    askedAt += 100;
    if (i > 25) expect(Math.abs((read.end?.ms ?? 0) - ms)).toBeLessThan(310);
  }
});
