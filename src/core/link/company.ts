/** Other clients of the same Scope: a session beside ours, and parameters that somebody else wrote. */
import type { Problem } from '../problem.ts';
import type { Ms } from '../unit.ts';
import type { Link, LinkEvent, Phase, Stepped } from './link.ts';
import { begin, ofAttempt, stay } from './moves.ts';

/** A write is said for so long; what the desk wants is told again in that time. */
const SAID_MS = 12_000;

/** What the metrics list: nobody's, ours, or a stranger's, which then is older than ours and hides it. */
export function sessions(link: Link, listed: readonly string[], now: Ms): Stepped {
  const { phase } = link;
  // No session lives there, so no page holds one.
  if (phase.is === 'returning') return listed.length === 0 ? begin(link, now) : stay(link);
  if (phase.is !== 'live') return stay(link);
  const playing = listed.some((each) => each !== phase.session && !link.sessions.includes(each));
  if (playing === phase.others.playing) return stay(link);
  return stay({ ...link, phase: { ...phase, others: { ...phase.others, playing } } });
}

export function written(link: Link, { attempt, keys }: Extract<LinkEvent, { of: 'written' }>, now: Ms): Stepped {
  const phase = ofAttempt(link, attempt);
  if (phase?.is !== 'live') return stay(link);
  return stay({ ...link, phase: { ...phase, others: { ...phase.others, wrote: { at: now, keys } } } });
}

/** When another client wrote last; never is long ago. */
export const writtenAt = ({ phase }: Link): Ms =>
  phase.is === 'live' ? (phase.others.wrote?.at ?? Number.NEGATIVE_INFINITY) : Number.NEGATIVE_INFINITY;

export function strangers({ others }: Extract<Phase, { is: 'live' }>, now: Ms): readonly Problem[] {
  const problems: Problem[] = [];
  if (others.playing) problems.push({ code: 'scope/shared' });
  if (others.wrote !== null && now - others.wrote.at < SAID_MS)
    problems.push({ code: 'scope/written', keys: others.wrote.keys });
  return problems;
}
