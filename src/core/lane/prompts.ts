/** Which prompts a lane is told next: a recall's transition, a hand's mix, or a step of the way between the two. */
import { between, type Blend, sameBlend } from '../look/blend.ts';
import type { Fade, Method, Moved, Over } from '../look/look.ts';
import type { Ms } from '../unit.ts';
import type { Delta } from './delta.ts';
import type { Lane, Sent } from './lane.ts';
import { type Run, shownOf } from './run.ts';
import { isInside, STRIDE } from './uncut.ts';

export type Prompts = {
  readonly prompts: Blend | null;
  readonly transition: Delta['transition'];
  readonly run: Sent['run'];
  readonly fade: Lane['fade'];
};

/** What is wanted of prompts. `cuts`: plain prompts would cut the picture here (`uncut.ts`). */
export type Mix = {
  readonly blend: Blend;
  readonly fade: Fade | null;
  readonly method: Method;
  readonly moved: Moved;
  readonly cuts: boolean;
  readonly chunkMs: Ms | null;
  readonly beatMs: Ms | null;
};

const USUAL_CHUNK_MS = 750;

/** Rules 2 to 4 and, where no fade is under way, the plain mix. The numbers are those of `docs/rules.md`, DC. */
export function choosePrompts(lane: Lane, mix: Mix): Prompts {
  const { sent } = lane;
  const { blend, fade } = mix;
  const shown = shownOf(lane);
  if (sent.prompts === null || shown === null) return known(blend, mix);
  const isNew = fade !== null && fade.id > lane.spent;
  if (sent.run === null && sameBlend(sent.prompts, blend)) return { ...stay(lane), fade: null };
  if (sent.run !== null && sameBlend(sent.run.to, blend))
    return isNew && stepsOf(fade, mix) === 0 ? cutShort(sent.run) : stay(lane);
  if (isNew) return recalled(lane, mix, fade, shown);
  if (lane.fade === null) return plainly(blend);
  switch (mix.moved) {
    case 'knob-wins':
      return plainly(blend);
    case 'transition-wins':
      return sent.run === null ? pursue(lane, shown, mix, lane.fade) : stay(lane);
    case 'pursue':
      return pursue(lane, shown, mix, lane.fade);
  }
}

const stepsOf = ({ over }: Fade, { chunkMs, beatMs }: Mix): number => chunksOf(over, chunkMs ?? USUAL_CHUNK_MS, beatMs);

/**
 * A recall at once of what a run already leads to, as panic is: the same list would throw Scope back to where the run began
 * (`scope-protocol` 6.4), so half a percent of the way is left for one chunk.
 */
const cutShort = (run: Run): Prompts => plainly(between(run.to, run.from, 0.005));

function recalled(lane: Lane, mix: Mix, fade: Fade, shown: Blend): Prompts {
  const { blend, moved } = mix;
  const steps = stepsOf(fade, mix);
  if (steps === 0) return plainly(blend);
  const start: Prompts = {
    prompts: fade.target,
    transition: { steps, method: fade.method },
    run: { fade: fade.id, from: shown, to: fade.target, steps, start: null },
    fade: { id: fade.id, steps, end: null },
  };
  if (sameBlend(blend, fade.target)) return start;
  switch (moved) {
    case 'transition-wins':
      return sameBlend(shown, fade.target) ? plainly(blend) : start;
    case 'knob-wins':
      return plainly(blend);
    case 'pursue':
      return pursue(lane, shown, mix, { id: fade.id, steps, end: lane.pace.chunk + 1 + steps });
  }
}

/** Nothing is said of prompts, and what goes on goes on. */
export const stay = ({ sent, fade }: Lane): Prompts => ({ prompts: null, transition: null, run: sent.run, fade });

export const plainly = (blend: Blend): Prompts => ({ prompts: blend, transition: null, run: null, fade: null });

/** A hand moved in a fade: the rest of the way in equal steps, so that it never freezes and arrives with the fade. */
function pursue(lane: Lane, shown: Blend, { blend, cuts }: Mix, fade: NonNullable<Lane['fade']>): Prompts {
  const computing = lane.pace.chunk + 1;
  const end = fade.end ?? computing + fade.steps;
  const rest = end - computing;
  // Where the picture moves every second chunk a step is two chunks' worth, and is opened one chunk before.
  const stride = cuts ? STRIDE : 1;
  const going = cuts && isInside(lane) ? rest + 1 : rest;
  if (going <= stride) return plainly(blend);
  const step = between(shown, blend, stride / going);
  const on = { ...fade, end };
  // A list that Scope was told last is nothing new to it, and inside a run throws it back to where the run began.
  if (sameBlend(step, lane.sent.run?.to ?? shown)) return { ...stay(lane), fade: on };
  return { prompts: step, transition: null, run: null, fade: on };
}

/**
 * The mix for a Scope of which nothing is known. It may be in a transition to this very mix, and plain prompts would then
 * throw it back; zero steps are at once where the mix is new, and let it go on where it is not (`scope-protocol` 6.4, 6.7).
 * Where prompts cut, two steps do the same uncut.
 */
export const known = (
  blend: Blend,
  { method, cuts }: { readonly method: Method; readonly cuts: boolean },
): Prompts => ({
  ...plainly(blend),
  transition: { steps: cuts ? STRIDE : 0, method },
});

/** A recall's time in chunks: N steps are N - 1 moves, and 1 would freeze Scope for good, so it is never said (6.4). */
export function chunksOf(over: Over, chunkMs: Ms, beatMs: Ms | null): number {
  const ms = over.unit === 'beats' ? over.count * (beatMs ?? 500) : over.count * 1000;
  const steps = over.unit === 'steps' ? Math.round(over.count) : Math.round(ms / chunkMs) + (ms > 0 ? 1 : 0);
  return steps <= 0 ? 0 : Math.max(2, Math.min(1000, steps));
}
