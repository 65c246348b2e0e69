/** One place for a problem: what stands there is told once, and taken back when another takes its place, or none does. */
import { idOf, type Problem, sentence } from '../core/problem.ts';

export function seat(told: (problem: Problem, stands: boolean) => void): (next: Problem | null) => void {
  let standing: Problem | null = null;
  return (next) => {
    const before = standing;
    standing = next;
    if (before !== null && (next === null || idOf(next) !== idOf(before))) told(before, false);
    if (next !== null && (before === null || sentence(next) !== sentence(before))) told(next, true);
  };
}
