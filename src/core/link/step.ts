/** The link's one step: total and pure. Doors do the deeds and turn what happens into events. */
import type { Ms } from '../unit.ts';
import { sessions, written } from './company.ts';
import { ended, frames, metrics, pollRefused, tick, woke } from './life.ts';
import type { Link, LinkEvent, Stepped } from './link.ts';
import { begin, drop, stay } from './moves.ts';
import { pageCame, pageWent } from './pages.ts';
import { health, status, unreachable } from './server.ts';
import { answered, candidates, deleted, ice, offered, opened, patchRefused, refused } from './signalling.ts';

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
      return unreachable(link, event.problem, now);
    case 'status':
      return status(link, event, now);
    case 'ice':
      return ice(link, event);
    case 'offered':
      return offered(link, event);
    case 'answered':
      return answered(link, event, now);
    case 'refused':
      return refused(link, event, now);
    case 'candidates':
      return candidates(link, event);
    case 'patch-refused':
      return patchRefused(link, event.session, now);
    case 'deleted':
      return deleted(link, event.session, now);
    case 'opened':
      return opened(link, event.attempt, now);
    case 'frames':
      return frames(link, event, now);
    case 'ended':
      return ended(link, event, now);
    case 'metrics':
      return metrics(link, event, now);
    case 'poll-refused':
      return pollRefused(link, event.session);
    case 'sessions':
      return sessions(link, event.listed, now);
    case 'written':
      return written(link, event, now);
    case 'woke':
      return woke(link, event.ms, now);
    case 'tick':
      return tick(link, event, now);
  }
}
