/**
 * Video mode with `manage_cache`: any change of the prompts outside a transition cuts the picture (`scope-protocol` 6.6),
 * except in the chunk after one that was in a transition and not at its last step (`scope-measured` h).
 */
import type { Mode } from '../look/look.ts';
import type { Json } from '../unit.ts';
import { sameBlend } from '../look/blend.ts';
import type { Method } from '../look/look.ts';
import type { Lane } from './lane.ts';
import type { Prompts } from './prompts.ts';
import { shownOf } from './run.ts';

/** A transition of two: its first chunk still shows the old mix, the second may take a newer one. */
export const STRIDE = 2;

/** `manage_cache` counts from the very message that carries it (`scope-protocol` 6.6). */
export const doesCut = (mode: Mode, params: Readonly<Record<string, Json>>): boolean =>
  mode === 'video' && params['manage_cache'] !== false;

/** Is the chunk that is computed now in a transition, with more to come? Then plain prompts do not cut the next. */
export function isInside({ sent, pace }: Lane): boolean {
  const { run } = sent;
  // A transition to what is shown is none for Scope (`embedding_blending.py`).
  if (run === null || run.start === null || sameBlend(run.from, run.to)) return false;
  return pace.chunk + 1 < run.start + run.steps - 1;
}

/**
 * Plain prompts that would cut become a transition of two. When the hand has moved on by its second chunk, the newer mix
 * goes there instead, plainly: so the picture moves every second chunk, uncut, and shows the hand of one chunk ago.
 * Four steps, where two lead to the same, would only be longer on their way when the hand rests.
 */
export function uncut(lane: Lane, choice: Prompts, method: Method): Prompts {
  const { prompts, transition, fade } = choice;
  const shown = shownOf(lane);
  if (prompts === null || transition !== null || shown === null || isInside(lane) || sameBlend(prompts, shown))
    return choice;
  const run = { fade: null, from: shown, to: prompts, steps: STRIDE, start: null };
  return { prompts, transition: { steps: STRIDE, method }, run, fade };
}
