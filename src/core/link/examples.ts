/** An example of each phase and of each event, so that the link's table can be drawn from what `step` does with them. */
import type { Ms } from '../unit.ts';
import { freshLink, lively, type Link, type LinkEvent, type Page, type Phase } from './link.ts';

export type Example = {
  readonly said: string;
  readonly event: LinkEvent;
  /** What has to be so that the event can come at all. */
  readonly where?: (link: Link) => Link;
  readonly after?: Ms;
};

const NOW: Ms = 100_000;
const LONG: Ms = 60_000;
const OURS = 's3';
const player = { page: 'p1', attempt: 3 };
const operator: Page = { id: 'p1', part: 'operator' };
const second: Page = { id: 'p2', part: 'operator' };
const pipeline = { id: 'longlive', load: {}, mode: 'text' } as const;
const lost = { code: 'picture/lost', why: '', retrySeconds: 0 } as const;
const unreachable = { code: 'scope/unreachable', server: '', note: '' } as const;
const refusal = { code: 'scope/offer-refused', status: 400, note: '' } as const;

const base: Link = { ...freshLink(pipeline, true), pages: [operator, second], attempt: 3, server: 1 };
const within = (phase: Phase, sessions: readonly string[] = []): Link => ({ ...base, phase, sessions });

export const PHASES: { readonly [Is in Phase['is']]: Link } = {
  idle: freshLink(pipeline),
  returning: within({ is: 'returning', since: NOW, until: NOW + 2500 }, ['old']),
  loading: within({ is: 'loading', since: NOW, asked: true, stage: null, pollAt: NOW }),
  connecting: within({ is: 'connecting', since: NOW, player, offered: true, session: OURS, candidates: [] }, [OURS]),
  live: within(lively(player, OURS, NOW, NOW), [OURS]),
  waiting: within({ is: 'waiting', since: NOW, why: lost, retryAt: NOW + 1000 }),
  stopped: within({ is: 'stopped', since: NOW }),
};
export const EXAMPLE_NOW = NOW;

const came = (part: Page['part'], holds: string | null = null): LinkEvent => ({
  of: 'page-came',
  page: { id: 'p9', part },
  connect: true,
  holds: holds === null ? null : { attempt: 2, session: holds },
});
const remembering = (link: Link): Link => ({ ...link, wish: true, sessions: [...link.sessions, 'old'] });
const status = (status: string, pipelineId: string | null): LinkEvent => ({
  of: 'status',
  status,
  pipeline: pipelineId,
  load: {},
  stage: null,
});
const beforeTheAnswer = (link: Link): Link =>
  link.phase.is === 'connecting' ? { ...link, sessions: [], phase: { ...link.phase, session: null } } : link;
const beforeTheOffer = (link: Link): Link =>
  link.phase.is === 'connecting' ? { ...link, phase: { ...link.phase, offered: false, session: null } } : link;
const beforeTheLoad = (link: Link): Link =>
  link.phase.is === 'loading' ? { ...link, phase: { ...link.phase, asked: false } } : link;
const waitingForScope = (link: Link): Link =>
  link.phase.is === 'waiting' ? { ...link, phase: { ...link.phase, why: unreachable } } : link;
const attempt = player.attempt;

export const EVENTS: { readonly [Of in LinkEvent['of']]: readonly Example[] } = {
  'page-came': [
    { said: 'a page comes and connects', event: came('operator') },
    { said: 'a page comes, and sessions are remembered', event: came('operator'), where: remembering },
    { said: 'a page comes that still holds one of them', event: came('operator', 'old'), where: remembering },
    { said: 'a stage comes', event: came('stage') },
  ],
  'page-went': [
    { said: "the player's page goes", event: { of: 'page-went', page: 'p1' } },
    { said: 'another page goes', event: { of: 'page-went', page: 'p2' } },
  ],
  wished: [
    { said: 'a press connects, or *Now*', event: { of: 'wished', connect: true } },
    { said: 'a press stops', event: { of: 'wished', connect: false } },
  ],
  show: [{ said: 'another show', event: { of: 'show', pipeline: { ...pipeline, id: 'krea' } } }],
  health: [
    { said: 'Scope answers', event: { of: 'health', server: 1 }, where: waitingForScope },
    { said: 'Scope was restarted', event: { of: 'health', server: 2 } },
  ],
  unreachable: [{ said: 'Scope cannot be reached', event: { of: 'unreachable', problem: unreachable } }],
  status: [
    { said: "loaded is the show's pipeline", event: status('loaded', 'longlive') },
    { said: 'loaded is another, or nothing', event: status('not_loaded', null), where: beforeTheLoad },
    { said: 'it is loading', event: status('loading', null) },
    { said: 'the load failed', event: status('error', null) },
  ],
  ice: [{ said: 'ICE servers', event: { of: 'ice', attempt, servers: [] }, where: beforeTheOffer }],
  offered: [{ said: "the page's offer", event: { of: 'offered', attempt, sdp: '' }, where: beforeTheOffer }],
  answered: [
    { said: "Scope's answer", event: { of: 'answered', attempt, session: OURS, sdp: '' }, where: beforeTheAnswer },
    { said: 'an answer that comes too late', event: { of: 'answered', attempt: 1, session: 's1', sdp: '' } },
  ],
  refused: [
    {
      said: 'the offer is refused',
      event: { of: 'refused', attempt, problem: refusal, unloaded: false },
      where: beforeTheAnswer,
    },
    {
      said: 'the offer is refused, nothing is loaded',
      event: { of: 'refused', attempt, problem: refusal, unloaded: true },
      where: beforeTheAnswer,
    },
  ],
  candidates: [{ said: 'candidates', event: { of: 'candidates', attempt, candidates: [] } }],
  'patch-refused': [{ said: 'Scope knows no such session', event: { of: 'patch-refused', session: OURS } }],
  deleted: [{ said: 'a session is gone', event: { of: 'deleted', session: OURS } }],
  opened: [{ said: 'the channel is open', event: { of: 'opened', attempt } }],
  frames: [{ said: 'frames', event: { of: 'frames', attempt, count: 12 } }],
  ended: [
    {
      said: 'the connection failed or closed, or `stream_stopped`',
      event: { of: 'ended', attempt, why: '', refused: false },
    },
  ],
  metrics: [{ said: 'the poll is answered', event: { of: 'metrics', session: OURS, listed: true } }],
  'poll-refused': [{ said: 'the poll is refused', event: { of: 'poll-refused', session: OURS } }],
  sessions: [
    { said: 'Scope lists no session', event: { of: 'sessions', listed: [] } },
    { said: "Scope lists a stranger's", event: { of: 'sessions', listed: ['theirs'] } },
  ],
  written: [{ said: 'another client wrote', event: { of: 'written', attempt, keys: ['noise_scale'] } }],
  woke: [{ said: 'we slept', event: { of: 'woke', ms: LONG }, after: LONG }],
  tick: [{ said: 'its time is up', event: { of: 'tick', longestChunk: 750, paused: false }, after: LONG }],
};
