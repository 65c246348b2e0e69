/** A lane on the bench: chunk by chunk against Scope's own prompt logic, with the message of each chunk in hand. */
import type { Blend } from '../../../src/core/look/blend.ts';
import { EMPTY_LOOK, type Fade, type Look, type Moved } from '../../../src/core/look/look.ts';
import { advance } from '../../../src/core/lane/advance.ts';
import { decide, type Want } from '../../../src/core/lane/decide.ts';
import { type Delta, message } from '../../../src/core/lane/delta.ts';
import { freshLane, type Lane, type Sent, UNKNOWN } from '../../../src/core/lane/lane.ts';
import { chunkEnded } from '../../../src/core/lane/pace.ts';
import type { Json, Ms } from '../../../src/core/unit.ts';
import { callPipeline, createInstance, type PipelineShape, type Rendered } from '../../../src/rehearsal/pipeline.ts';

export const CHUNK_MS = 750;

export const told = (prompts: Blend | null, params: Readonly<Record<string, Json>> = { paused: false }): Sent => ({
  ...UNKNOWN,
  params,
  prompts,
});

export const openLane = (sent: Sent): Lane => ({ ...freshLane('longlive'), open: true, sent });

export type Wish = {
  readonly blend: Blend;
  readonly params?: Readonly<Record<string, Json>>;
  readonly paused?: boolean;
  readonly fade?: Fade | null;
  readonly resets?: number;
  readonly movedAt?: Ms;
  readonly gliding?: boolean;
  readonly cuts?: boolean;
  readonly moved?: Moved;
};

export function want({
  blend,
  params = {},
  paused = false,
  fade = null,
  resets = 0,
  movedAt = 0,
  gliding = false,
  cuts = false,
  moved = 'pursue',
}: Wish): Want {
  const look: Look = { ...EMPTY_LOOK, fade, cues: { reset: resets } };
  return { look, wanted: { blend, params, paused }, movedAt, gliding, beatMs: null, chunkMs: CHUNK_MS, cuts, moved };
}

export const fadeTo = (target: Blend, steps: number, id = 1): Fade => ({
  id,
  over: { unit: 'steps', count: steps },
  method: 'linear',
  target,
  preset: 'p',
});

const LONGLIVE: PipelineShape = {
  id: 'longlive',
  width: 576,
  height: 320,
  framesPerChunk: 12,
  defaultSteps: [1000, 750, 500, 250],
  hasAttentionBias: false,
};

/** Decides in the middle of each chunk; a message is taken in when the next one starts. */
export class Bench {
  lane: Lane;
  now: Ms = 10_000;
  readonly deltas: Delta[] = [];
  readonly shown: Readonly<Record<string, number>>[] = [];
  #parameters: Record<string, Json>;
  readonly #pipeline = createInstance(LONGLIVE, null);
  readonly #hasVideo: boolean;
  /** Why the picture began anew in each chunk; null where it did not. */
  readonly cuts: Rendered['cut'][] = [];
  #queue: Record<string, Json>[] = [];

  constructor(prompts: Blend, lane = openLane(told(prompts)), hasVideo = false) {
    this.lane = lane;
    this.#hasVideo = hasVideo;
    this.#parameters = { ...lane.sent.params, prompts: prompts.map((item) => ({ ...item })) };
    this.#call();
  }

  /** What is told now, if anything. */
  tell(wish: Wish): Delta | null {
    const { lane, delta } = decide(this.lane, want(wish), this.now);
    this.lane = lane;
    if (delta === null) return null;
    this.deltas.push(delta);
    this.#queue.push({ ...message(delta) });
    return delta;
  }

  /** The chunk that is computed ends, and the next begins. */
  chunk(): void {
    this.now += CHUNK_MS;
    this.lane = advance(
      { ...this.lane, pace: chunkEnded(this.lane.pace, { endAt: this.now, ms: CHUNK_MS, rtt: 5 }, 12) },
      this.now,
    );
    const next = this.#queue.shift();
    if (next !== undefined) {
      if ('prompts' in next && !('transition' in next)) delete this.#parameters['transition'];
      Object.assign(this.#parameters, next);
    }
    this.#call();
    this.now += 20;
  }

  /** One chunk with its message. */
  play(wish: Wish): Readonly<Record<string, number>> {
    this.tell(wish);
    this.chunk();
    return this.picture;
  }

  get picture(): Readonly<Record<string, number>> {
    return this.shown.at(-1) ?? {};
  }

  #call(): void {
    const { transition } = this.#parameters;
    const reset = this.#parameters['reset_cache'] === true;
    delete this.#parameters['reset_cache'];
    const { prompts, cut } = callPipeline(this.#pipeline, {
      parameters: { ...this.#parameters },
      init: this.shown.length === 0 ? 'start' : reset ? 'reset' : null,
      hasVideo: this.#hasVideo,
    });
    if (transition !== undefined && !this.#pipeline.wasTransitioning) delete this.#parameters['transition'];
    this.shown.push(Object.fromEntries(prompts.map(({ text, share }) => [text, share])));
    this.cuts.push(cut);
  }
}
