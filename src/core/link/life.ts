/** Life signs of what stands, and the clock: what is given up, what is tried again, and when. */
import type { Problem } from '../problem.ts';
import type { Ms } from '../unit.ts';
import { watch } from './heartbeat.ts';
import type { Link, LinkEvent, Stepped } from './link.ts';
import { ASK_AGAIN, begin, ofAttempt, stay, wait } from './moves.ts';

type Heard<Of extends LinkEvent['of']> = Extract<LinkEvent, { of: Of }>;

/** A picture that lasted so long was no failed try. */
const PROVEN_MS = 5000;

export function frames(link: Link, { attempt, count }: Heard<'frames'>, now: Ms): Stepped {
  const phase = ofAttempt(link, attempt);
  if (phase?.is !== 'live' || count <= phase.frames) return stay(link);
  const tries = now - phase.since < PROVEN_MS ? link.tries : 0;
  return stay({ ...link, tries, phase: { ...phase, frames: count, frameAt: now } });
}

export function ended(link: Link, { attempt, why, refused }: Heard<'ended'>, now: Ms): Stepped {
  if (ofAttempt(link, attempt) === null) return stay(link);
  const problem: Problem = refused
    ? { code: 'picture/refused', note: why }
    : { code: 'picture/lost', why, retrySeconds: 0 };
  return wait(link, problem, now);
}

export function metrics(link: Link, { session, listed }: Heard<'metrics'>, now: Ms): Stepped {
  const { phase } = link;
  if (phase.is !== 'live' || phase.session !== session) return stay(link);
  const listedAt = listed ? now : phase.listedAt;
  return stay({ ...link, phase: { ...phase, heardAt: now, isRefused: false, listedAt } });
}

export function pollRefused(link: Link, session: string): Stepped {
  const { phase } = link;
  if (phase.is !== 'live' || phase.session !== session || phase.isRefused) return stay(link);
  return stay({ ...link, phase: { ...phase, isRefused: true } });
}

export function tick(link: Link, { longestChunk, paused }: Heard<'tick'>, now: Ms): Stepped {
  const { phase } = link;
  switch (phase.is) {
    case 'idle':
    case 'stopped':
      return stay(link);
    case 'returning':
      return now < phase.until ? stay(link) : begin(link, now);
    case 'loading':
      return now < phase.pollAt
        ? stay(link)
        : stay({ ...link, phase: { ...phase, pollAt: now + ASK_AGAIN } }, [{ do: 'status' }]);
    case 'waiting':
      return now < phase.retryAt || phase.why.code === 'picture/no-page' ? stay(link) : begin(link, now);
    case 'connecting':
    case 'live': {
      const why = watch(phase, longestChunk, paused, now);
      return why === null ? stay(link) : wait(link, why, now);
    }
  }
}

/** What was not heard while we slept is no silence of Scope's: each deadline begins anew. */
export function woke(link: Link, ms: Ms, now: Ms): Stepped {
  const { phase } = link;
  if (phase.is === 'connecting') return stay({ ...link, phase: { ...phase, since: phase.since + ms } });
  if (phase.is !== 'live') return stay(link);
  const heard = { heardAt: now, listedAt: now, isRefused: false };
  return phase.frameAt === null
    ? stay({ ...link, phase: { ...phase, ...heard, since: phase.since + ms } })
    : stay({ ...link, phase: { ...phase, ...heard, frameAt: now } });
}
