/**
 * The outgoing video track of one session: takes frames from the output queue and spaces them.
 *
 * It measures each pause from the last send and never catches up, so it plays a little slower than the pipeline
 * produces, the queue fills, and the picture grows late. That is Scope's own behaviour and must not be mended here.
 */
import type { Ms } from '../core/unit.ts';
import type { Frame } from './processor.ts';

const POLL: Ms = 10;

export interface Source {
  fps(): number;
  takeFrame(): Frame | undefined;
}

export interface Track {
  isPaused: boolean;
  /** When the track wants to act next; Infinity until it is started. */
  next(): Ms;
  start(at: Ms): void;
  stop(): void;
  /** The frame that goes out at `at`, if it is time for one. */
  act(at: Ms): Frame | undefined;
}

/** `drag`: what each frame comes late, the cost of a sleep that never ends early. */
export function createTrack(source: Source, drag: Ms, freezes: boolean): Track {
  let inHand: Frame | undefined;
  let last: Frame | undefined;
  let lastSentAt: Ms | null = null;
  let dueAt: Ms = Infinity;

  function take(at: Ms): void {
    inHand = track.isPaused && freezes ? last : source.takeFrame();
    if (!inHand) dueAt = at + POLL;
    else dueAt = lastSentAt === null ? at : Math.max(at, lastSentAt + 1000 / source.fps() + drag);
  }

  const track: Track = {
    isPaused: false,
    next: () => dueAt,
    start(at) {
      if (dueAt === Infinity) dueAt = at;
    },
    stop() {
      dueAt = Infinity;
      inHand = undefined;
    },
    act(at) {
      if (at < dueAt) return undefined;
      const sent = inHand;
      if (sent) {
        last = sent;
        lastSentAt = at;
      }
      take(at);
      return sent;
    },
  };
  return track;
}
