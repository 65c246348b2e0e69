/** The server's one beat: a source that runs by itself, and the beat that a client may forward over it. */
import type { Json, Ms } from '../core/unit.ts';
import type { Parameters } from './pipeline.ts';

export interface BeatState {
  readonly bpm: number;
  readonly beat_phase: number;
  readonly bar_position: number;
  readonly beat_count: number;
  readonly is_playing: boolean;
  readonly source: string;
}

export interface Tempo {
  readonly beatsPerBar: number;
  readonly isEnabled: boolean;
  readonly hasLink: boolean;
  beat(at: Ms): BeatState | null;
  /** Null, or why not. */
  enable(source: 'link' | 'midi_clock', bpm: number, beatsPerBar: number, at: Ms): string | null;
  disable(): void;
  setTempo(bpm: number, at: Ms): string | null;
  /** A client's beat, if the message brings one. */
  hear(message: Parameters, at: Ms): void;
  /** When the next `tempo_update` is due. */
  next(): Ms;
  update(at: Ms): object | null;
}

/** Stripped from every message, wherever the beat comes from. */
export const BEAT_KEYS = ['bpm', 'beat_phase', 'bar_position', 'beat_count', 'is_playing'];

const UPDATE_EVERY: Ms = 1000 / 15;
const CLIENT_STALE: Ms = 2000;

/** `hasLink`: as on a server whose optional Link package is installed. */
export function createTempo(hasLink: boolean): Tempo {
  let clock: { bpm: number; beats: number; at: Ms } | null = null;
  let client: { state: BeatState; at: Ms } | null = null;
  let beatsPerBar = 4;
  let updateAt: Ms = Infinity;

  const beatsAt = (at: Ms): number => (clock ? clock.beats + ((at - clock.at) * clock.bpm) / 60_000 : 0);

  function ownBeat(at: Ms): BeatState | null {
    if (!clock) return null;
    const beats = beatsAt(at);
    return {
      bpm: clock.bpm,
      beat_phase: beats - Math.floor(beats),
      bar_position: beats % beatsPerBar,
      beat_count: Math.floor(beats),
      is_playing: true,
      source: 'link',
    };
  }

  function beat(at: Ms): BeatState | null {
    if (!clock) return null;
    return client && at - client.at < CLIENT_STALE ? client.state : ownBeat(at);
  }

  return {
    hasLink,
    get beatsPerBar() {
      return beatsPerBar;
    },
    get isEnabled() {
      return clock !== null;
    },
    beat,
    enable(source, bpm, perBar, at) {
      clock = null;
      beatsPerBar = perBar;
      if (source === 'midi_clock') return "Required dependency not installed: No module named 'mido'";
      if (!hasLink) return "Required dependency not installed: No module named 'aalink'";
      clock = { bpm, beats: 0, at };
      updateAt = at;
      return null;
    },
    disable() {
      clock = null;
      client = null;
      updateAt = Infinity;
    },
    setTempo(bpm, at) {
      if (!clock) return 'Tempo sync is not enabled';
      clock = { bpm, beats: beatsAt(at), at };
      return null;
    },
    hear(message, at) {
      if (!('bpm' in message && 'beat_phase' in message)) return;
      const number = (key: string, fallback: number) => Number(message[key] ?? fallback);
      const phase = number('beat_phase', 0);
      const state = {
        bpm: number('bpm', 120),
        beat_phase: phase,
        bar_position: number('bar_position', phase),
        beat_count: Math.trunc(number('beat_count', 0)),
        is_playing: Boolean(message['is_playing'] ?? true),
        source: 'client',
      };
      client = { state, at };
    },
    next: () => updateAt,
    update(at) {
      updateAt = at + UPDATE_EVERY;
      const state = beat(at);
      if (!state) return null;
      const { source: _source, ...rest } = state;
      return {
        type: 'tempo_update',
        ...rest,
        bpm: rounded(state.bpm, 2),
        beat_phase: rounded(state.beat_phase, 4),
        bar_position: rounded(state.bar_position, 4),
      };
    },
  };
}

export const tempoStatus = (tempo: Tempo, at: Ms): Json => ({
  enabled: tempo.isEnabled,
  source: tempo.isEnabled ? { type: 'link', num_peers: 0 } : null,
  beats_per_bar: tempo.beatsPerBar,
  beat_state: tempo.beat(at) as { readonly [key: string]: Json } | null,
});

const rounded = (value: number, places: number): number => Math.round(value * 10 ** places) / 10 ** places;
