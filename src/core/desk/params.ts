/** Scope's parameters on the desk: values by name, and the step list that must stay descending. */
import { USUAL_STEPS } from '../address/param.ts';
import { still, turnTo } from '../look/course.ts';
import type { Held, Look } from '../look/look.ts';
import { lookDraft } from '../look/look-with.ts';
import { clamp, type Json, type Ms } from '../unit.ts';

export function withParam(look: Look, name: string, held: Held): Look {
  const next = lookDraft(look);
  next.params = { ...look.params, [name]: held };
  return next;
}

/** A number glides where a hand moves it for longer than a moment; everything else stands at once. */
export function paramTurned(look: Look, name: string, value: Json, now: Ms, smooth: Ms): Look {
  const before = look.params[name];
  const from = before?.is === 'course' ? before.course : typeof before?.value === 'number' ? still(before.value) : null;
  if (typeof value !== 'number' || smooth <= 0 || from === null) return withParam(look, name, { is: 'still', value });
  return withParam(look, name, { is: 'course', course: turnTo(from, value, now, smooth) });
}

export function stepsOf(look: Look): readonly number[] {
  const held = look.params['denoising_step_list'];
  const value = held?.is === 'still' ? held.value : null;
  return Array.isArray(value) && value.every((each) => typeof each === 'number') ? value : USUAL_STEPS;
}

/** One step of the list; its neighbours are pushed, so that it stays strictly descending within 0..1000. */
export function pushStep(steps: readonly number[], i: number, value: number): readonly number[] {
  if (i < 0 || i >= steps.length) return steps;
  const low = steps.length - 1 - i;
  const held = clamp(Math.round(value), low, 1000 - i);
  return steps.map((step, j) => {
    if (j < i) return Math.max(step, held + (i - j));
    if (j > i) return Math.min(step, held - (j - i));
    return held;
  });
}
