/** When the change that was told last will be seen: which chunk computes it, and what waits before it in Scope's queue. */
import type { Ms } from '../unit.ts';
import type { Delay } from './delay.ts';
import type { Lane } from './lane.ts';
import { meanChunk, untilTaken } from './pace.ts';

export type Landing = {
  /** The recall it began; 0 where it was a cut only. */
  readonly fade: number;
  /** The announced cut it was, by its count; 0 where it cuts nothing. */
  readonly cut: number;
  readonly toldAt: Ms;
  /** A transition shows in its first chunk what was there before: so many chunks later the change begins. */
  readonly later: 0 | 1;
  /** The chunk that computes it; null while it is on its way. */
  readonly chunk: number | null;
  /** Its first frame on the display: a guess until that chunk has ended, then what was counted. */
  readonly seenAt: Ms;
  readonly isCounted: boolean;
  /** When the stage saw the cut, which may be before the chunk's end was heard of; null: not yet. */
  readonly sawAt: Ms | null;
};

const USUAL_DELAY_MS = 1500;

export const told = (lane: Lane, delay: Delay, what: Pick<Landing, 'fade' | 'cut' | 'later'>, now: Ms): Landing => ({
  ...what,
  toldAt: now,
  chunk: null,
  seenAt: now + untilTaken(lane.pace, now) + (delay.ms ?? USUAL_DELAY_MS) + what.later * (meanChunk(lane.pace) ?? 0),
  isCounted: false,
  sawAt: null,
});

/** A chunk has ended at `endAt`, and `delay` is what was counted then. */
export function landingAfter(landing: Landing | null, { pace }: Lane, delay: Delay, endAt: Ms): Landing | null {
  const chunkMs = meanChunk(pace);
  if (landing === null || landing.isCounted || delay.ms === null || chunkMs === null) return landing;
  if (landing.chunk === null)
    return pace.out === null
      ? { ...landing, chunk: pace.chunk + 1 + landing.later, seenAt: endAt + delay.ms + landing.later * chunkMs }
      : landing;
  if (pace.chunk < landing.chunk) return landing;
  return { ...landing, seenAt: endAt + delay.ms - chunkMs, isCounted: true };
}
