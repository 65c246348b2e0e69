/** The moves between phases that many events share: stay, begin, connect, give up, wait. */
import type { Problem } from '../problem.ts';
import type { Ms } from '../unit.ts';
import { delayAfter } from './back-off.ts';
import { type Deed, type Link, type Page, type Phase, playerOf, type Stepped } from './link.ts';

export const STATUS_EVERY = 500;
/** An answer that has not come by then is asked for again. */
export const ASK_AGAIN = 4 * STATUS_EVERY;

export const stay = (link: Link, deeds: readonly Deed[] = []): Stepped => ({ link, deeds, channel: null });

/** The connection that is being made or stands, if it is the one that the event speaks of. */
export const ofAttempt = ({ phase }: Link, attempt: number): Extract<Phase, { is: 'connecting' | 'live' }> | null =>
  (phase.is === 'connecting' || phase.is === 'live') && phase.player.attempt === attempt ? phase : null;

export const sessionOf = ({ phase }: Link): string | null =>
  phase.is === 'live' || phase.is === 'connecting' ? phase.session : null;

export function begin(link: Link, now: Ms): Stepped {
  const dropped = drop(link, { is: 'loading', since: now, asked: false, stage: null, pollAt: now + ASK_AGAIN });
  return { ...dropped, link: { ...dropped.link, otherLoad: false }, deeds: [...dropped.deeds, { do: 'status' }] };
}

/** Gives the present connection up, whatever it is, for another phase. A failed attempt is always DELETEd. */
export function drop(link: Link, phase: Phase): Stepped {
  const player = playerOf(link);
  const session = sessionOf(link);
  const deeds: Deed[] = [];
  if (player !== null) deeds.push({ do: 'leave', player });
  if (session !== null) deeds.push({ do: 'delete', session });
  return { link: { ...link, phase }, deeds, channel: player === null ? null : 'closed' };
}

export function wait(link: Link, why: Problem, now: Ms): Stepped {
  const tries = link.tries + 1;
  const retryAt = now + delayAfter(tries, now);
  return drop({ ...link, tries }, { is: 'waiting', since: now, why, retryAt });
}

/** Makes the offer through the best page; every session of ours is DELETEd first: two would halve each other's speed. */
export function connect(link: Link, now: Ms): Stepped {
  const page = bestPage(link.pages);
  if (page === null) return wait(link, { code: 'picture/no-page' }, now);
  const attempt = link.attempt + 1;
  const player = { page: page.id, attempt };
  const dropped = drop(link, { is: 'connecting', since: now, player, offered: false, session: null, candidates: [] });
  const stale = link.sessions.filter((each) => each !== sessionOf(link));
  return {
    ...dropped,
    link: { ...dropped.link, attempt },
    deeds: [...dropped.deeds, ...stale.map((session): Deed => ({ do: 'delete', session })), { do: 'ice', attempt }],
  };
}

/** A stage that is asked to put out the picture has it; while none is open, the operator's page that came first. */
const bestPage = (pages: readonly Page[]): Page | null =>
  pages.findLast(({ part }) => part === 'stage') ?? pages[0] ?? null;
