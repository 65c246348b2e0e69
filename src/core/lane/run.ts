/** A run: a transition that Scope was given, and where in it the picture is. */
import { type Blend, between } from '../look/blend.ts';
import type { Lane } from './lane.ts';

/** `steps` positions from 0 to 1 inclusive, one per chunk (`scope-protocol` 6.4); `start` is the chunk of position 0. */
export type Run = {
  /** The recall it plays; null where it is a hand's step that would have cut (`uncut.ts`). */
  readonly fade: number | null;
  readonly from: Blend;
  readonly to: Blend;
  readonly steps: number;
  /** Null until a chunk took the message in. */
  readonly start: number | null;
};

/** The chunk of its last step, or null while it has not begun. */
export const endOf = ({ start, steps }: Run): number | null => (start === null ? null : start + steps - 1);

/** What the picture shows of it in `chunk`: position 0 in its first chunk, 1 in its last. */
export function shownIn(run: Run, chunk: number): Blend {
  if (run.start === null || chunk <= run.start) return run.from;
  if (chunk >= run.start + run.steps - 1) return run.to;
  return between(run.from, run.to, (chunk - run.start) / (run.steps - 1));
}

/** What the chunk that is computed now shows; null where nothing is known. */
export const shownOf = ({ sent, pace }: Lane): Blend | null =>
  sent.run === null ? sent.prompts : shownIn(sent.run, pace.chunk + 1);
