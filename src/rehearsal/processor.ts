/**
 * One node's worker in one session: its queue of messages, its loop of calls, its queue of frames.
 *
 * A port of Scope's loop, one pass at a time: take at most one message, then pause, wait for input, fail, or call.
 */
import type { Json, Ms } from '../core/unit.ts';
import type { BeatCall } from './beats.ts';
import type { ChunkClock, Running } from './chunk-clock.ts';
import { type FpsMeter, fpsMeter } from './pace.ts';
import {
  type Call,
  callPipeline,
  isTruthy,
  type Parameters,
  type PipelineInstance,
  type Rendered,
} from './pipeline.ts';
import { CallFailed } from './prompts.ts';
import { type BoundedQueue, boundedQueue } from './queue.ts';

const MESSAGES = 8;
const INPUT_FRAMES = 30;
const NAP: Ms = 10;
/** A call that raises returns at once, and the loop does not sleep. */
const FAILED_CALL: Ms = 1;
const ONE_SHOTS = ['vace_ref_images', 'images', 'first_frame_image', 'last_frame_image'];

export interface Chunk extends Rendered {
  readonly number: number;
  readonly at: Ms;
}

/** One frame in the output queue: its chunk, and where in it. */
export interface Frame {
  readonly chunk: Chunk;
  readonly index: number;
}

export interface Queued {
  readonly parameters: Parameters;
  /** Told when the message is taken, with the number of the chunk that plays it first. */
  readonly taken: (at: Ms, chunk: number) => void;
}

export interface ProcessorOptions {
  readonly pipeline: PipelineInstance;
  readonly initial: Parameters;
  readonly clock: ChunkClock;
  /** What the next call takes. */
  readonly workOf: (rendered: Rendered) => Ms;
  readonly beatParameters: (parameters: Parameters, at: Ms) => BeatCall;
  readonly chunkEnded: (chunk: Chunk, at: Ms) => void;
  readonly callFailed: (reason: string, at: Ms) => void;
}

export type Fault = 'none' | 'exceptions' | 'oom';

export interface Processor {
  readonly fps: number;
  readonly framesWaiting: number;
  readonly messagesWaiting: number;
  readonly isPaused: boolean;
  readonly parameters: Parameters;
  fault: Fault;
  /** False when the queue was full and the message is lost. */
  update(message: Queued): boolean;
  input(frames: number): void;
  takeFrame(): Frame | undefined;
  /** When the loop wants its next pass; Infinity while a call runs. */
  next(): Ms;
  pass(at: Ms): void;
  stop(at: Ms): void;
}

