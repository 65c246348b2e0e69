/** The beat clock: from taps, a number or a MIDI clock, and where the next beat, bar or bars begin. */
import { clamp, type Ms } from '../unit.ts';

/** A MIDI clock as it was heard: see `clock.ts`. */
export type Clock = {
  /** Who sends it; another one is heard only when this one fell silent. */
  readonly device: string;
  /** When the last ticks came, oldest first: those that lie on one line. */
  readonly ticks: readonly Ms[];
  /** When anything was ticked last. */
  readonly at: Ms;
  /** Ticks from the downbeat to the last tick. */
  readonly place: number;
  /** Where the next tick is said to be; null: after the last one. */
  readonly next: number | null;
  /** Where the song goes on when it is continued. */
  readonly song: number;
  /** It was started: its bar is the song's, and not ours to shift. */
  readonly runs: boolean;
  /** Milliseconds by which a hand has nudged it. */
  readonly nudged: Ms;
};

export type Tempo = {
  readonly bpm: number | null;
  readonly source: 'none' | 'tapped' | 'set' | 'clock';
  /** When beat 0 was, the first of a bar. */
  readonly zero: Ms;
  /** The taps of the present row, oldest first. */
  readonly taps: readonly Ms[];
  /** The MIDI clock that was heard last; while it comes it wins over taps and numbers. */
  readonly clock: Clock | null;
};

export const NO_TEMPO: Tempo = { bpm: null, source: 'none', zero: 0, taps: [], clock: null };

/** Where a recall lands on the beat; a binding's own wins over `/tempo/quantize`. */
export const QUANTIZES = ['off', 'beat', 'bar', '2-bar', '4-bar'] as const;
export type Quantize = (typeof QUANTIZES)[number];

export const BEATS_PER_BAR = 4;
const BEATS: Readonly<Record<Exclude<Quantize, 'off'>, number>> = {
  beat: 1,
  bar: BEATS_PER_BAR,
  '2-bar': 2 * BEATS_PER_BAR,
  '4-bar': 4 * BEATS_PER_BAR,
};

export const LEAST_BPM = 20;
export const MOST_BPM = 300;
/** A pause of so long begins a new row of taps. */
const ROW_MS = 2000;
/** A tap that is off by more than this share begins a new row too: the performer counts something else. */
const OFF = 0.3;
const ROW = 8;

export const beatMs = (tempo: Tempo): Ms | null => (tempo.bpm === null ? null : 60_000 / tempo.bpm);

/** Beats since beat 0, with their fraction; null without a tempo. */
export function beatAt(tempo: Tempo, now: Ms): number | null {
  const ms = beatMs(tempo);
  return ms === null ? null : (now - tempo.zero) / ms;
}

/** Three even taps set the tempo, each further one refines it; the first of a row is the downbeat. */
export function tap(tempo: Tempo, now: Ms): Tempo {
  const last = tempo.taps.at(-1);
  const row = last === undefined || now - last > ROW_MS || isOff(tempo.taps, now) ? [now] : [...tempo.taps, now];
  const taps = row.slice(-ROW);
  const [first] = taps;
  if (taps.length < 3 || first === undefined) return { ...tempo, taps };
  const each = (now - first) / (taps.length - 1);
  const bpm = clamp(60_000 / each, LEAST_BPM, MOST_BPM);
  const ms = 60_000 / bpm;
  const isNewRow = tempo.source !== 'tapped' || taps.length === 3;
  // Later taps of a row move the phase and keep the bar where it was counted.
  const beats = isNewRow ? taps.length - 1 : Math.round((now - tempo.zero) / ms);
  return { bpm, source: 'tapped', zero: now - beats * ms, taps, clock: tempo.clock };
}

function isOff(taps: readonly Ms[], now: Ms): boolean {
  const first = taps[0];
  const last = taps.at(-1);
  if (first === undefined || last === undefined || taps.length < 2) return false;
  const each = (last - first) / (taps.length - 1);
  return Math.abs(now - last - each) > OFF * each;
}

/** A number says the tempo and keeps the present beat where it is. */
export function withBpm(tempo: Tempo, bpm: number, now: Ms): Tempo {
  const beat = beatAt(tempo, now) ?? 0;
  return { bpm, source: 'set', zero: now - beat * (60_000 / bpm), taps: [], clock: tempo.clock };
}

/** Moves the beat: later by `ms`, or earlier where it is negative. A clock stays moved. */
export const nudge = (tempo: Tempo, ms: Ms): Tempo => ({
  ...tempo,
  zero: tempo.zero + ms,
  clock: tempo.clock === null ? null : { ...tempo.clock, nudged: tempo.clock.nudged + ms },
});

/** Milliseconds from one line of the grid to the next; null without a tempo or a grid. */
export function gridMs(tempo: Tempo, quantize: Quantize): Ms | null {
  const ms = beatMs(tempo);
  return ms === null || quantize === 'off' ? null : BEATS[quantize] * ms;
}

/** When the grid is next reached at `earliest` or later; null without a tempo or a grid. */
export function nextLanding(tempo: Tempo, quantize: Quantize, earliest: Ms): Ms | null {
  const grid = gridMs(tempo, quantize);
  return grid === null ? null : tempo.zero + Math.ceil((earliest - tempo.zero) / grid - 1e-6) * grid;
}
