/** The one door that speaks HTTP with Scope: does the link's deeds in order, and watches its metrics and health. */
import type { z } from 'zod';
import type { Action } from '../core/action.ts';
import type { LinkEvent } from '../core/link/link.ts';
import type { Problem } from '../core/problem.ts';
import type { Task } from '../core/rig.ts';
import { Answer, Detail, Health, IceServers, Metrics, pipelineShape, Schemas, Status } from '../core/wire/scope.ts';
import { now } from './clock.ts';
import { source } from './source.ts';

type HttpTask = Extract<Task, { do: 'status' | 'load' | 'delete' | 'ice' | 'offer' | 'patch' }>;

export type ScopeDoor = {
  readonly heard$: ReturnType<typeof source<Action>>['heard$'];
  readonly perform: (task: HttpTask) => void;
  /** Whose metrics are asked for, ten times a second; null: nobody's. */
  readonly follow: (session: string | null, pipeline: string) => void;
  readonly close: () => void;
};

const METRICS_MS = 100;
const HEALTH_MS = 1000;
/** An offer may gather for 5 s on the server when its STUN server cannot be reached. */
const OFFER_MS = 12_000;
const ASK_MS = 3000;

class Nonsense extends Error {
  readonly endpoint: string;
  readonly field: string;
  constructor(endpoint: string, field: string, note: string) {
    super(note);
    this.endpoint = endpoint;
    this.field = field;
  }
}
class Refused extends Error {
  readonly status: number;
  constructor(status: number, note: string) {
    super(note);
    this.status = status;
  }
}

