/** What counts as a movement when a sender repeats itself: a stream moves only by changing, and presses only by rising. */
import { type Json, type Ms, sameJson } from '../unit.ts';
import { at, type Blocks, put } from './blocks.ts';

/** Four messages, three gaps. */
const QUICK_GAPS = 3;
const QUICK_MS = 100;
const SILENT_MS = 1000;
/** Beyond so many keys no more are told apart: every message counts there. */
const MOST = 2048;

type Stream = {
  readonly at: Ms;
  readonly quick: number;
  readonly streams: boolean;
  readonly value: Json;
  readonly high: boolean;
};

/** Keys are numbered once, so that a message costs one small block. */
export type Streams = { readonly numbers: ReadonlyMap<string, number>; readonly list: Blocks<Stream> };

export const NO_STREAMS: Streams = { numbers: new Map(), list: [] };

export type StreamHeard = {
  readonly streams: Streams;
  /** Is it a movement? */
  readonly counts: boolean;
  /** Is it a press? */
  readonly press: boolean;
  /** Does the sender stream this address now? Then it yields to a hand. */
  readonly streaming: boolean;
  /** What it sent before; undefined the first time. */
  readonly was: Json | undefined;
};

/** `key` names sender and address; `value` is the argument; `high` says whether it is above a half, or an impulse. */
export function heardStream(streams: Streams, key: string, now: Ms, value: Json, high: boolean): StreamHeard {
  const known = streams.numbers.get(key);
  const number = known ?? streams.numbers.size;
  if (number >= MOST) return { streams, counts: true, press: high, streaming: false, was: undefined };
  const before = at(streams.list, number);
  const next = follow(before, now, value, high);
  const numbers = known === undefined ? new Map([...streams.numbers, [key, number]]) : streams.numbers;
  return {
    streams: { numbers, list: put(streams.list, number, next) },
    counts: !next.streams || !sameJson(before?.value, value),
    press: high && (!next.streams || before?.high === false),
    streaming: next.streams,
    was: before?.value,
  };
}

function follow(before: Stream | undefined, now: Ms, value: Json, high: boolean): Stream {
  const gap = before === undefined ? Infinity : now - before.at;
  const quick = before !== undefined && gap < QUICK_MS ? Math.min(QUICK_GAPS, before.quick + 1) : 0;
  const streams = gap < SILENT_MS && (quick === QUICK_GAPS || before?.streams === true);
  return { at: now, quick, streams, value, high };
}

/** Does this sender stream this address at `now`? */
export function isStreaming(streams: Streams, key: string, now: Ms): boolean {
  const stream = at(streams.list, streams.numbers.get(key) ?? MOST);
  return stream?.streams === true && now - stream.at < SILENT_MS;
}
