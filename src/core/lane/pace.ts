/** Pace: one message out at a time. Scope takes one per chunk, keeps eight, refuses the newest and acknowledges none. */
import type { Ms } from '../unit.ts';
import type { ChunkEnd } from './chunk-clock.ts';

export type Pace = {
  /**
   * The message that is out: when it left, how many frames had come by then, and whether Scope was paused when it left
   * (then its queue drains by itself). Null: the way is free.
   */
  readonly out: { readonly at: Ms; readonly frames: number; readonly drains: boolean } | null;
  /** Chunks that were seen to end. The one being computed is `chunk + 1`. */
  readonly chunk: number;
  /** When the last chunk ended. */
  readonly endAt: Ms | null;
  /** Lengths of the last ten chunks in ms, oldest first. */
  readonly lengths: readonly Ms[];
  readonly frames: number;
  /** How many frames had come when the last chunk was counted, and when the figure last showed one or could not. */
  readonly mark: { readonly frames: number; readonly at: Ms };
  /** Chunks counted by frames since the last one that was seen to end. */
  readonly counted: number;
  /** The last message was let go by frames: a chunk longer than any before may still have to take it in. */
  readonly isDoubtful: boolean;
  /** How many frames had come at each of the last ends that the figure showed. */
  readonly shown: readonly number[];
  readonly rtt: Ms;
  /** When the last message left. */
  readonly sentAt: Ms | null;
  /** In which of the last sixteen chunks something was sent; for the screen. */
  readonly history: readonly { readonly ms: Ms; readonly sent: boolean }[];
};

export const FRESH_PACE: Pace = {
  out: null,
  chunk: 0,
  endAt: null,
  lengths: [],
  frames: 0,
  mark: { frames: 0, at: 0 },
  counted: 0,
  isDoubtful: false,
  shown: [],
  rtt: 50,
  sentAt: null,
  history: [],
};

/** A hand that has not moved for so long is still: its last value leaves at once. */
const STILL_MS = 120;
/** A moving hand's value leaves so long before the chunk's likely end, to be the freshest that is surely in time. */
const AHEAD_MS = 250;
/** The figure that shows chunk ends has been silent for so long: frames stand in. */
const SILENT_MS = 1500;
/** While paused Scope drains its queue every 10 ms; ten messages a second leave it ample room. */
const PAUSED_MS = 100;
/** Frames that buy one message where chunk ends cannot be seen: so many times a chunk's. */
const FRAMES_FACTOR = 1.15;

/** Frames that wait in Scope's output queue at most: so many still come while a chunk stalls (`scope-protocol` 5.4). */
const QUEUE_FRAMES = 30;

/** Frames of one chunk, where they are not 12 (`scope-protocol` 5.3). */
const CHUNK_FRAMES: Readonly<Record<string, number>> = {
  streamdiffusionv2: 4,
  passthrough: 4,
  gray: 1,
  scribble: 1,
  'optical-flow': 2,
  'video-depth-anything': 4,
  rife: 24,
};

export const chunkFramesOf = (pipeline: string): number => CHUNK_FRAMES[pipeline] ?? 12;

export function chunkEnded(given: Pace, end: ChunkEnd, chunkFrames: number): Pace {
  const shown = [...given.shown, given.frames].slice(-PROOF);
  const pace = { ...given, shown };
  if (isFalse(pace, chunkFrames)) return { ...pace, endAt: null, lengths: [] };
  // After a doubtful one the chunk's place went to that: the message that is out waits for the next.
  const taken = pace.out !== null && !pace.isDoubtful && end.endAt >= pace.out.at + end.rtt;
  const sent = pace.sentAt !== null && pace.sentAt > end.endAt - end.ms && pace.sentAt <= end.endAt;
  return {
    ...pace,
    out: taken ? null : pace.out,
    chunk: pace.chunk + 1,
    counted: 0,
    isDoubtful: false,
    endAt: end.endAt,
    mark: { frames: pace.frames, at: end.endAt },
    lengths: [...pace.lengths, end.ms].slice(-10),
    rtt: end.rtt,
    history: [...pace.history, { ms: end.ms, sent }].slice(-16),
  };
}

/** Ends that are judged by the frames that came with them. */
const PROOF = 6;

/**
 * A figure that shows more ends than frames come with is none to go by, and frames stand in. No frame at all since then says
 * nothing: a page in the background counts them once a second.
 */
