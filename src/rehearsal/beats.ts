/** What one session does on the beat: changes that wait for it, swinging parameters, resets in its rhythm. */
import type { Json, Ms } from '../core/unit.ts';
import { type Modulations, modulate, readModulations } from './modulation.ts';
import type { Parameters } from './pipeline.ts';
import type { BeatState, Tempo } from './tempo.ts';

export interface BeatCall {
  readonly parameters: Parameters;
  readonly isReset: boolean;
}

export interface Beats {
  /** Takes the beat's keys out of a message. */
  keep(message: Parameters, at: Ms): void;
  /** True: the message waits for the beat, or was merged into one that does. */
  schedule(message: Parameters, at: Ms): boolean;
  next(): Ms;
  /** The message whose beat has come. */
  due(at: Ms): Parameters | null;
  /** Each node counts its own resets. */
  caller(): (parameters: Parameters, at: Ms) => BeatCall;
}

const RATES = ['none', 'beat', 'bar', '2_bar', '4_bar'] as const;
type Rate = (typeof RATES)[number];

export function createBeats(tempo: Tempo, random: () => number, notify: (message: object) => void): Beats {
  let mode: Rate = 'none';
  let lookahead: Ms = 0;
  let modulations: Modulations = new Map();
  let pending: { message: Parameters; dueAt: Ms } | null = null;
  let resetRate: Rate = 'none';
  let resetEpoch = 0;

  return {
    keep(message, at) {
      const wanted = RATES.find((rate) => rate === message['quantize_mode']);
      if (wanted) [mode, pending] = [wanted, null];
      if ('lookahead_ms' in message) [lookahead, pending] = [Math.max(0, Number(message['lookahead_ms'])), null];
      const raw = message['modulations'];
      if (isObject(raw)) modulations = readModulations(raw);
      if ('beat_cache_reset_rate' in message) {
        resetRate = RATES.find((rate) => rate === message['beat_cache_reset_rate']) ?? 'none';
        resetEpoch += 1;
      }
      tempo.hear(message, at);
    },
    schedule(message, at) {
      const beat = tempo.beat(at);
      if (mode === 'none' || !beat) return false;
      if (pending) {
        pending = { ...pending, message: { ...pending.message, ...message } };
        return true;
      }
      const delay = delayTo(mode, beat, tempo.beatsPerBar, lookahead);
      if (delay <= 0) return false;
      pending = { message, dueAt: at + delay };
      notify({ type: 'change_scheduled', delay_ms: Math.trunc(delay) });
      return true;
    },
    next: () => pending?.dueAt ?? Infinity,
    due(at) {
      if (!pending || pending.dueAt > at) return null;
      const { message } = pending;
      pending = null;
      return message;
    },
    caller() {
      let epoch = resetEpoch;
      let boundary = -1;
      return (parameters, at) => {
        const beat = tempo.beat(at);
        if (!beat) return { parameters, isReset: false };
        const { source: _source, ...state } = beat;
        const swung = modulate({ ...parameters, ...state }, modulations, beat, tempo.beatsPerBar);
        if (epoch !== resetEpoch) [epoch, boundary] = [resetEpoch, -1];
        if (resetRate === 'none') return { parameters: swung, isReset: false };
        const before = boundary;
        boundary = Math.floor(beat.beat_count / beatsIn(resetRate, tempo.beatsPerBar));
        if (before < 0 || before === boundary) return { parameters: swung, isReset: false };
        const seed = Math.floor(random() * (2 ** 31 - 1));
        return { parameters: { ...swung, base_seed: seed }, isReset: true };
      };
    },
  };
}

/** How long a change waits for its beat. Landing there still waits for the queue and the next chunk. */
export function delayTo(mode: Rate, beat: BeatState, beatsPerBar: number, lookahead: Ms): Ms {
  if (mode === 'none' || beat.bpm <= 0) return 0;
  const beatMs = 60_000 / beat.bpm;
  const cycle = beatsIn(mode, beatsPerBar);
  const phase = Math.max(0, Math.min(1, beat.beat_phase));
  let beats = cycle - ((beat.beat_count % cycle) + phase);
  if (beats < 0.01) beats += cycle;
  let delay = beats * beatMs - lookahead;
  if (delay < 0) delay += cycle * beatMs * Math.ceil(-delay / (cycle * beatMs));
  return delay;
}

function beatsIn(rate: Rate, beatsPerBar: number): number {
  switch (rate) {
    case 'none':
    case 'beat':
      return 1;
    case 'bar':
      return beatsPerBar;
    case '2_bar':
      return 2 * beatsPerBar;
    case '4_bar':
      return 4 * beatsPerBar;
    default:
      return rate satisfies never;
  }
}

const isObject = (value: Json | undefined): value is Parameters =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
