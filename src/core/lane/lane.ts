/** A lane: one parameter queue of Scope, what it was told, and what it is still doing. */
import type { Cues } from '../look/look.ts';
import type { Blend } from '../look/blend.ts';
import type { Json, Ms } from '../unit.ts';
import { chunkFramesOf, FRESH_PACE, type Pace } from './pace.ts';
import type { Run } from './run.ts';

/** The node the queue belongs to; without a graph of ours, the pipeline's load key. */
export type LaneId = string;

/** What Scope was told last. A key that is missing is unknown, and will be told. */
export type Sent = {
  readonly params: Readonly<Record<string, Json>>;
  readonly prompts: Blend | null;
  readonly run: Run | null;
  readonly cues: Cues;
  readonly sealed: boolean;
};

export type Lane = {
  readonly id: LaneId;
  /** May messages leave: is a data channel open? */
  readonly open: boolean;
  readonly chunkFrames: number;
  readonly sent: Sent;
  readonly pace: Pace;
  /** The fade that is being played or pursued, and the chunk in which it ends (null until it began). */
  readonly fade: { readonly id: number; readonly steps: number; readonly end: number | null } | null;
  /** The last fade that was heeded: told, or found to be already there. */
  readonly spent: number;
  /** What was told or played when, newest last: so that the screen can tell what is seen from what is in the air. */
  readonly trail: readonly { readonly at: Ms; readonly prompts: Blend }[];
};

/** Nothing is known of what Scope was told: all of it will be told, once. */
export const UNKNOWN: Sent = { params: {}, prompts: null, run: null, cues: { reset: 0 }, sealed: false };

export const freshLane = (id: LaneId): Lane => ({
  id,
  open: false,
  chunkFrames: chunkFramesOf(id),
  sent: UNKNOWN,
  pace: FRESH_PACE,
  fade: null,
  spent: 0,
  trail: [],
});
