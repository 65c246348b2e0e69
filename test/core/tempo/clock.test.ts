/** MIDI clock in: tempo by a line through the last ticks, place by counting them, and what drop-outs do. */
import { describe, expect, it, test } from 'vitest';
import fc from 'fast-check';
import { type ClockMessage, clocked, isLed } from '../../../src/core/tempo/clock.ts';
import { beatAt, NO_TEMPO, nextLanding, nudge, tap, type Tempo, withBpm } from '../../../src/core/tempo/tempo.ts';

const say = (tempo: Tempo, message: ClockMessage, at: number, device = 'daw'): Tempo =>
  clocked(tempo, device, message, at);
const tickMs = (bpm: number): number => 60_000 / bpm / 24;

/** So many even ticks from `at` on; `jitter` moves each. */
function ticks(
  tempo: Tempo,
  count: number,
  { bpm = 120, at = 0, device = 'daw', jitter = (): number => 0 } = {},
): Tempo {
  let next = tempo;
  for (let i = 0; i < count; i++) next = say(next, { kind: 'clock' }, at + i * tickMs(bpm) + jitter(), device);
  return next;
}

const noise = (seed: number, ms: number): (() => number) => {
  let state = seed + 1;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return (state / 2_147_483_647 - 0.5) * 2 * ms;
  };
};

describe('[TM20] a MIDI clock sets the tempo after a beat of ticks, and its first is the downbeat', () => {
  it('24 intervals, not 23', () => {
    expect(ticks(NO_TEMPO, 24).bpm).toBeNull();
    const led = ticks(NO_TEMPO, 25);
    expect(led).toMatchObject({ bpm: 120, source: 'clock' });
    expect(beatAt(led, 0)).toBeCloseTo(0);
    expect(beatAt(led, 1250)).toBeCloseTo(2.5);
  });
  it('from 20 to 300 beats a minute, and what floods beyond is no tempo', () => {
    for (const bpm of [20, 63.4, 174, 300]) expect(ticks(NO_TEMPO, 25, { bpm }).bpm).toBeCloseTo(bpm, 1);
    expect(ticks(NO_TEMPO, 400, { bpm: 12_000 })).toMatchObject({ bpm: null, source: 'none' });
  });
  it('in tenths, and a wobble below that moves nothing', () => {
    const led = ticks(NO_TEMPO, 25, { bpm: 120 });
    expect(ticks(led, 24, { bpm: 120.05, at: 500 + tickMs(120.05) }).bpm).toBe(120);
  });
});

describe('[TM21] jitter is filtered by a line through the last beat', () => {
  it('a millisecond of it at 120: never off by half a beat a minute', () => {
    for (let seed = 0; seed < 60; seed++) {
      let tempo = ticks(NO_TEMPO, 25, { jitter: noise(seed, 1) });
      const jitter = noise(seed + 1000, 1);
      for (let i = 25; i < 240; i++) {
        tempo = say(tempo, { kind: 'clock' }, i * tickMs(120) + jitter());
        expect(Math.abs((tempo.bpm ?? 0) - 120)).toBeLessThan(0.5);
        expect(Math.abs((beatAt(tempo, i * tickMs(120)) ?? 0) - i / 24)).toBeLessThan(0.01);
      }
    }
  });
  it('from 120 to 128 within a beat', () => {
    for (let seed = 0; seed < 60; seed++) {
      const jitter = noise(seed, 1);
      const before = ticks(NO_TEMPO, 49, { jitter });
      const after = ticks(before, 25, { bpm: 128, at: 1000 + tickMs(128), jitter });
      expect(Math.abs((after.bpm ?? 0) - 128)).toBeLessThan(1);
    }
  });
});

describe('[TM22] start is the downbeat at its next tick, a song position is where continue goes on', () => {
  it('start', () => {
    const led = say(ticks(NO_TEMPO, 30), { kind: 'start' }, 30 * tickMs(120) - 1);
    const started = ticks(led, 12, { at: 30 * tickMs(120) });
    expect(beatAt(started, 30 * tickMs(120))).toBeCloseTo(0);
    expect(started.bpm).toBe(120);
  });
  it('continue at the ninth sixteenth', () => {
    const stopped = say(ticks(NO_TEMPO, 30), { kind: 'stop' }, 600);
    const placed = say(say(stopped, { kind: 'position', sixteenths: 8 }, 610), { kind: 'continue' }, 620);
    const on = ticks(placed, 2, { at: 30 * tickMs(120) });
    expect(beatAt(on, 30 * tickMs(120))).toBeCloseTo(2);
  });
  it('stop and continue take the song up where it stopped, while the beat runs on meanwhile', () => {
    const started = ticks(say(NO_TEMPO, { kind: 'start' }, 0), 49);
    const stopped = ticks(say(started, { kind: 'stop' }, 1010), 24, { at: 49 * tickMs(120) });
    expect(beatAt(stopped, 72 * tickMs(120))).toBeCloseTo(3);
    const on = ticks(say(stopped, { kind: 'continue' }, 1510), 1, { at: 73 * tickMs(120) });
    expect(beatAt(on, 73 * tickMs(120))).toBeCloseTo(49 / 24);
  });
});