export function openScope(base: string): ScopeDoor {
  const { heard$, say } = source<Action>();
  const link = (event: LinkEvent) => say({ at: now(), kind: 'link', event });
  const shown = new Set<string>();
  let pipeline = '';
  let shapeOf: string | null = null;
  let session: string | null = null;

  async function ask(path: string, timeout: number, init: RequestInit = {}): Promise<Response> {
    return fetch(`${base}${path}`, {
      ...init,
      signal: AbortSignal.timeout(timeout),
      ...(init.body === undefined ? {} : { headers: { 'content-type': 'application/json' } }),
    });
  }

  /** Parsed once, here; what does not fit becomes a problem with the endpoint and the field in it. */
  async function read<T>(schema: z.ZodType<T>, path: string, timeout = ASK_MS, init: RequestInit = {}): Promise<T> {
    const response = await ask(path, timeout, init);
    const endpoint = `${init.method ?? 'GET'} ${path}`;
    if (!response.ok) throw new Refused(response.status, await detailOf(response));
    const body: unknown = await response.json().catch(() => {
      throw new Nonsense(endpoint, 'the body', 'It is not JSON. Is this really a Scope server?');
    });
    const parsed = schema.safeParse(body);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const field = issue === undefined || issue.path.length === 0 ? 'the body' : issue.path.join('.');
      throw new Nonsense(endpoint, field, issue?.message ?? 'It has another shape.');
    }
    if (shown.delete(endpoint)) say({ at: now(), kind: 'problem', problem: nonsense(endpoint, '', ''), stands: false });
    return parsed.data;
  }

  /** What went wrong, as a problem; nonsense also stands in the seat until that endpoint answers well. */
  function problemOf(fault: unknown): Problem {
    if (fault instanceof Nonsense) {
      const problem = nonsense(fault.endpoint, fault.field, fault.message);
      shown.add(fault.endpoint);
      say({ at: now(), kind: 'problem', problem, stands: true });
      return problem;
    }
    if (fault instanceof Refused) return { code: 'scope/offer-refused', status: fault.status, note: fault.message };
    return {
      code: 'scope/unreachable',
      server: new URL(base).host,
      note: fault instanceof Error ? fault.message : String(fault),
    };
  }

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
      const shape = pipelineShape(await read(Schemas, '/api/v1/pipelines/schemas', 10_000), pipeline);
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

  async function offer({ attempt, sdp, parameters }: Extract<HttpTask, { do: 'offer' }>): Promise<void> {
    try {
      const body = JSON.stringify({ sdp, type: 'offer', initialParameters: parameters });
      const answer = await read(Answer, '/api/v1/webrtc/offer', OFFER_MS, { method: 'POST', body });
      link({ of: 'answered', attempt, session: answer.sessionId, sdp: answer.sdp });
    } catch (fault) {
      const unloaded = fault instanceof Refused && fault.status === 400 && /not loaded/i.test(fault.message);
      link({ of: 'refused', attempt, problem: problemOf(fault), unloaded });
    }
  }

  async function perform(task: HttpTask): Promise<void> {
    switch (task.do) {
      case 'status':
        return status().catch((fault: unknown) => link({ of: 'unreachable', problem: problemOf(fault) }));
      case 'load': {
        const { id, load } = task.pipeline;
        pipeline = id;
        const body = JSON.stringify({ pipelines: [{ node_id: id, pipeline_id: id, load_params: load }] });
        try {
          const response = await ask('/api/v1/pipeline/load', ASK_MS, { method: 'POST', body });
          if (!response.ok) throw new Refused(response.status, await detailOf(response));
        } catch (fault) {
          link({ of: 'unreachable', problem: problemOf(fault) });
        }
        return;
      }
      case 'delete':
        // 204 also for sessions that are gone; what cannot be reached is tried again before the next offer.
        return ask(`/api/v1/webrtc/offer/${encodeURIComponent(task.session)}`, ASK_MS, { method: 'DELETE' }).then(
          () => link({ of: 'deleted', session: task.session }),
          () => undefined,
        );
      case 'ice': {
        const found = await read(IceServers, '/api/v1/webrtc/ice-servers').catch((fault: unknown) => {
          problemOf(fault);
          return null;
        });
        const servers = (found?.iceServers ?? []).map(({ urls, username, credential }) => ({
          urls,
          ...(typeof username === 'string' ? { username } : {}),
          ...(typeof credential === 'string' ? { credential } : {}),
        }));
        return link({ of: 'ice', attempt: task.attempt, servers });
      }
      case 'offer':
        return offer(task);
      case 'patch': {
        const candidates = task.candidates.filter(({ candidate }) => candidate !== '');
        const body = JSON.stringify({ candidates });
        const response = await ask(`/api/v1/webrtc/offer/${encodeURIComponent(task.session)}`, ASK_MS, {
          method: 'PATCH',
          body,
        }).catch(() => null);
        if (response?.status === 404) link({ of: 'patch-refused', session: task.session });
        return;
      }
    }
  }

  /** Signalling steps go out one after the other, in the order they were decided. */
  let queue: Promise<void> = Promise.resolve();
  const enqueue = (task: HttpTask) => {
    queue = queue.then(() => perform(task)).catch((fault: unknown) => void problemOf(fault));
  };

  async function pollMetrics(): Promise<void> {
    const asked = session;
    if (asked === null) return;
    const askedAt = now();
    const metrics = await read(Metrics, '/api/v1/session/metrics', 1000);
    const stats = metrics.sessions[asked];
    link({ of: 'metrics', session: asked, listed: stats !== undefined });
    say({
      at: now(),
      kind: 'poll',
      session: asked,
      poll: { askedAt, heardAt: now(), fps: stats?.pipeline_fps ?? null },
    });
  }

  async function pollHealth(): Promise<void> {
    link({ of: 'health', server: (await read(Health, '/health', 2000)).server_start_time });
  }

  const stops = [every(METRICS_MS, pollMetrics, pollFailed), every(HEALTH_MS, pollHealth, problemOnNonsense)];
  function pollFailed(fault: unknown): void {
    if (session !== null && isRefusal(fault)) link({ of: 'poll-refused', session });
    problemOnNonsense(fault);
  }
  function problemOnNonsense(fault: unknown): void {
    if (fault instanceof Nonsense) problemOf(fault);
  }

  return {
    heard$,
    perform: enqueue,
    follow: (next, id) => {
      session = next;
      pipeline = id;
    },
    close: () => {
      for (const stop of stops) stop();
    },
  };
}

const nonsense = (endpoint: string, field: string, note: string): Problem => ({
  code: 'scope/nonsense',
  endpoint,
  field,
  note,
});

async function detailOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const parsed = Detail.safeParse(body);
  const detail = parsed.success ? parsed.data.detail : null;
  return typeof detail === 'string' ? detail : `Scope answered ${response.status}.`;
}

/** Nobody listens at that port, or the connection was cut: a process that is gone, and not one that is slow. */
function isRefusal(fault: unknown): boolean {
  const cause = fault instanceof Error ? fault.cause : null;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return ['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'UND_ERR_SOCKET'].includes(code);
}

/** Runs `work` again and again, never twice at once; a slow answer delays the next question. */
function every(ms: number, work: () => Promise<void>, failed: (fault: unknown) => void): () => void {
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    work()
      .catch(failed)
      .finally(() => {
        busy = false;
      });
  }, ms);
  return () => clearInterval(timer);
}
