/** One client's session: routes its messages to the nodes' queues and plays the frames of the node that is seen. */
import type { Json, Ms } from '../core/unit.ts';
import type { Beats } from './beats.ts';
import { type Journal, type JournalMessage, type JournalSession, keepable } from './journal.ts';
import { isTruthy, type Parameters } from './pipeline.ts';
import type { Frame, Processor } from './processor.ts';
import { BEAT_KEYS } from './tempo.ts';
import { createTrack, type Track } from './track.ts';

/** What the metrics say of a session in which no pipeline runs. */
const FPS_WITHOUT_PIPELINE = 30;

export interface SessionOptions {
  readonly id: string;
  readonly initial: Parameters;
  /** Empty: the session was accepted, but nothing runs in it. */
  readonly processors: ReadonlyMap<string, Processor>;
  readonly seen: string | null;
  readonly hasGraph: boolean;
  /** Can the track live? Without a graph it needs an incoming video track. */
  readonly canPlay: boolean;
  readonly drag: Ms;
  readonly journal: Journal;
  readonly beats: Beats;
  readonly notify: (message: object) => void;
}

export interface Session {
  readonly id: string;
  readonly record: JournalSession;
  readonly processors: ReadonlyMap<string, Processor>;
  readonly track: Track;
  readonly isDead: boolean;
  readonly framesOut: number;
  readonly framesIn: number;
  readonly openedAt: Ms;
  readonly fps: number;
  /** The merged view that REST shows: with values that the pipeline never got. */
  readonly parameters: Parameters;
  /** A message as it came over the data channel. */
  receive(text: string, at: Ms): void;
  update(message: Parameters, at: Ms): void;
  input(frames: number, at: Ms): void;
  connected(at: Ms): void;
  /** Plays what is due: the message that waited for its beat, and the frame. */
  play(at: Ms): Frame | undefined;
  next(): Ms;
  stop(at: Ms, by: string): void;
}

export function createSession(options: SessionOptions, openedAt: Ms): Session {
  const { id, journal, processors, beats } = options;
  const seen = options.seen === null ? undefined : processors.get(options.seen);
  const track = createTrack(
    { fps: () => seen?.fps ?? FPS_WITHOUT_PIPELINE, takeFrame },
    options.drag,
    !options.hasGraph,
  );
  const record: JournalSession = {
    id,
    openedAt,
    connectedAt: null,
    endedAt: null,
    endedBy: null,
    isDead: processors.size === 0,
    framesOut: 0,
  };
  journal.sessions.push(record);
  const { output_sinks: _sinks, input_source: _source, ...start } = options.initial;
  let parameters: Parameters = start;
  let framesIn = 0;

  function takeFrame(): Frame | undefined {
    const frame = seen?.takeFrame();
    if (frame) record.framesOut += 1;
    return frame;
  }

  function put(node: string, processor: Processor, sent: Parameters, message: Json, at: Ms): void {
    const entry: JournalMessage = { at, session: id, node, message: kept(message), fate: 'queued' };
    const taken = (takenAt: Ms, chunk: number) => {
      entry.fate = 'applied';
      entry.appliedAt = takenAt;
      entry.chunk = chunk;
    };
    if (!processor.update({ parameters: sent, taken })) entry.fate = 'dropped';
    journal.messages.push(entry);
  }

  function ignore(message: Json, at: Ms): void {
    journal.messages.push({ at, session: id, node: null, message: kept(message), fate: 'ignored' });
  }

  /** True when a special key has a type that Scope trips over: the whole message is lost. */
  function isBroken(message: Parameters): boolean {
    const { modulations, lookahead_ms: lookahead, output_sinks: sinks } = message;
    if (modulations !== undefined && !isObject(modulations)) return true;
    if (lookahead !== undefined && !Number.isFinite(toNumber(lookahead))) return true;
    if (sinks !== undefined && !isObject(sinks)) return true;
    if (!('bpm' in message && 'beat_phase' in message)) return false;
    return BEAT_KEYS.some((key) => key in message && !Number.isFinite(toNumber(message[key])));
  }

  const session: Session = {
    id,
    record,
    processors,
    track,
    isDead: processors.size === 0,
    openedAt,
    get framesOut() {
      return record.framesOut;
    },
    get framesIn() {
      return framesIn;
    },
    get fps() {
      return seen?.fps ?? FPS_WITHOUT_PIPELINE;
    },
    get parameters() {
      return parameters;
    },
    receive(text, at) {
      const message = parse(text);
      if (message === undefined || !isObject(message)) {
        ignore(message ?? text, at);
        return;
      }
      // The freeze of the own track is at once; the pause of the pipeline queues up with everything else.
      if ('paused' in message) track.isPaused = isTruthy(message['paused']);
      const { _quantized: quantized, ...rest } = message;
      if (isTruthy(quantized) && beats.schedule(rest, at)) return;
      session.update(rest, at);
    },
    update(message, at) {
      if (isBroken(message)) {
        ignore(message, at);
        return;
      }
      beats.keep(message, at);
      const { node_id: node, ...sent } = withoutSpecialKeys(message);
      if (isTruthy(node)) {
        const processor = typeof node === 'string' ? processors.get(node) : undefined;
        if (processor && typeof node === 'string') put(node, processor, sent, message, at);
        else ignore(message, at);
      } else if (processors.size === 0) {
        ignore(message, at);
      } else {
        for (const [name, processor] of processors) put(name, processor, sent, message, at);
      }
      parameters = { ...parameters, ...sent };
    },
    input(frames) {
      framesIn += frames;
      for (const processor of processors.values()) processor.input(frames);
    },
    connected(at) {
      record.connectedAt ??= at;
      if (options.canPlay) track.start(at);
    },
    play(at) {
      const waited = beats.due(at);
      if (waited) {
        session.update(waited, at);
        options.notify({ type: 'change_applied' });
      }
      return track.act(at);
    },
    next: () => Math.min(track.next(), beats.next()),
    stop(at, by) {
      record.endedAt = at;
      record.endedBy = by;
      track.stop();
      for (const processor of processors.values()) processor.stop(at);
    },
  };
  return session;
}

function withoutSpecialKeys(message: Parameters): Parameters {
  const {
    quantize_mode: _mode,
    lookahead_ms: _lookahead,
    output_sinks: _sinks,
    input_source: _source,
    modulations: _modulations,
    beat_cache_reset_rate: _rate,
    ...rest
  } = message;
  return Object.fromEntries(Object.entries(rest).filter(([key]) => !BEAT_KEYS.includes(key)));
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

const kept = (message: Json): Json => keepable(message, JSON.stringify(message).length);

const isObject = (value: Json): value is Parameters =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Python's float(). */
const toNumber = (value: Json | undefined): number => {
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value);
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
};
