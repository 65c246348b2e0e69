/** From the ICE servers to the open channel: one attempt's offer, answer and candidates. */
import type { Ms } from '../unit.ts';
import { type Deed, lively, type Link, type LinkEvent, type Stepped } from './link.ts';
import { begin, ofAttempt, sessionOf, stay, wait } from './moves.ts';

type Heard<Of extends LinkEvent['of']> = Extract<LinkEvent, { of: Of }>;

export function ice(link: Link, { attempt, servers }: Heard<'ice'>): Stepped {
  const phase = ofAttempt(link, attempt);
  if (phase?.is !== 'connecting') return stay(link);
  return stay(link, [{ do: 'connect', player: phase.player, servers, mode: link.pipeline.mode }]);
}

export function offered(link: Link, { attempt, sdp }: Heard<'offered'>): Stepped {
  const phase = ofAttempt(link, attempt);
  if (phase?.is !== 'connecting' || phase.offered) return stay(link);
  return stay({ ...link, phase: { ...phase, offered: true } }, [{ do: 'offer', attempt, sdp }]);
}

export function answered(link: Link, { attempt, session, sdp }: Heard<'answered'>, now: Ms): Stepped {
  const phase = ofAttempt(link, attempt);
  const sessions = [...link.sessions, session];
  if (phase?.is !== 'connecting' || phase.session !== null)
    return stay({ ...link, sessions }, [{ do: 'delete', session }]);
  const deeds: Deed[] = [{ do: 'answer', player: phase.player, session, sdp }];
  if (phase.candidates.length > 0) deeds.push({ do: 'patch', session, candidates: phase.candidates });
  return stay({ ...link, sessions, phase: { ...phase, since: now, session, candidates: [] } }, deeds);
}

export function refused(link: Link, { attempt, problem, unloaded }: Heard<'refused'>, now: Ms): Stepped {
  if (ofAttempt(link, attempt)?.is !== 'connecting') return stay(link);
  // Once at once; a server that says "loaded" and refuses again and again is not asked without a pause.
  return unloaded && link.tries === 0 ? begin({ ...link, tries: 1 }, now) : wait(link, problem, now);
}

export function candidates(link: Link, event: Heard<'candidates'>): Stepped {
  const phase = ofAttempt(link, event.attempt);
  if (phase === null) return stay(link);
  if (phase.is === 'connecting' && phase.session === null)
    return stay({ ...link, phase: { ...phase, candidates: [...phase.candidates, ...event.candidates] } });
  const session = sessionOf(link);
  return session === null ? stay(link) : stay(link, [{ do: 'patch', session, candidates: event.candidates }]);
}

export const patchRefused = (link: Link, session: string, now: Ms): Stepped =>
  sessionOf(link) === session
    ? wait(link, { code: 'picture/lost', why: 'Scope forgot the session', retrySeconds: 0 }, now)
    : stay(link);

/** Of the session that plays only where a page brought it back meanwhile. */
export function deleted(link: Link, session: string, now: Ms): Stepped {
  const next = { ...link, sessions: link.sessions.filter((each) => each !== session) };
  if (sessionOf(link) !== session) return stay(next);
  const gone = wait(
    { ...next, tries: 0 },
    { code: 'picture/lost', why: 'Scope ended the session', retrySeconds: 0 },
    now,
  );
  return { ...gone, deeds: gone.deeds.filter((deed) => deed.do !== 'delete') };
}

export function opened(link: Link, attempt: number, now: Ms): Stepped {
  const phase = ofAttempt(link, attempt);
  if (phase?.is !== 'connecting' || phase.session === null) return stay(link);
  return { link: { ...link, phase: lively(phase.player, phase.session, null, now) }, deeds: [], channel: 'opened' };
}
