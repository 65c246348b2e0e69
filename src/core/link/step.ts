/** The link's one step: total and pure. Doors do the deeds and turn what happens into events. */
import { sameJson, type Json, type Ms } from '../unit.ts';
import type { Problem } from '../problem.ts';
import { type Deed, type Link, type LinkEvent, type Page, playerOf, type Stepped } from './link.ts';
import { delayAfter } from './back-off.ts';
import { watch } from './heartbeat.ts';

const STATUS_EVERY = 500;
/** A poll right after the load may still show the state before (`scope-protocol` 1.3). */
const SETTLE_MS = 600;
/** A picture that lasted so long was no failed try. */
const PROVEN_MS = 5000;
/** After a restart the page that still holds the session may come a little later than others: longer than its back-off. */
const HOLDERS_MS = 2500;

export function step(link: Link, event: LinkEvent, now: Ms): Stepped {
  switch (event.of) {
    case 'page-came':
      return pageCame(link, event, now);
    case 'page-went':
      return pageWent(link, event.page, now);
    case 'wished':
      if (event.connect) return begin({ ...link, wish: true, tries: 0 }, now);
      return drop({ ...link, wish: false }, { is: 'stopped', since: now });
    case 'show':
      return stay({ ...link, pipeline: event.pipeline });
    case 'health':
      return health(link, event.server, now);
    case 'unreachable':
      return link.phase.is === 'loading' || link.phase.is === 'connecting'
        ? wait(link, event.problem, now)
        : stay(link);
    case 'status':
      return status(link, event, now);
    case 'ice': {
      const { phase } = link;
      if (phase.is !== 'connecting' || phase.player.attempt !== event.attempt) return stay(link);
      return stay(link, [{ do: 'connect', player: phase.player, servers: event.servers }]);
    }
    case 'offered': {
      const { phase } = link;
      if (phase.is !== 'connecting' || phase.player.attempt !== event.attempt || phase.offered) return stay(link);
      return stay({ ...link, phase: { ...phase, offered: true } }, [
        { do: 'offer', attempt: event.attempt, sdp: event.sdp },
      ]);
    }
    case 'answered':
      return answered(link, event);
    case 'refused':
      return refused(link, event, now);
    case 'candidates': {
      const { phase } = link;
      const player = playerOf(link);
      if (player?.attempt !== event.attempt) return stay(link);
      if (phase.is === 'live')
        return stay(link, [{ do: 'patch', session: phase.session, candidates: event.candidates }]);
      if (phase.is !== 'connecting') return stay(link);
      if (phase.session !== null)
        return stay(link, [{ do: 'patch', session: phase.session, candidates: event.candidates }]);
      return stay({ ...link, phase: { ...phase, candidates: [...phase.candidates, ...event.candidates] } });
    }
    case 'patch-refused':
      return sessionOf(link) === event.session
        ? wait(link, { code: 'picture/lost', why: 'Scope forgot the session', retrySeconds: 0 }, now)
        : stay(link);
    case 'deleted':
      return stay({ ...link, sessions: link.sessions.filter((each) => each !== event.session) });
    case 'opened': {
      const { phase } = link;
      if (phase.is !== 'connecting' || phase.player.attempt !== event.attempt || phase.session === null)
        return stay(link);
      const { player, session } = phase;
      return {
        link: {
          ...link,
          phase: {
            is: 'live',
            since: now,
            player,
            session,
            frames: 0,
            frameAt: null,
            heardAt: now,
            isRefused: false,
            listedAt: now,
          },
        },
        deeds: [],
        channel: 'opened',
      };
    }
    case 'frames': {
      const { phase } = link;
      if (phase.is !== 'live' || phase.player.attempt !== event.attempt || event.count <= phase.frames)
        return stay(link);
      const tries = now - phase.since < PROVEN_MS ? link.tries : 0;
      return stay({ ...link, tries, phase: { ...phase, frames: event.count, frameAt: now } });
    }
    case 'ended': {
      if (playerOf(link)?.attempt !== event.attempt) return stay(link);
      const why: Problem = event.refused
        ? { code: 'picture/refused', note: event.why }
        : { code: 'picture/lost', why: event.why, retrySeconds: 0 };
      return wait(link, why, now);
    }
    case 'metrics': {
      const { phase } = link;
      if (phase.is !== 'live' || phase.session !== event.session) return stay(link);
      return stay({
        ...link,
        phase: { ...phase, heardAt: now, isRefused: false, listedAt: event.listed ? now : phase.listedAt },
      });
    }
    case 'poll-refused': {
      const { phase } = link;
      if (phase.is !== 'live' || phase.session !== event.session || phase.isRefused) return stay(link);
      return stay({ ...link, phase: { ...phase, isRefused: true } });
    }
    case 'tick':
      return tick(link, event, now);
  }
}

