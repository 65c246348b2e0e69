/** Reads chunk ends out of `pipeline_fps`: a mean over Scope's last ten chunks, computed anew at each chunk's end. */
import type { Ms } from '../unit.ts';

/** One poll of `GET /api/v1/session/metrics`: the figure under our own session id, or null when it is not listed. */
export type Poll = { readonly askedAt: Ms; readonly heardAt: Ms; readonly fps: number | null };

type Chunk = { readonly ms: Ms; readonly frames: number };

/** A moment that is known to lie between `at` and `slack` later. */
type Moment = { readonly at: Ms; readonly slack: Ms };

export type ChunkClock = {
  readonly fps: number | null;
  /** When the last poll was asked: what it did not show ended later. */
  readonly askedAt: Ms | null;
  /** The chunks in Scope's window, as far as we have seen them end. */
  readonly window: readonly Chunk[];
  /** Are these all that the figure is the mean of? */
  readonly isWhole: boolean;
  /** When the last chunk ended at the earliest, and how much later it may have been; null where a pause came between. */
  readonly last: Moment | null;
};

export const FRESH_CLOCK: ChunkClock = { fps: null, askedAt: null, window: [], isWhole: false, last: null };

/** Scope's starting value: no chunk has ended yet. Its ceiling too: at 60 and above the figure shows nothing. */
const START_FPS = 60;
const WINDOW = 10;

/** `endAt`: when it ended at the earliest; a message that left later must not be taken for one that was taken in. */
export type ChunkEnd = { readonly endAt: Ms; readonly ms: Ms; readonly rtt: Ms };

/**
 * A changed value is a chunk that ended, between this poll and the one before. Its length is what the window's sum leaves
 * for it, where that agrees with what was seen between polls; else what was seen (measured: median error 0.05 ms against
 * 60 ms).
 */
export function readPoll(
  clock: ChunkClock,
  { fps, heardAt, askedAt }: Poll,
  chunkFrames: number,
): { readonly clock: ChunkClock; readonly end: ChunkEnd | null } {
  if (fps === null) return { clock: { ...FRESH_CLOCK, askedAt }, end: null };
  if (clock.fps === null) return { clock: { ...clock, fps, askedAt, isWhole: fps === START_FPS }, end: null };
  if (fps === clock.fps) return { clock: { ...clock, askedAt }, end: null };
  const seen = { at: clock.askedAt ?? askedAt, slack: heardAt - (clock.askedAt ?? askedAt) };
  const chunk = newest(clock, fps, chunkFrames, seen);
  const last = chunk.isExact ? narrowed(clock.last, chunk.ms, seen) : seen;
  const window = [...clock.window, { ms: chunk.ms, frames: chunk.frames }].slice(-WINDOW);
  const isWhole = fps < START_FPS && (clock.isWhole || window.length === WINDOW);
  return {
    clock: { fps, askedAt, window, isWhole, last },
    end: { endAt: last.at, ms: Math.max(1, chunk.ms), rtt: heardAt - askedAt },
  };
}

/** The first chunk, and the first after a cut, decodes to three frames less (`scope-protocol` 5.3, text mode). */
function newest(clock: ChunkClock, fps: number, usual: number, end: Moment): Chunk & { readonly isExact: boolean } {
  const fewer = usual > 4 ? usual - 3 : usual + 1;
  const counts = clock.isWhole && clock.window.length === 0 ? [fewer, usual] : [usual, fewer];
  const seen = clock.last === null ? null : end.at - clock.last.at;
  for (const frames of counts) {
    const ms = remainder(clock, fps, frames);
    if (ms === null || ms <= 0) continue;
    if (seen === null || clock.last === null) return { ms, frames, isExact: true };
    if (ms >= seen - clock.last.slack && ms <= seen + end.slack) return { ms, frames, isExact: true };
  }
  return { ms: seen ?? (usual / fps) * 1000, frames: usual, isExact: false };
}

/** What passes between two ends is a chunk's length, and a little for the loop around it. */
const LOOP_MS = 6;

/**
 * Lengths are known to a millisecond where ends lie anywhere between two polls: so each end narrows down where the next
 * one was, and after some chunks ends are known to a part of a poll.
 */
function narrowed(before: Moment | null, ms: Ms, seen: Moment): Moment {
  if (before === null) return seen;
  const early = Math.max(seen.at, before.at + ms - LOOP_MS);
  const late = Math.min(seen.at + seen.slack, before.at + before.slack + ms + LOOP_MS);
  return late < early ? seen : { at: early, slack: late - early };
}

/** What the sum of Scope's window leaves for its newest chunk. */
function remainder({ window, isWhole }: ChunkClock, fps: number, frames: number): Ms | null {
  if (!isWhole || fps >= START_FPS) return null;
  const others = window.slice(-(WINDOW - 1));
  const sum = others.reduce((total, chunk) => ({ ms: total.ms + chunk.ms, frames: total.frames + chunk.frames }), {
    ms: 0,
    frames,
  });
  return (sum.frames * 1000) / fps - sum.ms;
}
