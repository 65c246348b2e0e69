/** How far the picture is behind: a chunk of computing, and the frames that wait in Scope's output queue. */
import type { Ms } from '../unit.ts';
import type { Lane } from './lane.ts';
import { meanChunk } from './pace.ts';

/** Scope plays a little slower than it produces, so its queue of 30 frames slowly fills (`scope-protocol` 5.4). */
const QUEUE = 30;
/** Network, jitter buffer and display. */
const WAY_MS = 80;

export type Delay = {
  /** Frames received when the first chunk of this channel was seen to end; null before. */
  readonly base: { readonly frames: number; readonly chunk: number } | null;
  readonly received: number;
  readonly resets: number;
  readonly ms: Ms | null;
};

export const FRESH_DELAY: Delay = { base: null, received: 0, resets: 0, ms: null };

/** Measured at each chunk's end: what waits then is what its first frame waits for. Frames in between are only counted. */
export function delayOf(delay: Delay, lane: Lane, frames: number | null): Delay {
  const received = frames ?? delay.received;
  const chunkMs = meanChunk(lane.pace);
  if (chunkMs === null || frames !== null) return { ...delay, received };
  const isFlushed = lane.sent.cues.reset > delay.resets;
  const base = delay.base === null || isFlushed ? { frames: received, chunk: lane.pace.chunk } : delay.base;
  const produced = (lane.pace.chunk - base.chunk) * lane.chunkFrames;
  const waiting = Math.min(QUEUE, Math.max(0, produced - (received - base.frames)));
  const ms = chunkMs + (waiting / lane.chunkFrames) * chunkMs + WAY_MS;
  return { base, received, resets: lane.sent.cues.reset, ms };
}
