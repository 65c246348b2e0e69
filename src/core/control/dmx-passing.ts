/** What passes of a universe: only channels that somebody listens to, for the rest of it is another's fixtures that move all evening. */
import type { Levels } from './dmx-sources.ts';

/** Channels that are listened to; null: all. */
export type Wanted = { readonly has: (channel: number) => boolean } | null;
/** Channels of which all that was told has passed. */
export type Passing = ReadonlySet<number>;

export const NOTHING_PASSED: Passing = new Set();

export type Passed = {
  readonly passing: Passing;
  /** Where faders stand that are listened to from now on: no movement. */
  readonly stands: Levels;
  readonly moves: Levels;
};

export function passed(passing: Passing, wanted: Wanted, news: Levels): Passed {
  const heard = news.filter(([channel]) => wanted === null || wanted.has(channel));
  const moves = heard.filter(([channel]) => passing.has(channel));
  const stands = moves.length === heard.length ? [] : heard.filter(([channel]) => !passing.has(channel));
  const missed =
    heard.length === news.length ? [] : news.filter(([channel]) => wanted !== null && !wanted.has(channel));
  return { passing: changed(passing, stands, missed), stands, moves };
}

/** When others are listened to: where those stand that nobody listened to before. `told`: the levels of all channels, from 1. */
export function standing(passing: Passing, wanted: Wanted, told: readonly number[]): Passed {
  const news = told.flatMap((level, i) => (passing.has(i + 1) ? [] : [[i + 1, level] as const]));
  return { ...passed(passing, wanted, news), moves: [] };
}

function changed(passing: Passing, come: Levels, gone: Levels): Passing {
  if (come.length === 0 && !gone.some(([channel]) => passing.has(channel))) return passing;
  const next = new Set(passing);
  for (const [channel] of come) next.add(channel);
  for (const [channel] of gone) next.delete(channel);
  return next;
}