export function createProcessor(options: ProcessorOptions, startedAt: Ms): Processor {
  const messages: BoundedQueue<Queued> = boundedQueue(MESSAGES);
  const frames: BoundedQueue<Frame> = boundedQueue(30);
  const meter: FpsMeter = fpsMeter();
  let parameters: Record<string, Json> = { ...options.initial };
  let isVideo = parameters['input_mode'] === 'video';
  let isPaused = false;
  let isPrepared = false;
  let isInitPending = false;
  let hasStopped = false;
  let inputFrames = 0;
  let count = 0;
  let wakeAt: Ms = startedAt;
  let running: Running | null = null;

  function merge(update: Parameters): void {
    if ('prompts' in update && !('transition' in update)) delete parameters['transition'];
    if ('input_mode' in update) isVideo = update['input_mode'] === 'video';
    parameters = { ...parameters, ...update, ...mergedControl(parameters['ctrl_input'], update['ctrl_input']) };
  }

  function takeMessage(at: Ms): void {
    const message = messages.take();
    if (!message) return;
    message.taken(at, count + 1);
    merge(message.parameters);
  }

  function readPause(): void {
    const paused = parameters['paused'];
    delete parameters['paused'];
    if (paused === undefined || paused === null || paused === isPaused) return;
    meter.interrupt();
    isPaused = isTruthy(paused);
  }

  function takeOneShots(): { reset: boolean; loraScales: Json | undefined } {
    const reset = isTruthy(parameters['reset_cache']);
    const loraScales = parameters['lora_scales'];
    delete parameters['reset_cache'];
    delete parameters['lora_scales'];
    return { reset, loraScales };
  }

  /** Video mode: enough frames are thinned out evenly to one chunk; what lies between them is used up. */
  function takeInput(): boolean {
    const wanted = options.pipeline.shape.framesPerChunk;
    if (inputFrames < wanted) return false;
    const used = Math.round(((wanted - 1) * inputFrames) / wanted) + 1;
    inputFrames -= Math.min(inputFrames, used);
    return true;
  }

  function call(at: Ms, reset: boolean, loraScales: Json | undefined): void {
    const init: Call['init'] = !isPrepared ? 'start' : reset || isInitPending ? 'reset' : null;
    const given = { ...parameters };
    for (const key of ONE_SHOTS) delete parameters[key];
    isPrepared = true;
    isInitPending = false;
    if (given['ctrl_input'] !== undefined) {
      // Keys are held; what the mouse moved is played once.
      parameters['ctrl_input'] = { ...asControl(given['ctrl_input']), mouse: [0, 0] };
    }
    if (processor.fault === 'exceptions') throw new CallFailed('asked for by a fault switch');
    const beat = options.beatParameters(given, at);
    const rendered = callPipeline(options.pipeline, {
      parameters: beat.parameters,
      init: init ?? (beat.isReset ? 'beat' : null),
      loraScales,
      hasVideo: isVideo,
    });
    if ('transition' in parameters && !options.pipeline.wasTransitioning) delete parameters['transition'];
    count += 1;
    const chunk: Chunk = { ...rendered, number: count, at };
    running = options.clock.begin(options.workOf(rendered), at, (endedAt) => end(chunk, endedAt));
    wakeAt = Infinity;
  }

  function end(chunk: Chunk, at: Ms): void {
    running = null;
    wakeAt = at;
    frames.widen(chunk.frames * 2);
    for (let index = 0; index < chunk.frames; index += 1) frames.put({ chunk, index });
    meter.ended(chunk.frames, at - chunk.at, at);
    options.chunkEnded(chunk, at);
  }

  function onePass(at: Ms): void {
    takeMessage(at);
    readPause();
    if (isPaused) {
      wakeAt = at + NAP;
      return;
    }
    const { reset, loraScales } = takeOneShots();
    if (reset) {
      frames.clear();
      isInitPending = true;
    }
    if (isVideo && !takeInput()) {
      if (loraScales !== undefined && loraScales !== null) parameters['lora_scales'] = loraScales;
      wakeAt = at + NAP;
      return;
    }
    call(at, reset, loraScales);
  }

  const processor: Processor = {
    fault: 'none',
    get fps() {
      return meter.fps;
    },
    get framesWaiting() {
      return frames.size;
    },
    get messagesWaiting() {
      return messages.size;
    },
    get isPaused() {
      return isPaused;
    },
    get parameters() {
      return parameters;
    },
    update: (message) => messages.put(message),
    input(arrived) {
      inputFrames = Math.min(INPUT_FRAMES, inputFrames + arrived);
    },
    takeFrame: () => frames.take(),
    next: () => (hasStopped ? Infinity : wakeAt),
    pass(at) {
      if (processor.fault === 'oom') {
        hasStopped = true;
        return;
      }
      try {
        onePass(at);
      } catch (failure) {
        if (!(failure instanceof CallFailed)) throw failure;
        // With nothing in the queue the same call would fail the same way a thousand times a second.
        wakeAt = at + (messages.size > 0 ? FAILED_CALL : NAP);
        options.callFailed(failure.message, at);
      }
    },
    stop(at) {
      hasStopped = true;
      running?.cancel(at);
      frames.clear();
    },
  };
  return processor;
}

/** Keys as they are now, mouse movements summed until a chunk takes them. */
function mergedControl(known: Json | undefined, update: Json | undefined): { ctrl_input?: Json } {
  if (update === undefined) return {};
  if (known === undefined) return { ctrl_input: update };
  const before = asControl(known);
  const now = asControl(update);
  const [x0 = 0, y0 = 0] = before.mouse;
  const [x1 = 0, y1 = 0] = now.mouse;
  return { ctrl_input: { button: now.button, mouse: [x0 + x1, y0 + y1] } };
}

function asControl(control: Json): { button: Json; mouse: readonly number[] } {
  if (typeof control !== 'object' || control === null || Array.isArray(control)) {
    throw new CallFailed('`ctrl_input` is no object');
  }
  const { button = [], mouse = [0, 0] } = control as Parameters;
  if (!Array.isArray(mouse) || !mouse.every((move): move is number => typeof move === 'number')) {
    throw new CallFailed('the mouse of `ctrl_input` is no pair of numbers');
  }
  return { button, mouse };
}
