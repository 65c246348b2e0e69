/** Faults of ours: told in the terminal and on the screen, and the show plays on. */
import type { Problem } from '../core/problem.ts';

/** One that comes again and again fills no terminal. */
export function oursBy(tellProblem: (problem: Problem, stands: boolean) => void): (fault: unknown) => void {
  let last = '';
  return (fault) => {
    const note = fault instanceof Error ? fault.message : String(fault);
    if (note !== last) console.error(fault);
    last = note;
    tellProblem({ code: 'ours', note }, true);
  };
}

/** What `work` gives; null when it threw, which is told. */
export function attempt<T>(work: () => T, ours: (fault: unknown) => void): T | null {
  try {
    return work();
  } catch (fault) {
    ours(fault);
    return null;
  }
}

/** What nobody caught must not end the show; nor must a terminal that went away, or a reader that closed its pipe. */
export function guardProcess(
  host: Pick<NodeJS.EventEmitter, 'on'>,
  outputs: readonly Pick<NodeJS.EventEmitter, 'on'>[],
  ours: (fault: unknown) => void,
): void {
  host.on('uncaughtException', ours);
  host.on('unhandledRejection', ours);
  for (const output of outputs) output.on('error', () => undefined);
}