const stay = (link: Link, deeds: readonly Deed[] = []): Stepped => ({ link, deeds, channel: null });

const sessionOf = ({ phase }: Link): string | null =>
  phase.is === 'live' || phase.is === 'connecting' ? phase.session : null;

/** A stage that is asked to put out the picture has it; while none is open, the operator's page that came first. */
const bestPage = (pages: readonly Page[]): Page | null =>
  pages.findLast(({ part }) => part === 'stage') ?? pages[0] ?? null;

function begin(link: Link, now: Ms): Stepped {
  const dropped = drop(link, { is: 'loading', since: now, asked: false, stage: null, pollAt: now + 4 * STATUS_EVERY });
  return { ...dropped, link: { ...dropped.link, otherLoad: false }, deeds: [...dropped.deeds, { do: 'status' }] };
}

/** Gives the present connection up, whatever it is, for another phase. A failed attempt is always DELETEd. */
function drop(link: Link, phase: Link['phase']): Stepped {
  const player = playerOf(link);
  const session = sessionOf(link);
  const deeds: Deed[] = [];
  if (player !== null) deeds.push({ do: 'leave', player });
  if (session !== null) deeds.push({ do: 'delete', session });
  return { link: { ...link, phase }, deeds, channel: player === null ? null : 'closed' };
}

function wait(link: Link, why: Problem, now: Ms): Stepped {
  const tries = link.tries + 1;
  const retryAt = now + delayAfter(tries, now);
  return drop({ ...link, tries }, { is: 'waiting', since: now, why, retryAt });
}

/** Makes the offer through the best page; every session of ours is DELETEd first: two would halve each other's speed. */
function connect(link: Link, now: Ms): Stepped {
  const page = bestPage(link.pages);
  if (page === null) return wait(link, { code: 'picture/no-page' }, now);
  const attempt = link.attempt + 1;
  const dropped = drop(link, {
    is: 'connecting',
    since: now,
    player: { page: page.id, attempt },
    offered: false,
    session: null,
    candidates: [],
  });
  const stale = link.sessions.filter((each) => each !== sessionOf(link));
  return {
    ...dropped,
    link: { ...dropped.link, attempt },
    deeds: [...dropped.deeds, ...stale.map((session): Deed => ({ do: 'delete', session })), { do: 'ice', attempt }],
  };
}

function pageCame(
  link: Link,
  { page, connect: asks, holds }: Extract<LinkEvent, { of: 'page-came' }>,
  now: Ms,
): Stepped {
  const pages = [...link.pages.filter(({ id }) => id !== page.id), page];
  const next: Link = { ...link, pages, wish: link.wish || asks };
  const { phase } = link;
  if (holds !== null) {
    if (phase.is === 'live' && phase.session === holds.session && phase.player.page === page.id) return stay(next);
    const isFree = phase.is !== 'live' && phase.is !== 'connecting';
    if (next.wish && isFree && link.sessions.includes(holds.session)) return adopt(next, page, holds, now);
    const gone: readonly Deed[] = [
      { do: 'leave', player: { page: page.id, attempt: holds.attempt } },
      { do: 'delete', session: holds.session },
    ];
    const come = pageCame(next, { of: 'page-came', page, connect: false, holds: null }, now);
    return { ...come, deeds: [...gone, ...come.deeds] };
  }
  if (!next.wish) return stay(next);
  if (phase.is === 'idle' && link.sessions.length > 0)
    return stay({ ...next, phase: { is: 'loading', since: now, asked: false, stage: null, pollAt: now + HOLDERS_MS } });
  if (phase.is === 'idle' || phase.is === 'stopped') return begin(next, now);
  if (phase.is === 'waiting' && phase.why.code === 'picture/no-page') return begin(next, now);
  const takesOver = page.part === 'stage' && playerOf(link) !== null;
  return takesOver ? connect(next, now) : stay(next);
}

/** A page that still holds a session of ours, after the bridge came back: nothing is known of what Scope was told last. */
function adopt(
  link: Link,
  page: Page,
  holds: { readonly attempt: number; readonly session: string },
  now: Ms,
): Stepped {
  const player = { page: page.id, attempt: holds.attempt };
  const phase = {
    is: 'live',
    since: now,
    player,
    session: holds.session,
    frames: 0,
    frameAt: now,
    heardAt: now,
    isRefused: false,
    listedAt: now,
  } as const;
  const sessions = [...link.sessions.filter((each) => each !== holds.session), holds.session];
  const others = link.sessions.filter((each) => each !== holds.session);
  return {
    link: { ...link, phase, sessions, attempt: Math.max(link.attempt, holds.attempt) },
    // What is loaded is asked for all the same: with it the pipeline's own parameters become known.
    deeds: [...others.map((session): Deed => ({ do: 'delete', session })), { do: 'status' }],
    channel: 'adopted',
  };
}

