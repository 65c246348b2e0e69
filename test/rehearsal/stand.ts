/** An engine on a stand: constant chunks, no waiting for loads, and its journal at hand. */
import { LONGLIVE_SHAPE } from '../../src/rehearsal/catalog.ts';
import { createEngine, type Engine, type EngineOptions, type SentFrame } from '../../src/rehearsal/engine.ts';
import type { Parameters } from '../../src/rehearsal/pipeline.ts';
import type { Session } from '../../src/rehearsal/session.ts';

export const START = 1_000_000;

export interface StandOptions extends Partial<EngineOptions> {
  readonly chunk?: number;
  readonly frames?: number;
}

export interface Stand {
  readonly engine: Engine;
  /** Milliseconds since the stand was built. */
  now(): number;
  open(parameters?: Parameters, more?: { id?: string; canPlay?: boolean }): Session;
  /** Lets time pass up to `at`, and gives the frames that went out. */
  run(at: number): readonly SentFrame[];
  send(message: unknown, at?: number): void;
  /** Texts and shares of each chunk that has ended. */
  mixes(): readonly Readonly<Record<string, number>>[];
  /** Values of `key` in the messages that were applied, in the order in which they were. */
  applied(key: string): readonly unknown[];
}

export const RED = { text: 'red', weight: 1 };
export const BLUE = { text: 'blue', weight: 1 };
export const GREEN = { text: 'green', weight: 1 };

export function createStand(options: StandOptions = {}): Stand {
  const { chunk = 500, frames = 12 } = options;
  const shape = { ...LONGLIVE_SHAPE, framesPerChunk: frames };
  const engine = createEngine({
    chunkMs: [chunk, chunk],
    encodeMs: 0,
    loadMs: 0,
    drag: 1,
    hasLink: false,
    shapeOf: (id) => (id === 'longlive' ? shape : undefined),
    random: () => 0,
    ...options,
  });
  let last: Session | undefined;
  let at = START;
  engine.loader.load([{ node: 'longlive', pipeline: 'longlive', loadParams: null }], at - 1000);
  const stand: Stand = {
    engine,
    now: () => at - START,
    open(parameters = {}, { id = 'a', canPlay = true } = {}) {
      const initial = { pipeline_ids: ['longlive'], prompts: [RED], ...parameters };
      const session = engine.open(id, initial, canPlay, at);
      if (!session) throw new Error('the offer was refused');
      session.connected(at);
      last = session;
      return session;
    },
    run(to) {
      at = START + to;
      return engine.advance(at);
    },
    send(message, to = at - START) {
      if (to > at - START) stand.run(to);
      last?.receive(typeof message === 'string' ? message : JSON.stringify(message), at);
    },
    mixes: () =>
      engine.journal.chunks
        .all()
        .map(({ prompts }) => Object.fromEntries(prompts.map((p) => [p.text, round(p.share)]))),
    applied: (key) =>
      engine.journal.messages
        .all()
        .filter(({ fate }) => fate === 'applied')
        .toSorted((a, b) => (a.appliedAt ?? 0) - (b.appliedAt ?? 0))
        .map(({ message }) => (message as Parameters)[key]),
  };
  return stand;
}

export const round = (value: number): number => Math.round(value * 1000) / 1000;