function isFalse({ shown, frames }: Pace, chunkFrames: number): boolean {
  const came = frames - (shown[0] ?? frames);
  return shown.length === PROOF && came > 0 && came < chunkFrames * FRAMES_FACTOR;
}

/**
 * Do frames stand in for the figure? A chunk may be longer than any we know, and while it stalls its predecessors' frames
 * go on coming: only what is more than Scope can have kept says that chunks end unseen.
 */
function standIn(pace: Pace, now: Ms, chunkFrames: number): boolean {
  const { mark, lengths, counted, endAt, frames } = pace;
  const isSilent = now - mark.at >= Math.max(SILENT_MS, 1.5 * Math.max(0, ...lengths));
  if (!isSilent || endAt === null || counted > 0) return isSilent;
  return frames - mark.frames >= QUEUE_FRAMES + chunkFrames * FRAMES_FACTOR;
}

/** The first count of a channel: what an adopted session played before is not ours to count. */
const countedFrom = (pace: Pace, frames: number): Pace => ({
  ...pace,
  mark: { ...pace.mark, frames },
  out: pace.out === null ? null : { ...pace.out, frames },
});

/** Where the figure is silent, frames count the chunks; while paused they only repeat. */
export function framesCame(given: Pace, frames: number, now: Ms, chunkFrames: number, isPaused: boolean): Pace {
  const pace = { ...(given.frames === 0 ? countedFrom(given, frames) : given), frames };
  if (isPaused && pace.out?.drains !== false) return { ...pace, mark: { frames, at: now } };
  const isDue = standIn(pace, now, chunkFrames) && frames - pace.mark.frames >= chunkFrames * FRAMES_FACTOR;
  if (!isDue) return pace;
  return { ...pace, chunk: pace.chunk + 1, counted: pace.counted + 1, mark: { ...pace.mark, frames } };
}

/**
 * A message is off when a chunk took it in, when enough frames came where ends cannot be seen, or after a moment when
 * Scope was paused. The message that pauses still waits for the chunk that is being computed: it may not drain.
 */
export function released(pace: Pace, now: Ms, chunkFrames: number): Pace {
  if (pace.out === null) return pace;
  if (pace.out.drains && hasStopped(pace, now) && now - pace.out.at >= PAUSED_MS) return { ...pace, out: null };
  const isEnough = pace.frames - pace.out.frames >= chunkFrames * FRAMES_FACTOR;
  return isEnough && standIn(pace, now, chunkFrames) ? { ...pace, out: null, isDoubtful: pace.endAt !== null } : pace;
}

/** A pause travels in the queue too: generation has stopped when no chunk ended for longer than chunks take. */
const hasStopped = ({ endAt, lengths }: Pace, now: Ms): boolean =>
  endAt === null || now - endAt >= 1.5 * Math.max(0, ...lengths);

export type Hurry =
  /** A cue, a recall, a pause: now. */
  | 'at-once'
  /** A value that a hand may still be moving. */
  | { readonly movedAt: Ms };

/** May a message leave now? */
export function mayLeave(pace: Pace, now: Ms, hurry: Hurry): boolean {
  if (pace.out !== null) return false;
  if (hurry === 'at-once') return true;
  if (now - hurry.movedAt >= STILL_MS) return true;
  const chunk = shortest(pace);
  if (chunk === null || pace.endAt === null || pace.sentAt === null) return true;
  const isFirstTouch = now - pace.sentAt > 1.5 * chunk;
  return isFirstTouch || now >= pace.endAt + chunk - AHEAD_MS;
}

/** Length of the shortest of the last eight chunks, or null while none was seen. */
export const shortest = ({ lengths }: Pace): Ms | null =>
  lengths.length === 0 ? null : Math.min(...lengths.slice(-8));

/** Mean length of the last chunks, or null while none was seen. */
export const meanChunk = ({ lengths }: Pace): Ms | null =>
  lengths.length === 0 ? null : lengths.reduce((a, b) => a + b, 0) / lengths.length;

/** How long until the chunk that is being computed likely ends: a message that leaves now is taken in then, and its courses are sampled there. */
export function untilTaken(pace: Pace, now: Ms): Ms {
  const chunk = meanChunk(pace);
  return chunk === null || pace.endAt === null ? 0 : Math.min(chunk, Math.max(0, pace.endAt + chunk - now));
}

export const left = (pace: Pace, now: Ms, isPaused: boolean): Pace => ({
  ...pace,
  out: { at: now, frames: pace.frames, drains: isPaused },
  sentAt: now,
});
