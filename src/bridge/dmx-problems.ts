/** What is said of lighting desks: which is silent, which stands in another's way, which sends elsewhere, and what is broken. */
import { rivalOf, type Universe } from '../core/control/dmx-sources.ts';
import type { Problem } from '../core/problem.ts';
import { now } from './clock.ts';
import { perHost } from './per-host.ts';
import { seat } from './seat.ts';

type Told = (problem: Problem, stands: boolean) => void;

export type DeskProblems = {
  readonly refused: (from: string) => void;
  readonly broken: (from: string, why: string) => void;
  readonly elsewhere: (problem: Extract<Problem, { code: 'dmx/elsewhere' }>) => void;
  readonly follow: (before: Universe, after: Universe) => void;
};

export function deskProblems(told: Told): DeskProblems {
  const refused = perHost((from, count) => told({ code: 'dmx/refused', from, count }, true));
  const broken = perHost((from, count, note) => told({ code: 'dmx/malformed', from, count, note }, true));
  const [lost, rival, elsewhere] = [seat(told), seat(told), seat(told)];
  let isElsewhere = false;

  return {
    refused: (from) => refused(from, 1, now()),
    broken: (from, why) => broken(from, 1, now(), why),
    elsewhere: (problem) => {
      // The first one only: on many networks dozens of universes go by, each forty times a second.
      if (!isElsewhere) elsewhere(problem);
      isElsewhere = true;
    },
    follow: (before, after) => {
      const { leader } = after;
      const other = rivalOf(after);
      rival(leader === null || other === null ? null : { code: 'dmx/rival', plays: leader.name, other: other.name });
      if (leader === null) {
        if (before.leader !== null) lost({ code: 'dmx/lost', from: before.leader.name });
        return;
      }
      lost(null);
      elsewhere(null);
      isElsewhere = false;
    },
  };
}
