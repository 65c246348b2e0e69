/** What the rehearsal saw and did, for tests and for the curious: bounded, since a run may last weeks. */
import type { Json, Ms } from '../core/unit.ts';
import type { Cut } from './pipeline.ts';
import { type Ring, ring } from './queue.ts';
import type { Shown } from './shares.ts';

/** `ignored`: not an object, or a node that does not exist; Scope logs it and tells nobody. */
export type Fate = 'queued' | 'dropped' | 'applied' | 'ignored';

export interface JournalMessage {
  readonly at: Ms;
  readonly session: string;
  readonly node: string | null;
  readonly message: Json;
  fate: Fate;
  appliedAt?: Ms;
  chunk?: number;
}

export interface JournalChunk {
  readonly at: Ms;
  readonly endedAt: Ms;
  readonly session: string;
  readonly node: string;
  readonly number: number;
  readonly ms: Ms;
  readonly frames: number;
  readonly prompts: readonly Shown[];
  readonly transition: number | null;
  readonly cut: Cut | null;
}

export interface JournalSession {
  readonly id: string;
  readonly openedAt: Ms;
  connectedAt: Ms | null;
  endedAt: Ms | null;
  endedBy: string | null;
  isDead: boolean;
  framesOut: number;
}

export interface JournalOffer {
  readonly at: Ms;
  readonly sessionId: string | null;
  readonly status: number;
  readonly initialParameters: Json;
}

export interface JournalFailure {
  at: Ms;
  readonly session: string;
  readonly node: string;
  readonly reason: string;
  count: number;
}

export interface Journal {
  readonly messages: Ring<JournalMessage>;
  readonly chunks: Ring<JournalChunk>;
  readonly sessions: Ring<JournalSession>;
  readonly offers: Ring<JournalOffer>;
  readonly failures: Ring<JournalFailure>;
  fail(failure: Omit<JournalFailure, 'count'>): void;
}

const MESSAGES = 5000;
/** Longer messages are kept by their length only: thousands of them would fill the memory. */
const LONGEST = 32_768;

/** A message as the journal keeps it. */
export const keepable = (message: Json, length: number): Json =>
  length > LONGEST ? { tooLongToKeep: length } : message;

export function createJournal(): Journal {
  const failures = ring<JournalFailure>(200);
  return {
    messages: ring(MESSAGES),
    chunks: ring(2000),
    sessions: ring(200),
    offers: ring(200),
    failures,
    /** The same failure repeats at every call: counted, not listed. */
    fail(failure) {
      const last = failures.all().at(-1);
      if (last && last.session === failure.session && last.node === failure.node && last.reason === failure.reason) {
        last.count += 1;
        last.at = failure.at;
      } else {
        failures.push({ ...failure, count: 1 });
      }
    },
  };
}

/** What happened since `since`. */
export const asRead = (journal: Journal, since: Ms = 0) => ({
  messages: journal.messages.all().filter(({ at }) => at >= since),
  chunks: journal.chunks.all().filter(({ endedAt }) => endedAt >= since),
  sessions: journal.sessions.all(),
  offers: journal.offers.all().filter(({ at }) => at >= since),
  failures: journal.failures.all().filter(({ at }) => at >= since),
});