function pageWent(link: Link, id: string, now: Ms): Stepped {
  const next = { ...link, pages: link.pages.filter((page) => page.id !== id) };
  if (playerOf(link)?.page !== id) return stay(next);
  return connect(next, now);
}

function health(link: Link, server: number, now: Ms): Stepped {
  const restarted = link.server !== null && link.server !== server;
  const next = { ...link, server, sessions: restarted ? [] : link.sessions };
  if (restarted && playerOf(link) !== null) {
    const gone = wait({ ...next, tries: 0 }, { code: 'scope/restarted', pipeline: link.pipeline.id }, now);
    return { ...gone, deeds: gone.deeds.filter((deed) => deed.do !== 'delete') };
  }
  const { phase } = link;
  if (restarted && phase.is === 'loading') return begin(next, now);
  if (phase.is === 'waiting' && phase.why.code === 'scope/unreachable') return begin({ ...next, tries: 0 }, now);
  return stay(next);
}

function status(link: Link, event: Extract<LinkEvent, { of: 'status' }>, now: Ms): Stepped {
  const { phase, pipeline } = link;
  if (phase.is !== 'loading') return stay(link);
  if (event.status === 'loading')
    return stay({ ...link, phase: { ...phase, asked: true, stage: event.stage, pollAt: now + STATUS_EVERY } });
  if (event.status === 'loaded' && event.pipeline === pipeline.id) {
    return connect({ ...link, otherLoad: !isAsLoaded(pipeline.load, event.load) }, now);
  }
  if (phase.asked && event.status === 'error')
    return wait(link, { code: 'scope/load-failed', pipeline: pipeline.id }, now);
  if (phase.asked && now - phase.since < 4000)
    return stay({ ...link, phase: { ...phase, pollAt: now + STATUS_EVERY } });
  if (phase.asked) return wait(link, { code: 'scope/load-failed', pipeline: pipeline.id }, now);
  return stay({ ...link, phase: { ...phase, asked: true, since: now, pollAt: now + SETTLE_MS } }, [
    { do: 'load', pipeline },
  ]);
}

/** Is each setting that the show asks for what was loaded? Settings it does not name are Scope's own. */
const isAsLoaded = (asked: Readonly<Record<string, Json>>, loaded: Json): boolean =>
  Object.entries(asked).every(([key, value]) => isRecord(loaded) && sameJson(loaded[key], value));

const isRecord = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function answered(link: Link, { attempt, session, sdp }: Extract<LinkEvent, { of: 'answered' }>): Stepped {
  const { phase } = link;
  const sessions = [...link.sessions, session];
  if (phase.is !== 'connecting' || phase.player.attempt !== attempt || phase.session !== null)
    return stay({ ...link, sessions }, [{ do: 'delete', session }]);
  const deeds: Deed[] = [{ do: 'answer', player: phase.player, session, sdp }];
  if (phase.candidates.length > 0) deeds.push({ do: 'patch', session, candidates: phase.candidates });
  return stay({ ...link, sessions, phase: { ...phase, session, candidates: [] } }, deeds);
}

function refused(link: Link, event: Extract<LinkEvent, { of: 'refused' }>, now: Ms): Stepped {
  if (playerOf(link)?.attempt !== event.attempt) return stay(link);
  // Once at once; a server that says "loaded" and refuses again and again is not asked without a pause.
  return event.unloaded && link.tries === 0 ? begin({ ...link, tries: 1 }, now) : wait(link, event.problem, now);
}

function tick(link: Link, { longestChunk, paused }: Extract<LinkEvent, { of: 'tick' }>, now: Ms): Stepped {
  const { phase } = link;
  switch (phase.is) {
    case 'idle':
    case 'stopped':
      return stay(link);
    case 'loading':
      return now < phase.pollAt
        ? stay(link)
        : stay({ ...link, phase: { ...phase, pollAt: now + 4 * STATUS_EVERY } }, [{ do: 'status' }]);
    case 'waiting':
      return now < phase.retryAt || phase.why.code === 'picture/no-page' ? stay(link) : begin(link, now);
    case 'connecting':
    case 'live': {
      const why = watch(phase, longestChunk, paused, now);
      return why === null ? stay(link) : wait(link, why, now);
    }
  }
}
