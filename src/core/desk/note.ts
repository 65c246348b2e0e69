/** What was odd lately: noted on the desk, each kind once. */
import { idOf, type Problem } from '../problem.ts';
import type { Ms } from '../unit.ts';
import type { Desk } from './desk.ts';
import { deskWith } from './desk-with.ts';

/** More kinds of notes than this are not kept apart; the oldest leaves. */
const NOTES = 32;

/** Notes of one kind are one note, with their number and the latest facts. */
export function note(desk: Desk, problem: Problem, at: Ms): Desk {
  const id = idOf(problem);
  const before = desk.notes.find((each) => idOf(each.problem) === id)?.problem;
  const isCounted = before !== undefined && 'count' in before && 'count' in problem;
  const counted = isCounted ? { ...problem, count: before.count + problem.count } : problem;
  const others = desk.notes.filter((each) => idOf(each.problem) !== id);
  return deskWith(desk, { notes: [...others, { problem: counted, at }].slice(-NOTES) });
}
