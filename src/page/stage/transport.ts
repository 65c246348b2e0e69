/** What plays: the present, a loop, or the last seconds to and fro; and the dissolve from one to the next. Pure: time comes in. */
import type { Ms } from '../../core/unit.ts';
import type { Film, Range } from './film.ts';

export type Play =
  | { readonly of: 'live' }
  /** `ms` long up to `end`, begun at `at`; the last `seam` ms of each round dissolve into the first of the next. */
  | {
      readonly of: 'loop';
      readonly asked: Ms;
      readonly end: Ms;
      readonly ms: Ms;
      readonly seam: Ms;
      readonly at: Ms;
      readonly why: 'asked' | 'cover';
    }
  /** Back from `end` by `span`, and forth again. */
  | {
      readonly of: 'sway';
      readonly end: Ms;
      readonly span: Ms;
      readonly at: Ms;
      readonly why: 'stalled' | 'cover' | 'cut';
    }
  /** The last frame that came. */
  | { readonly of: 'still'; readonly at: Ms };

export type Transport = {
  readonly play: Play;
  /** What it dissolves from; `held`: the mix of a dissolve that was interrupted, as it was. */
  readonly was: Play | 'held' | null;
  readonly at: Ms;
  readonly ms: Ms;
};

export type Wish = {
  readonly loopMs: Ms | null;
  /** Frames have stopped: they are played to and fro, or the last one stays. */
  readonly stalled: 'no' | 'sway' | 'still';
  readonly dissolveMs: Ms;
  /** What is played over a recall; a loop of so long. Null: nothing is covered. */
  readonly cover: { readonly how: 'loop' | 'dissolve'; readonly ms: Ms } | null;
  /** The cover was due so long ago: its reveal is already so far. */
  readonly lateMs: Ms;
};

/** `holds`: the present mix has to be held now, as what the next dissolve begins with. */
export type Stepped = { readonly transport: Transport; readonly holds: boolean };

export const LIVE: Play = { of: 'live' };
export const AT_REST: Transport = { play: LIVE, was: null, at: 0, ms: 0 };

/** What a stage falls back on when frames stop. */
const SWAY_MS = 4000;
/** What covers a recall by a dissolve: long enough to be motion, short enough to be of one moment. */
const COVER_MS = 1000;
/** Less film than this is a stutter. */
const LEAST_MS = 200;

export function step(given: Transport, wish: Wish, film: Film, now: Ms): Stepped {
  const transport = given.was !== null && now >= given.at + given.ms ? { ...given, was: null } : given;
  const play = wanted(transport.play, wish, film, now);
  if (play === transport.play) return { transport, holds: false };
  const since = play.of === 'live' && isCover(transport.play) ? now - wish.lateMs : now;
  return turn(transport, play, lengthOf(transport.play, play, wish), since);
}

function wanted(play: Play, wish: Wish, film: Film, now: Ms): Play {
  const { loopMs, stalled, dissolveMs, cover } = wish;
  if (loopMs !== null) {
    if (isLoop(play, 'asked', loopMs)) return play;
    return loopOf(loopMs, dissolveMs, 'asked', film, now) ?? (play.of === 'loop' ? LIVE : play);
  }
  if (cover !== null) return covering(play, cover, dissolveMs, film, now);
  if (stalled === 'no') return play.of === 'live' ? play : LIVE;
  if (stalled === 'still') return play.of === 'still' ? play : stillOf(film, play);
  return play.of === 'sway' ? play : (swayOf(SWAY_MS, 'stalled', film, now) ?? play);
}

/** A loop that the performer has just left goes on as the cover. */
function covering(play: Play, { how, ms }: NonNullable<Wish['cover']>, dissolveMs: Ms, film: Film, now: Ms): Play {
  if (isCover(play)) return play;
  const next = how === 'loop' ? loopOf(ms, dissolveMs, 'cover', film, now) : swayOf(COVER_MS, 'cover', film, now);
  return next ?? play;
}

const isCover = (play: Play): boolean => 'why' in play && play.why === 'cover';
const isLoop = (play: Play, why: 'asked' | 'cover', ms: Ms): boolean =>
  play.of === 'loop' && play.why === why && play.asked === ms;

