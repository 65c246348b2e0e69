/** The one door that speaks HTTP with Scope: does the link's deeds in order, and turns the answers into events. */
import type { Action } from '../core/action.ts';
import type { LinkEvent } from '../core/link/link.ts';
import type { Task } from '../core/rig.ts';
import { Answer, IceServers, pipelineShape, Schemas, Status } from '../core/wire/scope.ts';
import { now } from './clock.ts';
import { asker, detailOf, Refused } from './scope-ask.ts';
import { type Watch, watchScope } from './scope-watch.ts';
import { source } from './source.ts';

type HttpTask = Extract<Task, { do: 'status' | 'load' | 'delete' | 'ice' | 'offer' | 'patch' }>;
type Doing<Do extends HttpTask['do']> = Extract<HttpTask, { do: Do }>;

export type ScopeDoor = {
  readonly heard$: ReturnType<typeof source<Action>>['heard$'];
  readonly perform: (task: HttpTask) => void;
  /** Whose metrics are asked for, ten times a second; null: nobody's. */
  readonly follow: (session: string | null, pipeline: string) => void;
  readonly compare: Watch['compare'];
  readonly close: () => void;
};

/** An offer may gather for 5 s on the server when its STUN server cannot be reached. */
const OFFER_MS = 12_000;
const SCHEMAS_MS = 10_000;

export function openScope(base: string): ScopeDoor {
  const { heard$, say } = source<Action>();
  const link = (event: LinkEvent) => say({ at: now(), kind: 'link', event });
  const scope = asker(base, (problem, stands) => say({ at: now(), kind: 'problem', problem, stands }));
  const { ask, read, problemOf } = scope;
  const watch = watchScope(scope, say);
  let pipeline = '';
  let shapeOf: string | null = null;

  async function status(): Promise<void> {
    const found = await read(Status, '/api/v1/pipeline/status');
    if (found.status === 'loaded' && shapeOf !== pipeline) await schemas();
    link({
      of: 'status',
      status: found.status,
      pipeline: found.pipeline_id ?? null,
      load: found.load_params ?? null,
      stage: found.loading_stage ?? null,
    });
  }

  /** A broken schema must not keep the picture away: our own table stands in. */
  async function schemas(): Promise<void> {
    try {
      const shape = pipelineShape(await read(Schemas, '/api/v1/pipelines/schemas', SCHEMAS_MS), pipeline);
      shapeOf = pipeline;
      say({
        at: now(),
        kind: 'pipeline',
        shape: shape ?? { id: pipeline, kvCacheBias: false, vace: false, defaultMode: 'text', properties: {} },
      });
    } catch (fault) {
      problemOf(fault);
    }
  }

  async function load({ pipeline: { id, load } }: Doing<'load'>): Promise<void> {
    pipeline = id;
    const body = JSON.stringify({ pipelines: [{ node_id: id, pipeline_id: id, load_params: load }] });
    const response = await ask('/api/v1/pipeline/load', undefined, { method: 'POST', body });
    if (!response.ok) throw new Refused(response.status, await detailOf(response));
  }

  async function offer({ attempt, sdp, parameters }: Doing<'offer'>): Promise<void> {
    try {
      const body = JSON.stringify({ sdp, type: 'offer', initialParameters: parameters });
      const answer = await read(Answer, '/api/v1/webrtc/offer', OFFER_MS, { method: 'POST', body });
      link({ of: 'answered', attempt, session: answer.sessionId, sdp: answer.sdp });
    } catch (fault) {
      const unloaded = fault instanceof Refused && fault.status === 400 && /not loaded/i.test(fault.message);
      link({ of: 'refused', attempt, problem: problemOf(fault), unloaded });
    }
  }

  /** Without any a connection on this machine or network still works. */
  async function ice({ attempt }: Doing<'ice'>): Promise<void> {
    const found = await read(IceServers, '/api/v1/webrtc/ice-servers').catch((fault: unknown) => void problemOf(fault));
    const servers = (found?.iceServers ?? []).map(({ urls, username, credential }) => ({
      urls,
      ...(typeof username === 'string' ? { username } : {}),
      ...(typeof credential === 'string' ? { credential } : {}),
    }));
    link({ of: 'ice', attempt, servers });
  }

  /** 204 also for sessions that are gone; what cannot be reached is tried again before the next offer. */
  const remove = ({ session }: Doing<'delete'>): Promise<void> =>
    ask(sessionPath(session), undefined, { method: 'DELETE' }).then(
      () => link({ of: 'deleted', session }),
      () => undefined,
    );

  async function patch({ session, candidates }: Doing<'patch'>): Promise<void> {
    const body = JSON.stringify({ candidates: candidates.filter(({ candidate }) => candidate !== '') });
    const response = await ask(sessionPath(session), undefined, { method: 'PATCH', body }).catch(() => null);
    if (response?.status === 404) link({ of: 'patch-refused', session });
  }

  const unreachable = (fault: unknown): void => link({ of: 'unreachable', problem: problemOf(fault) });

  function perform(task: HttpTask): Promise<void> {
    switch (task.do) {
      case 'status':
        return status().catch(unreachable);
      case 'load':
        return load(task).catch(unreachable);
      case 'delete':
        return remove(task);
      case 'ice':
        return ice(task);
      case 'offer':
        return offer(task);
      case 'patch':
        return patch(task);
    }
  }

  /** Signalling steps go out one after the other, in the order they were decided. */
  let queue: Promise<void> = Promise.resolve();

  return {
    heard$,
    perform: (task) => {
      queue = queue.then(() => perform(task)).catch((fault: unknown) => void problemOf(fault));
    },
    follow: (session, id) => {
      watch.follow(session);
      pipeline = id;
    },
    compare: watch.compare,
    close: watch.close,
  };
}

const sessionPath = (session: string): string => `/api/v1/webrtc/offer/${encodeURIComponent(session)}`;
