/** Watches Scope: its metrics ten times a second, which are heartbeat and chunk clock at once, and its health each second. */
import type { Action } from '../core/action.ts';
import type { LinkEvent } from '../core/link/link.ts';
import { type Json, sameJson } from '../core/unit.ts';
import { readBack, type ReadBack } from '../core/lane/read-back.ts';
import { Health, Held, Metrics } from '../core/wire/scope.ts';
import { now } from './clock.ts';
import { type Asker, isRefusal, Nonsense } from './scope-ask.ts';

export type Watch = {
  /** Whose metrics are asked for; null: nobody's. */
  readonly follow: (session: string | null) => void;
  /** What Scope holds of us, and in which attempt; null while that is not known, or a message is on its way. */
  readonly compare: (told: () => Told | null) => void;
  readonly close: () => void;
};

export type Told = { readonly attempt: number; readonly values: Readonly<Record<string, Json>> };

const METRICS_MS = 100;
const HEALTH_MS = 1000;
const HELD_MS = 1000;

export function watchScope({ read, problemOf }: Asker, say: (action: Action) => void): Watch {
  const link = (event: LinkEvent) => say({ at: now(), kind: 'link', event });
  let session: string | null = null;
  let listed: string | null = null;
  let told: () => Told | null = () => null;
  let confirmed: ReadBack['confirmed'] = {};

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

  /** Other clients' OSC and the like say nothing on our channel; only of the oldest session is it told what it holds. */
  async function pollHeld(): Promise<void> {
    const asked = session;
    const before = told();
    if (asked === null || asked !== listed || before === null) return;
    const { parameters } = await read(Held, '/api/v1/session/parameters', 1000);
    const after = told();
    // Something of ours was on its way, and may be in it or not.
    if (asked !== session || after === null || !sameTold(before, after)) return;
    const { strange, ...found } = readBack(confirmed, after.values, parameters);
    confirmed = found.confirmed;
    if (strange.length > 0) link({ of: 'written', attempt: after.attempt, keys: strange });
  }

  const onlyNonsense = (fault: unknown): void => {
    if (fault instanceof Nonsense) problemOf(fault);
  };
  const pollFailed = (fault: unknown): void => {
    if (session !== null && isRefusal(fault)) link({ of: 'poll-refused', session });
    onlyNonsense(fault);
  };
  const stops = [
    every(METRICS_MS, pollMetrics, pollFailed),
    every(HEALTH_MS, pollHealth, onlyNonsense),
    every(HELD_MS, pollHeld, () => undefined),
  ];

  return {
    follow: (next) => {
      if (next === session) return;
      session = next;
      listed = null;
      confirmed = {};
    },
    compare: (next) => {
      told = next;
    },
    close: () => {
      for (const stop of stops) stop();
    },
  };
}

const sameTold = (a: Told, b: Told): boolean => a.attempt === b.attempt && sameJson(a.values, b.values);

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
