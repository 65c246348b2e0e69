/** Problems that stand until their cause is gone, and how a performer puts one away. */
import { idOf, type Problem } from '../problem.ts';
import type { Ms } from '../unit.ts';
import type { Rig } from './state.ts';

export function stand(standing: Rig['standing'], problem: Problem, stands: boolean, now: Ms): Rig['standing'] {
  const id = idOf(problem);
  if (!stands) return Object.fromEntries(Object.entries(standing).filter(([each]) => each !== id));
  return { ...standing, [id]: { problem, at: standing[id]?.at ?? now, dismissed: false } };
}

export function dismiss(rig: Rig, id: string, now: Ms): Rig {
  const problem = rig.standing[id]?.problem ?? rig.desk.mapping.problems.find((each) => idOf(each) === id);
  const at = rig.standing[id]?.at ?? now;
  const notes = rig.desk.notes.filter(({ problem }) => idOf(problem) !== id);
  return {
    ...rig,
    desk: { ...rig.desk, notes },
    standing: problem === undefined ? rig.standing : { ...rig.standing, [id]: { problem, at, dismissed: true } },
  };
}
