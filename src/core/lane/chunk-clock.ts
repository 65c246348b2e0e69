/** Reads chunk ends out of `pipeline_fps`: a mean over Scope's last ten chunks, computed anew at each chunk's end. */
import type { Ms } from '../unit.ts';

/** One poll of `GET /api/v1/session/metrics`: the figure under our own session id, or null when it is not listed. */
export type Poll = { readonly askedAt: Ms; readonly heardAt: Ms; readonly fps: number | null };

export type ChunkClock = {
  readonly fps: number | null;
  readonly polledAt: Ms | null;
  /** Lengths of the chunks within Scope's window, as far as we have seen them begin. */
  readonly lengths: readonly Ms[];
  readonly lastEnd: Ms | null;
};

export const FRESH_CLOCK: ChunkClock = { fps: null, polledAt: null, lengths: [], lastEnd: null };

/** Scope's starting value: no chunk has ended yet. Its ceiling too: at 60 and above the figure shows nothing. */
const START_FPS = 60;
const WINDOW = 10;

export type ChunkEnd = { readonly endAt: Ms; readonly ms: Ms; readonly rtt: Ms };

/**
 * A changed value is a chunk that ended, between this poll and the one before. Its length is the difference of two window
 * sums where they agree with what was seen between polls, else what was seen (measured: median error 0.05 ms against 60 ms).
 */
export function readPoll(
  clock: ChunkClock,
  poll: Poll,
  chunkFrames: number,
): { readonly clock: ChunkClock; readonly end: ChunkEnd | null } {
  const { fps, heardAt, askedAt } = poll;
  const polledAt = heardAt;
  if (fps === null) return { clock: { ...clock, fps: null, polledAt }, end: null };
  if (clock.fps === null || fps === clock.fps) return { clock: { ...clock, fps, polledAt }, end: null };
  // The earliest moment it can have been: a message that left later must not be taken for one that was taken in.
  const endAt = clock.polledAt ?? askedAt;
  const seen = clock.lastEnd === null ? (chunkFrames / fps) * 1000 : endAt - clock.lastEnd;
  const ms = exactLength(clock, fps, chunkFrames, seen) ?? seen;
  const lengths = [...clock.lengths, ms].slice(-WINDOW);
  return {
    clock: { fps, polledAt, lengths, lastEnd: endAt },
    end: { endAt, ms: Math.max(1, ms), rtt: heardAt - askedAt },
  };
}

function exactLength({ fps: before, lengths }: ChunkClock, fps: number, chunkFrames: number, seen: Ms): Ms | null {
  if (before === null || before >= START_FPS || fps >= START_FPS || lengths.length < WINDOW) return null;
  const sum = (rate: number) => (chunkFrames * WINDOW * 1000) / rate;
  const ms = sum(fps) - sum(before) + (lengths[0] ?? 0);
  return Math.abs(ms - seen) <= 250 ? ms : null;
}
