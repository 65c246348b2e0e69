/** What Scope says of itself: that it is there, that it was restarted, and what it has loaded. */
import type { Problem } from '../problem.ts';
import { type Json, type Ms, sameJson } from '../unit.ts';
import { type Link, type LinkEvent, playerOf, type Stepped } from './link.ts';
import { begin, connect, STATUS_EVERY, stay, wait } from './moves.ts';

/** A poll right after the load may still show the state before (`scope-protocol` 1.3). */
const SETTLE_MS = 600;
const NOT_BELIEVED_MS = 4000;

export function health(link: Link, server: number, now: Ms): Stepped {
  const restarted = link.server !== null && link.server !== server;
  const next = { ...link, server, sessions: restarted ? [] : link.sessions };
  if (restarted && playerOf(link) !== null) {
    const gone = wait({ ...next, tries: 0 }, { code: 'scope/restarted', pipeline: link.pipeline.id }, now);
    return { ...gone, deeds: gone.deeds.filter((deed) => deed.do !== 'delete') };
  }
  const { phase } = link;
  if (restarted && (phase.is === 'loading' || phase.is === 'returning')) return begin(next, now);
  if (phase.is === 'waiting' && phase.why.code === 'scope/unreachable') return begin({ ...next, tries: 0 }, now);
  return stay(next);
}

export const unreachable = (link: Link, problem: Problem, now: Ms): Stepped =>
  link.phase.is === 'loading' || link.phase.is === 'connecting' ? wait(link, problem, now) : stay(link);

export function status(link: Link, event: Extract<LinkEvent, { of: 'status' }>, now: Ms): Stepped {
  const { phase, pipeline } = link;
  if (phase.is !== 'loading') return stay(link);
  if (event.status === 'loading')
    return stay({ ...link, phase: { ...phase, asked: true, stage: event.stage, pollAt: now + STATUS_EVERY } });
  if (event.status === 'loaded' && event.pipeline === pipeline.id)
    return connect({ ...link, otherLoad: !isAsLoaded(pipeline.load, event.load) }, now);
  if (!phase.asked)
    return stay({ ...link, phase: { ...phase, asked: true, since: now, pollAt: now + SETTLE_MS } }, [
      { do: 'load', pipeline },
    ]);
  return event.status !== 'error' && now - phase.since < NOT_BELIEVED_MS
    ? stay({ ...link, phase: { ...phase, pollAt: now + STATUS_EVERY } })
    : wait(link, { code: 'scope/load-failed', pipeline: pipeline.id }, now);
}

/** Is each setting that the show asks for what was loaded? Settings it does not name are Scope's own. */
const isAsLoaded = (asked: Readonly<Record<string, Json>>, loaded: Json): boolean =>
  Object.entries(asked).every(([key, value]) => isRecord(loaded) && sameJson(loaded[key], value));

const isRecord = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