/** Halved until there is film for it, so that it stays on the beat; null: there is none yet. */
function loopOf(asked: Ms, dissolveMs: Ms, why: 'asked' | 'cover', film: Film, now: Ms): Play | null {
  const end = film.newest();
  const span = film.span();
  let ms = asked;
  while (ms > span && ms > asked / 8) ms /= 2;
  if (end === null || ms > span || ms < 20) return null;
  return { of: 'loop', asked, end, ms, seam: Math.min(dissolveMs, ms / 4, span - ms), at: now, why };
}

function swayOf(most: Ms, why: 'stalled' | 'cover' | 'cut', film: Film, now: Ms): Play | null {
  const end = film.newest();
  const span = Math.min(most, film.span());
  return end === null || span < LEAST_MS ? null : { of: 'sway', end, span, at: now, why };
}

function stillOf(film: Film, play: Play): Play {
  const at = film.newest();
  return at === null ? play : { of: 'still', at };
}

/** To and fro begins at the frame that is seen; a loop, and what it reveals, has to be on its beat soon; all else takes its time. */
function lengthOf(before: Play, play: Play, { dissolveMs }: Wish): Ms {
  if (play.of === 'sway') return before.of === 'live' ? 0 : dissolveMs;
  if (play.of === 'loop') return Math.min(dissolveMs, play.ms / 4);
  return before.of === 'loop' && before.why === 'cover' ? Math.min(dissolveMs, before.ms / 4) : dissolveMs;
}

function turn(transport: Transport, play: Play, ms: Ms, now: Ms): Stepped {
  if (ms <= 0) return { transport: { play, was: null, at: now, ms: 0 }, holds: false };
  const holds = transport.was !== null;
  return { transport: { play, was: holds ? 'held' : transport.play, at: now, ms }, holds };
}

/** The present has jumped: dissolve into it from what was there, which goes on moving, to and fro. */
export function cut(transport: Transport, dissolveMs: Ms, film: Film, now: Ms): Stepped {
  if (transport.play.of !== 'live') return { transport, holds: false };
  if (dissolveMs <= 0) return { transport: { ...transport, was: null }, holds: false };
  const isFree = transport.was === null || now >= transport.at + transport.ms;
  const before = isFree ? swayOf(Math.max(LEAST_MS, dissolveMs / 2), 'cut', film, now) : null;
  return { transport: { play: LIVE, was: before ?? 'held', at: now, ms: dissolveMs }, holds: before === null };
}

/** Two places on the film and the second one's share, or one that is no film. */
export type Reel =
  | { readonly of: 'live' | 'held' }
  | { readonly of: 'kept'; readonly one: Ms; readonly two: Ms; readonly share: number };

export type Scene = { readonly from: Reel; readonly to: Reel; readonly mix: number };

export function sceneAt({ play, was, at, ms }: Transport, now: Ms): Scene {
  const to = reelAt(play, now);
  if (was === null || ms <= 0) return { from: to, to, mix: 1 };
  const from: Reel = was === 'held' ? { of: 'held' } : reelAt(was, now);
  return { from, to, mix: Math.min(1, Math.max(0, (now - at) / ms)) };
}

function reelAt(play: Play, now: Ms): Reel {
  switch (play.of) {
    case 'live':
      return { of: 'live' };
    case 'still':
      return { of: 'kept', one: play.at, two: play.at, share: 0 };
    case 'sway': {
      const round = (now - play.at) % (2 * play.span);
      const one = play.end - (round < play.span ? round : 2 * play.span - round);
      return { of: 'kept', one, two: one, share: 0 };
    }
    case 'loop': {
      const round = (now - play.at) % play.ms;
      const one = play.end - play.ms + round;
      const over = play.seam <= 0 ? 0 : Math.max(0, (round - (play.ms - play.seam)) / play.seam);
      return { of: 'kept', one, two: over > 0 ? one - play.ms : one, share: over };
    }
  }
}

/** What of the film is being played, and may not be written over. */
export function reservedBy({ play, was }: Transport): Range | null {
  const ranges = [play, was].flatMap((each): readonly Range[] => {
    if (each === null || each === 'held' || each.of === 'live') return [];
    if (each.of === 'still') return [{ from: each.at, to: each.at }];
    return each.of === 'sway'
      ? [{ from: each.end - each.span, to: each.end }]
      : [{ from: each.end - each.ms - each.seam, to: each.end }];
  });
  if (ranges.length === 0) return null;
  return { from: Math.min(...ranges.map(({ from }) => from)), to: Math.max(...ranges.map(({ to }) => to)) };
}

export const isAtRest = ({ play, was }: Transport): boolean => play.of === 'live' && was === null;
