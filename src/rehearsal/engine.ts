/**
 * The whole server without its doors: loads, sessions, chunks and frames, as functions of the time it is given.
 *
 * It has no clock and no timer. Whoever owns it calls `advance` at the latest when `next` says so; what happens then
 * happens at the times it would have happened, however late the call is.
 */
import type { Json, Ms } from '../core/unit.ts';
import { type Beats, createBeats } from './beats.ts';
import { chunkClock } from './chunk-clock.ts';
import { needsPipeline, wire } from './graph.ts';
import { createJournal, type Journal } from './journal.ts';
import { createLoader, type Loader } from './loader.ts';
import type { Parameters, PipelineShape, Rendered } from './pipeline.ts';
import { createProcessor, type Fault, type Frame, type Processor } from './processor.ts';
import { createSession, type Session } from './session.ts';
import { createTempo, type Tempo } from './tempo.ts';

export interface Pace {
  /** What a call takes: a number between the two, drawn anew for each. */
  readonly chunkMs: readonly [Ms, Ms];
  /** What a call takes longer when the prompts changed. */
  readonly encodeMs: Ms;
}

export interface EngineOptions extends Pace {
  readonly loadMs: Ms;
  /** What the track is late with each frame. */
  readonly drag: Ms;
  readonly shapeOf: (pipeline: string) => PipelineShape | undefined;
  /** Can the beat be enabled? */
  readonly hasLink: boolean;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
}

export interface SentFrame {
  readonly session: string;
  readonly at: Ms;
  readonly frame: Frame;
}

export interface Note {
  readonly session: string | null;
  readonly message: object;
}

export interface Engine {
  readonly loader: Loader;
  readonly journal: Journal;
  readonly tempo: Tempo;
  readonly sessions: ReadonlyMap<string, Session>;
  pace: Pace;
  /** When something happens next; Infinity when nothing will. */
  next(): Ms;
  /** Lets everything happen that is due by `at`. */
  advance(at: Ms): readonly SentFrame[];
  /** What clients are to be told since the last time; without a session: all of them. */
  takeNotes(): readonly Note[];
  /** Null: refused, since nothing is loaded. `canPlay`: does the offer let our track live? */
  open(id: string, initial: Parameters, canPlay: boolean, at: Ms): Session | null;
  close(id: string, by: string, at: Ms): void;
  /** The session that the metrics list: the oldest. */
  oldest(): Session | undefined;
  /** Parameters by REST go to every session. */
  broadcast(parameters: Parameters, at: Ms): void;
  fault(kind: Fault): void;
}

/** A call's time is never twice the same, and clients recognise chunk ends by that. */
const JITTER: Ms = 1;

export function createEngine(options: EngineOptions): Engine {
  const journal = createJournal();
  const loader = createLoader(options);
  const clock = chunkClock();
  const tempo = createTempo(options.hasLink);
  const sessions = new Map<string, Session>();
  let fault: Fault = 'none';
  let notes: Note[] = [];

  function workOf(rendered: Rendered): Ms {
    const [least, most] = engine.pace.chunkMs;
    const drawn = least + (most - least) * options.random();
    return drawn + JITTER * options.random() + (rendered.updated ? engine.pace.encodeMs : 0);
  }

  function processorFor(
    session: string,
    node: string,
    loadedAs: string,
    initial: Parameters,
    beats: Beats,
    at: Ms,
  ): Processor[] {
    const pipeline = loader.instance(loadedAs, at);
    if (!pipeline) return [];
    if (node !== loadedAs) loader.rename(node, pipeline);
    const processor = createProcessor(
      {
        pipeline,
        initial,
        clock,
        workOf,
        beatParameters: beats.caller(),
        chunkEnded(chunk, endedAt) {
          const { number, frames, prompts, transition, cut, at: startedAt } = chunk;
          const ms = endedAt - startedAt;
          journal.chunks.push({ at: startedAt, endedAt, session, node, number, ms, frames, prompts, transition, cut });
        },
        callFailed: (reason, failedAt) => journal.fail({ at: failedAt, session, node, reason }),
      },
      at,
    );
    processor.fault = fault;
    return [processor];
  }

  function* processors(): Generator<Processor> {
    for (const session of sessions.values()) yield* session.processors.values();
  }

  function next(): Ms {
    let soonest = Math.min(clock.next(), tempo.next());
    for (const session of sessions.values()) {
      soonest = Math.min(soonest, session.next());
      for (const processor of session.processors.values()) soonest = Math.min(soonest, processor.next());
    }
    return soonest;
  }

  /** Everything that happens at `at`: first calls end, then loops go on, then tracks send. */
  function happen(at: Ms, sent: SentFrame[]): void {
    if (clock.next() <= at) clock.settle(at);
    if (tempo.next() <= at) {
      const update = tempo.update(at);
      if (update) notes.push({ session: null, message: update });
    }
    for (const processor of processors()) if (processor.next() <= at) processor.pass(at);
    for (const session of sessions.values()) {
      const frame = session.next() <= at ? session.play(at) : undefined;
      if (frame) sent.push({ session: session.id, at, frame });
    }
  }

  const engine: Engine = {
    loader,
    journal,
    tempo,
    sessions,
    pace: options,
    next,
    advance(at) {
      const sent: SentFrame[] = [];
      for (let now = next(); now <= at; now = next()) happen(now, sent);
      return sent;
    },
    takeNotes() {
      const taken = notes;
      notes = [];
      return taken;
    },
    open(id, initial, canPlay, at) {
      if (needsPipeline(initial) && !loader.isLoaded(at)) return null;
      const wiring = wire(initial, loader.nodes(at));
      const start = wiring && !wiring.hasSource ? { ...initial, input_mode: 'text' as Json } : initial;
      const notify = (message: object) => void notes.push({ session: id, message });
      const beats = createBeats(tempo, options.random, notify);
      const built = new Map<string, Processor>();
      for (const { id: node, loadedAs } of wiring?.nodes ?? []) {
        for (const processor of processorFor(id, node, loadedAs, start, beats, at)) built.set(node, processor);
      }
      const session = createSession(
        {
          id,
          initial: start,
          processors: built,
          seen: wiring?.seen ?? null,
          hasGraph: wiring?.hasGraph ?? false,
          canPlay: canPlay || (wiring?.hasGraph ?? false),
          drag: options.drag,
          journal,
          beats,
          notify,
        },
        at,
      );
      sessions.set(id, session);
      return session;
    },
    close(id, by, at) {
      sessions.get(id)?.stop(at, by);
      sessions.delete(id);
    },
    oldest: () => sessions.values().next().value,
    broadcast(parameters, at) {
      for (const session of sessions.values()) session.update(parameters, at);
    },
    fault(kind) {
      fault = kind;
      for (const processor of processors()) processor.fault = kind;
    },
  };
  return engine;
}
