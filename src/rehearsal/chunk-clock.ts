/** One graphics card for all sessions: calls that run at the same time share its speed. */
import type { Ms } from '../core/unit.ts';

export interface ChunkClock {
  /** Begins a call that would take `work` if it ran alone. */
  begin(work: Ms, at: Ms, done: (at: Ms) => void): Running;
  /** When the next running call ends; Infinity while none runs. */
  next(): Ms;
  /** Ends the calls that are due at `at`. */
  settle(at: Ms): void;
}

export interface Running {
  cancel(at: Ms): void;
}

interface Job {
  left: Ms;
  readonly done: (at: Ms) => void;
}

/** Less than this is no work: epoch milliseconds hold fractions to about 0.0003 only. */
const GRAIN: Ms = 0.01;

export function chunkClock(): ChunkClock {
  const jobs = new Set<Job>();
  let last: Ms = 0;
  const progress = (at: Ms) => {
    const done = (at - last) / Math.max(1, jobs.size);
    if (done > 0) for (const job of jobs) job.left -= done;
    last = Math.max(last, at);
  };
  return {
    begin(work, at, done) {
      progress(at);
      const job: Job = { left: work, done };
      jobs.add(job);
      return {
        cancel(cancelledAt) {
          progress(cancelledAt);
          jobs.delete(job);
        },
      };
    },
    next() {
      if (jobs.size === 0) return Infinity;
      let least = Infinity;
      for (const job of jobs) least = Math.min(least, job.left);
      return last + Math.max(0, least) * jobs.size;
    },
    settle(at) {
      progress(at);
      for (const job of [...jobs].filter(({ left }) => left <= GRAIN)) {
        jobs.delete(job);
        job.done(at);
      }
    },
  };
}
