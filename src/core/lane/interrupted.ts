/** A fade that a lost connection cut off: the next one takes it up where the picture would be by then. */
import type { Blend } from '../look/blend.ts';
import type { Look } from '../look/look.ts';
import type { Ms } from '../unit.ts';
import type { Lane } from './lane.ts';
import { shownIn } from './run.ts';

export type Interrupted = { readonly shown: Blend; readonly fade: NonNullable<Lane['fade']> };

/** Null where nothing was under way, or where the performer has asked for another look since. */
export function interrupted(lane: Lane, look: Look, chunkMs: Ms, now: Ms): Interrupted | null {
  const { fade, sent, pace } = lane;
  if (fade === null || sent.prompts === null || (look.fade?.id ?? 0) > lane.spent) return null;
  const gone = pace.endAt === null ? 0 : Math.max(0, Math.round((now - pace.endAt) / chunkMs));
  const computing = pace.chunk + 1 + gone;
  const steps = (fade.end ?? computing + fade.steps) - computing;
  if (steps <= 1) return null;
  const shown = sent.run === null ? sent.prompts : shownIn(sent.run, computing);
  return { shown, fade: { id: fade.id, steps, end: null } };
}
