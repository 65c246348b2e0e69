/** Pages that come and go: which of them plays, and which still holds a session after the bridge came back. */
import type { Ms } from '../unit.ts';
import type { Stages } from '../wire/view.ts';
import { type Deed, lively, type Link, type LinkEvent, type Page, playerOf, type Stepped } from './link.ts';
import { begin, connect, sessionOf, stay } from './moves.ts';

/** After a restart the page that still holds the session may come a little later than others: longer than its back-off. */
const HOLDERS_MS = 2500;

type Came = Extract<LinkEvent, { of: 'page-came' }>;
type Holds = NonNullable<Came['holds']>;

export function pageCame(link: Link, { page, connect, again, holds }: Came, now: Ms): Stepped {
  const asks = connect && !(again === true && link.phase.is === 'stopped');
  const pages = [...link.pages.filter(({ id }) => id !== page.id), page];
  const next: Link = { ...link, pages, wish: link.wish || asks };
  return holds === null ? emptyHanded(next, page, now) : holding(next, page, holds, now);
}

function holding(link: Link, page: Page, holds: Holds, now: Ms): Stepped {
  const { phase } = link;
  if (phase.is === 'live' && phase.session === holds.session && phase.player.page === page.id) return stay(link);
  // The player itself, on a new socket before the old one was found dead.
  if (sessionOf(link) === holds.session) return adopt(link, page, holds, now);
  const isFree = phase.is !== 'live' && phase.is !== 'connecting';
  if (link.wish && isFree && link.sessions.includes(holds.session)) return adopt(link, page, holds, now);
  const gone: readonly Deed[] = [
    { do: 'leave', player: { page: page.id, attempt: holds.attempt } },
    { do: 'delete', session: holds.session },
  ];
  const come = emptyHanded(link, page, now);
  return { ...come, deeds: [...gone, ...come.deeds] };
}

function emptyHanded(link: Link, page: Page, now: Ms): Stepped {
  const { phase } = link;
  if (!link.wish) return stay(link);
  if (phase.is === 'idle' && link.sessions.length > 0)
    return stay({ ...link, phase: { is: 'returning', since: now, until: now + HOLDERS_MS } });
  if (phase.is === 'idle' || phase.is === 'stopped') return begin(link, now);
  if (phase.is === 'waiting' && phase.why.code === 'picture/no-page') return begin(link, now);
  const takesOver = page.part === 'stage' && playerOf(link) !== null;
  return takesOver ? connect(link, now) : stay(link);
}

/** A page that still holds a session of ours: nothing is known of what Scope was told last. */
function adopt(link: Link, page: Page, holds: Holds, now: Ms): Stepped {
  const player = { page: page.id, attempt: holds.attempt };
  const others = link.sessions.filter((each) => each !== holds.session);
  const phase = lively(player, holds.session, now, now);
  return {
    link: {
      ...link,
      phase,
      sessions: [...others, holds.session],
      attempt: Math.max(link.attempt, holds.attempt),
    },
    // What is loaded is asked for all the same: with it the pipeline's own parameters become known.
    deeds: [...others.map((session): Deed => ({ do: 'delete', session })), { do: 'status' }],
    channel: 'adopted',
  };
}

export function pageWent(link: Link, id: string, now: Ms): Stepped {
  const next = { ...link, pages: link.pages.filter((page) => page.id !== id) };
  return playerOf(link)?.page === id ? connect(next, now) : stay(next);
}

/** A stage's page fills its display, or does so no longer. */
export const pageStands = (link: Link, id: string, full: boolean): Link => ({
  ...link,
  pages: link.pages.map((page) => (page.id === id ? { ...page, full } : page)),
});

/** How the audience's windows stand, the best of them. */
export function stagesOf({ pages }: Link): Stages {
  const stages = pages.filter(({ part }) => part === 'stage');
  if (stages.length === 0) return 'none';
  return stages.some(({ full }) => full === true) ? 'full' : 'window';
}