describe('[TM23] a clock that falls silent is lost after half a second, and the beat runs on', () => {
  it('at its tempo, from where it was', () => {
    const led = ticks(NO_TEMPO, 49);
    expect(isLed(led, 1500)).toBe(true);
    expect(isLed(led, 1501)).toBe(false);
    expect(beatAt(led, 3000)).toBeCloseTo(6);
    expect(nextLanding(led, 'bar', 2500)).toBeCloseTo(4000);
  });
  it('coming back it keeps the beat, and a gap begins the line anew', () => {
    const back = ticks(ticks(NO_TEMPO, 49), 10, { at: 5000 });
    expect(back.bpm).toBe(120);
    expect(beatAt(back, 5000)).toBeCloseTo(10);
    expect(back.clock?.ticks).toHaveLength(10);
  });
  it('taps take over from a lost one, and it takes over again when it is back', () => {
    const tapped = [3000, 3600, 4200].reduce(tap, ticks(NO_TEMPO, 49));
    expect(tapped).toMatchObject({ bpm: 100, source: 'tapped' });
    const back = ticks(tapped, 25, { at: 9000 });
    expect(back).toMatchObject({ bpm: 120, source: 'clock' });
  });
});

describe('[TM24] one clock at a time', () => {
  it('a second device is not heard while the first ticks', () => {
    const led = ticks(NO_TEMPO, 49);
    expect(ticks(led, 15, { bpm: 90, at: 1001, device: 'other' })).toBe(led);
  });
  it('but when the first is lost; it takes the beat over as it is', () => {
    const other = ticks(ticks(NO_TEMPO, 49), 25, { bpm: 120, at: 2000, device: 'other' });
    expect(other.clock?.device).toBe('other');
    expect(beatAt(other, 2500)).toBeCloseTo(5);
  });
});

describe('[TM25] a nudge stays with a clock, and is gone with another', () => {
  it('by its milliseconds', () => {
    const nudged = ticks(nudge(ticks(NO_TEMPO, 49), 40), 24, { at: 49 * tickMs(120) });
    expect(beatAt(nudged, 1540)).toBeCloseTo(3);
  });
});

test('[TM31] a nudge counts once, though the clock had a gap or was lost', () => {
  const nudged = ticks(nudge(ticks(NO_TEMPO, 49), 60), 24, { at: 49 * tickMs(120) });
  const gone = ticks(nudged, 25, { at: 5000 });
  expect(beatAt(gone, 5060)).toBeCloseTo(10);
  expect(beatAt(ticks(gone, 25, { at: 9000 }), 9060)).toBeCloseTo(18);
});

test('[TM26] whatever a clock says and whenever, the tempo stays a number in its range or none, and nothing throws', () => {
  const message: fc.Arbitrary<ClockMessage> = fc.oneof(
    fc.constantFrom<ClockMessage>({ kind: 'clock' }, { kind: 'start' }, { kind: 'continue' }, { kind: 'stop' }),
    fc.integer({ min: 0, max: 16_383 }).map((sixteenths) => ({ kind: 'position' as const, sixteenths })),
  );
  const step = fc.tuple(message, fc.integer({ min: 0, max: 800 }), fc.constantFrom('a', 'b'));
  const from = fc.constantFrom(NO_TEMPO, withBpm(NO_TEMPO, 97, 0));
  fc.assert(
    fc.property(from, fc.array(step, { maxLength: 80 }), (start, steps) => {
      let tempo = start;
      let at = 1_700_000_000_000;
      for (const [each, gap, device] of steps) {
        at += gap;
        tempo = clocked(tempo, device, each, at);
        if (tempo.bpm === null) continue;
        expect(tempo.bpm).toBeGreaterThanOrEqual(20);
        expect(tempo.bpm).toBeLessThanOrEqual(300);
        expect(Number.isFinite(beatAt(tempo, at))).toBe(true);
      }
    }),
  );
});
