/** Watches Scope: its metrics ten times a second, which are heartbeat and chunk clock at once, and its health each second. */
import type { Action } from '../core/action.ts';
import type { LinkEvent } from '../core/link/link.ts';
import { Health, Metrics } from '../core/wire/scope.ts';
import { now } from './clock.ts';
import { type Asker, isRefusal, Nonsense } from './scope-ask.ts';

export type Watch = {
  /** Whose metrics are asked for; null: nobody's. */
  readonly follow: (session: string | null) => void;
  readonly close: () => void;
};

const METRICS_MS = 100;
const HEALTH_MS = 1000;

export function watchScope({ read, problemOf }: Asker, say: (action: Action) => void): Watch {
  const link = (event: LinkEvent) => say({ at: now(), kind: 'link', event });
  let session: string | null = null;
  let listed: string | null = null;

  async function pollMetrics(): Promise<void> {
    const asked = session;
    if (asked === null) return;
    const askedAt = now();
    const { sessions } = await read(Metrics, '/api/v1/session/metrics', 1000);
    if (asked !== session) return;
    const stats = sessions[asked];
    link({ of: 'metrics', session: asked, listed: stats !== undefined });
    const poll = { askedAt, heardAt: now(), fps: stats?.pipeline_fps ?? null };
    say({ at: now(), kind: 'poll', session: asked, poll });
    tellSessions(Object.keys(sessions));
  }
  /** Once, and again when they change. */
  function tellSessions(ids: readonly string[]): void {
    const key = ids.join(' ');
    if (key === listed) return;
    listed = key;
    link({ of: 'sessions', listed: ids });
  }
  async function pollHealth(): Promise<void> {
    link({ of: 'health', server: (await read(Health, '/health', 2000)).server_start_time });
  }

  const onlyNonsense = (fault: unknown): void => {
    if (fault instanceof Nonsense) problemOf(fault);
  };
  const pollFailed = (fault: unknown): void => {
    if (session !== null && isRefusal(fault)) link({ of: 'poll-refused', session });
    onlyNonsense(fault);
  };
  const stops = [every(METRICS_MS, pollMetrics, pollFailed), every(HEALTH_MS, pollHealth, onlyNonsense)];

  return {
    follow: (next) => {
      if (next === session) return;
      session = next;
      listed = null;
    },
    close: () => {
      for (const stop of stops) stop();
    },
  };
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
