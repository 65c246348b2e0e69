/** What counts as a movement when a sender repeats itself: a stream moves only by changing, and presses only by rising. */
import { type Json, type Ms, sameJson } from '../unit.ts';
import { laid, onShelf, shelfOf, type Shelves } from './shelf.ts';

/** Four messages, three gaps. */
const QUICK_GAPS = 3;
const QUICK_MS = 100;
const SILENT_MS = 1000;
/** Beyond so many keys no more are told apart: every message counts there. */
const MOST = 2048;

type Stream = {
  readonly name: string;
  readonly at: Ms;
  readonly quick: number;
  readonly streams: boolean;
  readonly value: Json;
  readonly high: boolean;
};

export type Streams = { readonly size: number; readonly lists: Shelves<Stream> };

export const NO_STREAMS: Streams = { size: 0, lists: [] };

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
  const place = shelfOf(key);
  const before = onShelf(streams.lists, place, key);
  if (before === undefined && streams.size >= MOST) {
    return { streams, counts: true, press: high, streaming: false, was: undefined };
  }
  const next = follow(key, before, now, value, high);
  return {
    streams: {
      size: before === undefined ? streams.size + 1 : streams.size,
      lists: laid(streams.lists, place, next),
    },
    counts: !next.streams || !sameJson(before?.value, value),
    press: high && (!next.streams || before?.high === false),
    streaming: next.streams,
    was: before?.value,
  };
}

function follow(name: string, before: Stream | undefined, now: Ms, value: Json, high: boolean): Stream {
  const gap = before === undefined ? Infinity : now - before.at;
  const quick = before !== undefined && gap < QUICK_MS ? Math.min(QUICK_GAPS, before.quick + 1) : 0;
  const streams = gap < SILENT_MS && (quick === QUICK_GAPS || before?.streams === true);
  return { name, at: now, quick, streams, value, high };
}

/** Does this sender stream this address at `now`? */
export function isStreaming(streams: Streams, key: string, now: Ms): boolean {
  const stream = onShelf(streams.lists, shelfOf(key), key);
  return stream?.streams === true && now - stream.at < SILENT_MS;
}
