/** How far the picture is behind: a chunk of computing, the frames that wait in Scope's output queue, and the way from there. */
import type { Ms } from '../unit.ts';
import type { Lane } from './lane.ts';
import { meanChunk } from './pace.ts';

/**
 * Scope plays a little slower than it produces, so its queue of 30 frames slowly fills (`scope-protocol` 5.4). A chunk that
 * finds less room than it needs loses its last frames, so that its first has to wait for no more than the rest of the queue.
 */
const QUEUE = 30;
/** Network, jitter buffer and display, until it was measured. */
const WAY_MS = 80;
/** What is further off than this was another cut than the one that was waited for. */
const MOST_WAY_MS = 800;

export type Delay = {
  /** Frames received when the first chunk of this channel, or of an emptied queue, was seen to end; null before. */
  readonly base: { readonly frames: number; readonly chunk: number } | null;
  readonly received: number;
  /** When they were counted. */
  readonly receivedAt: Ms;
  readonly resets: number;
  /** The chunk that begins with an emptied queue; null when none is due. */
  readonly flush: number | null;
  /** From the end of a chunk to its first frame on the display, when nothing waits before it; measured, or the usual. */
  readonly way: { readonly ms: Ms; readonly isMeasured: boolean };
  /** The part of it that is frames waiting: what a reset would win back. */
  readonly waitMs: Ms;
  readonly ms: Ms | null;
};

export const FRESH_DELAY: Delay = {
  base: null,
  received: 0,
  receivedAt: 0,
  resets: 0,
  flush: null,
  way: { ms: WAY_MS, isMeasured: false },
  waitMs: 0,
  ms: null,
};

/** Frames are counted five times a second; in between they only add up. */
export const framesCounted = (delay: Delay, received: number, at: Ms): Delay => ({
  ...delay,
  received,
  receivedAt: at,
});

/** Measured at each chunk's end: what waits then is what its first frame waits for. */
export function delayAfter(given: Delay, lane: Lane, endAt: Ms): Delay {
  const chunkMs = meanChunk(lane.pace);
  if (chunkMs === null) return given;
  const { delay, isEmptied } = flushed(given, lane);
  const received = receivedBy(delay, lane.chunkFrames / chunkMs, endAt);
  const base = isEmptied ? emptied(delay, lane) : (delay.base ?? { frames: received, chunk: lane.pace.chunk });
  const produced = (lane.pace.chunk - base.chunk) * lane.chunkFrames;
  const waiting = Math.min(QUEUE - lane.chunkFrames, Math.max(0, produced - (received - base.frames)));
  const waitMs = (waiting / lane.chunkFrames) * chunkMs;
  return { ...delay, base, waitMs, ms: chunkMs + waitMs + delay.way.ms };
}

/** What has come by now, when the last count is some moments old. */
const receivedBy = ({ received, receivedAt, base }: Delay, perMs: number, at: Ms): number =>
  base === null ? received : received + Math.max(0, Math.min(250, at - receivedAt)) * perMs;

/** No frame came since the queue was emptied, and the first chunk after a cut is short (`scope-protocol` 5.3). */
const emptied = ({ received }: Delay, { pace, chunkFrames }: Lane): NonNullable<Delay['base']> => ({
  frames: received + (chunkFrames > 4 ? -3 : 1),
  chunk: pace.chunk,
});

/** A reset empties the queue as it is taken in: the chunk that begins then is the first of a new count. */
function flushed(delay: Delay, { sent, pace }: Lane): { readonly delay: Delay; readonly isEmptied: boolean } {
  const { reset } = sent.cues;
  if (reset > delay.resets && pace.out === null)
    return { delay: { ...delay, resets: reset, flush: pace.chunk + 1 }, isEmptied: false };
  if (delay.flush === null || pace.chunk < delay.flush) return { delay, isEmptied: false };
  return { delay: { ...delay, flush: null }, isEmptied: true };
}

/** A cut that was told has been seen: what it came later than was counted is the way, and the rest of a calibration. */
export function calibrated(delay: Delay, countedAt: Ms, seenAt: Ms): Delay {
  const ms = delay.way.ms + seenAt - countedAt;
  if (ms < 0 || ms > MOST_WAY_MS) return delay;
  const way = { ms: delay.way.isMeasured ? (delay.way.ms + ms) / 2 : ms, isMeasured: true };
  return { ...delay, way, ms: delay.ms === null ? null : delay.ms - delay.way.ms + way.ms };
}
