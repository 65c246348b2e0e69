/** Switches that make the rehearsal fail on purpose, so that a client can be tested against failure. */
import { type Meddler, Refusal } from './http.ts';
import type { Runner } from './runner.ts';

export interface Fault {
  readonly kind: string;
  readonly ms?: number | undefined;
  /** HTTP faults touch only paths that contain it, and only this method. */
  readonly path?: string | undefined;
  readonly method?: string | undefined;
  readonly session?: string | undefined;
}

export interface Faults {
  set(fault: Fault, runner: Runner): void;
  readonly meddle: Meddler;
}

const NONSENSE: Readonly<Record<string, { status: number; body: string }>> = {
  'nonsense-json': { status: 200, body: '{"sessions": {' },
  'nonsense-html': { status: 200, body: '<!doctype html><title>Proxy</title>' },
  'nonsense-shape': { status: 200, body: '{"sessions":5,"status":{},"sdp":7,"pipelines":[],"iceServers":"x"}' },
  'nonsense-status': { status: 503, body: '{"detail":"upstream"}' },
};

const OWN = '/rehearsal/';

export function createFaults(crash: () => void): Faults {
  let slowMs = 0;
  let nonsense: { status: number; body: string } | null = null;
  let path = '';
  let only: string | null = null;
  const clear = () => {
    slowMs = 0;
    nonsense = null;
    path = '';
    only = null;
  };
  return {
    set(fault, runner) {
      const { kind, ms = 2_000, session } = fault;
      path = fault.path ?? '';
      only = fault.method ?? null;
      runner.catchUp();
      switch (kind) {
        case 'none':
          clear();
          runner.blocked = false;
          runner.engine.fault('none');
          return;
        case 'crash':
          // Late enough for the answer to leave.
          setTimeout(crash, 20);
          return;
        case 'oom':
        case 'exceptions':
          runner.engine.fault(kind);
          return;
        case 'vanish':
          runner.vanish(session ?? runner.engine.oldest()?.id ?? '');
          return;
        case 'no-way':
          runner.blocked = true;
          return;
        case 'slow-http':
          slowMs = ms;
          return;
        case 'stale-status':
          runner.engine.loader.staleMs = ms;
          return;
        default:
          nonsense = NONSENSE[kind] ?? null;
          if (!nonsense) throw new Refusal(400, `No fault is called "${kind}"`);
      }
    },
    async meddle(method, asked) {
      if (asked.startsWith(OWN) || !asked.includes(path) || method !== (only ?? method)) return null;
      if (slowMs > 0) await new Promise((resolve) => setTimeout(resolve, slowMs));
      return nonsense;
    },
  };
}
