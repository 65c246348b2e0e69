/** MIDI clock to a tempo: 24 ticks a beat, a straight line through the last of them, and the place in the song. */
import { clamp, type Ms } from '../unit.ts';
import { beatAt, beatMs, type Clock, LEAST_BPM, MOST_BPM, type Tempo } from './tempo.ts';

export type ClockMessage =
  | { readonly kind: 'clock' | 'start' | 'continue' | 'stop' }
  /** Song position, in sixteenths. */
  | { readonly kind: 'position'; readonly sixteenths: number };

const PER_BEAT = 24;
const PER_SIXTEENTH = 6;
/** One beat of intervals: the line's tempo is then off by a tenth at a millisecond of jitter, and follows in one beat. */
const LINE = PER_BEAT + 1;
/** Silent for so long it is lost, and the beat runs on without it. */
export const LOST_MS = 500;
/** A gap of so many ticks is no jitter: the line begins anew. */
const GAP = 3;
/** The tempo is said in tenths; a wobble within this is none. */
const WOBBLE = 0.07;

/** Does a clock say the tempo now? */
export const isLed = ({ source, clock }: Tempo, now: Ms): boolean =>
  source === 'clock' && clock !== null && now - clock.at <= LOST_MS;

export function clocked(tempo: Tempo, device: string, message: ClockMessage, now: Ms): Tempo {
  const known = clockOf(tempo, device, now);
  if (known === null) return tempo;
  switch (message.kind) {
    case 'clock':
      return ticked(tempo, known, now);
    case 'start':
      return { ...tempo, clock: { ...known, next: 0, song: 0, runs: true, ticks: [] } };
    case 'continue':
      return { ...tempo, clock: { ...known, next: known.song, runs: true } };
    case 'stop':
      return { ...tempo, clock: { ...known, next: null, runs: false } };
    case 'position': {
      const song = message.sixteenths * PER_SIXTEENTH;
      return { ...tempo, clock: { ...known, song, next: known.runs ? song : known.next } };
    }
    default:
      return message satisfies never;
  }
}

/** Null: another device leads. A new one takes the beat over as it is. */
function clockOf(tempo: Tempo, device: string, now: Ms): Clock | null {
  const { clock } = tempo;
  if (clock?.device === device) return clock;
  if (clock !== null && now - clock.at <= LOST_MS) return null;
  const place = placeAt(tempo, now) - 1;
  return { device, ticks: [], at: -Infinity, place, next: null, song: 0, runs: false, nudged: 0 };
}

/** The nearest tick of the beat as it runs. */
const placeAt = (tempo: Tempo, now: Ms): number => Math.round((beatAt(tempo, now) ?? 0) * PER_BEAT);

function ticked(tempo: Tempo, before: Clock, now: Ms): Tempo {
  const tickMs = (tempo.source === 'clock' ? (beatMs(tempo) ?? 0) : 0) / PER_BEAT;
  const isGap = now - before.at > (tickMs > 0 ? GAP * tickMs : LOST_MS);
  const place = before.next ?? (isGap ? placeAt(tempo, now + before.nudged) : before.place + 1);
  const ticks = [...(isGap ? [] : before.ticks), now].slice(-LINE);
  const song = before.runs ? place + 1 : before.song;
  const clock: Clock = { ...before, ticks, at: now, place, next: null, song };
  const line = lineOf(ticks);
  if (ticks.length === LINE) return lined({ ...tempo, clock }, clock, line);
  return tickMs === 0 ? { ...tempo, clock } : { ...tempo, clock, zero: zeroOf(clock, tickMs, meanEnd(ticks, tickMs)) };
}

function lined(tempo: Tempo, clock: Clock, { tickMs, end }: Line): Tempo {
  const heard = 60_000 / (tickMs * PER_BEAT);
  // Half a beat of grace, for ticks that jitter at the very end.
  if (!(heard >= LEAST_BPM - 0.5 && heard <= MOST_BPM + 0.5)) return tempo;
  const holds = tempo.source === 'clock' && tempo.bpm !== null && Math.abs(tempo.bpm - heard) <= WOBBLE;
  const bpm = holds ? tempo.bpm : clamp(Math.round(heard * 10) / 10, LEAST_BPM, MOST_BPM);
  return { ...tempo, bpm, source: 'clock', taps: [], zero: zeroOf(clock, 60_000 / bpm / PER_BEAT, end) };
}

const zeroOf = ({ place, nudged }: Clock, tickMs: Ms, end: Ms): Ms => end - place * tickMs + nudged;

type Line = { readonly tickMs: Ms; readonly end: Ms };

/** Least squares: the even ticks that lie nearest, and where on them the last one is. */
function lineOf(ticks: readonly Ms[]): Line {
  const middle = (ticks.length - 1) / 2;
  const mean = meanOf(ticks);
  let across = 0;
  let along = 0;
  for (const [i, at] of ticks.entries()) {
    across += (i - middle) * (at - mean);
    along += (i - middle) ** 2;
  }
  const tickMs = along === 0 ? 0 : across / along;
  return { tickMs, end: mean + tickMs * middle };
}

/** While the line is short its tempo is not asked, only where it lies. */
const meanEnd = (ticks: readonly Ms[], tickMs: Ms): Ms =>
  meanOf(ticks.map((at, i) => at + (ticks.length - 1 - i) * tickMs));

/** From the first on, because sums of wall time lose their last digits. */
const meanOf = (times: readonly Ms[]): Ms => {
  const [first = 0] = times;
  return first + times.reduce((sum, at) => sum + (at - first), 0) / Math.max(1, times.length);
};

/** A tap under a clock that nobody started says where the bar begins; the song of one that runs has its own. */
export function downbeat(tempo: Tempo, clock: Clock, now: Ms): Tempo {
  const tickMs = (beatMs(tempo) ?? 0) / PER_BEAT;
  if (clock.runs || tickMs === 0) return tempo;
  const off = placeAt(tempo, now);
  return { ...tempo, zero: tempo.zero + off * tickMs, clock: { ...clock, place: clock.place - off } };
}
