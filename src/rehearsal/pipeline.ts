/** A loaded pipeline: what it remembers between calls, whichever session makes them, and what one call yields. */
import type { Json } from '../core/unit.ts';
import { CallFailed, condition, freshMemory, type PromptMemory } from './prompts.ts';
import { type Shown, toShown } from './shares.ts';

export type Parameters = { readonly [key: string]: Json };

/** Why the caches were cleared: the picture starts anew. */
export type Cut = 'start' | 'reset' | 'steps' | 'lora' | 'prompts' | 'limit' | 'beat';

export interface PipelineShape {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly framesPerChunk: number;
  readonly defaultSteps: readonly number[];
  /** Does it use `kv_cache_attention_bias`? Only then can a bad one break it. */
  readonly hasAttentionBias: boolean;
}

export interface PipelineInstance {
  readonly shape: PipelineShape;
  readonly loadParams: Parameters | null;
  /** Every key it was ever given, until it is loaded anew. */
  readonly sticky: Map<string, Json>;
  readonly memory: PromptMemory;
  currentSteps: readonly number[] | null;
  startLatent: number;
  hasCaches: boolean;
  wasTransitioning: boolean;
  /** How often the picture has started anew. */
  scene: number;
}

export interface Call {
  readonly parameters: Parameters;
  /** First call of a session, or a reset. */
  readonly init: 'start' | 'reset' | 'beat' | null;
  readonly loraScales?: Json | undefined;
  readonly hasVideo: boolean;
}

export interface Rendered {
  readonly prompts: readonly Shown[];
  readonly transition: number | null;
  readonly frames: number;
  readonly cut: Cut | null;
  /** Were the embeddings touched? Such a chunk takes longer. */
  readonly updated: boolean;
  readonly scene: number;
  readonly seed: number;
  readonly noise: number;
  readonly steps: readonly number[];
  readonly size: { readonly width: number; readonly height: number; readonly framesPerChunk: number };
}

const LATENT_LIMIT = 1024;

export function createInstance(shape: PipelineShape, loadParams: Parameters | null): PipelineInstance {
  const seed = loadParams?.['base_seed'];
  return {
    shape,
    loadParams,
    sticky: new Map<string, Json>([
      ['manage_cache', true],
      ['height', shape.height],
      ['width', shape.width],
      ['base_seed', typeof seed === 'number' ? seed : 42],
    ]),
    memory: freshMemory(),
    currentSteps: null,
    startLatent: 0,
    hasCaches: false,
    wasTransitioning: false,
    scene: 0,
  };
}

/** One call. Throws CallFailed where the real one raises; what it remembered up to then stays remembered. */
export function callPipeline(pipeline: PipelineInstance, call: Call): Rendered {
  const { sticky, shape } = pipeline;
  const { parameters } = call;
  let cut: Cut | null = call.init;

  // Read before the message is merged: `manage_cache: false` beside LoRA scales comes one chunk too late.
  if (call.loraScales !== undefined && call.loraScales !== null) {
    if (!Array.isArray(call.loraScales)) throw new CallFailed('`lora_scales` is no list');
    if (isTruthy(sticky.get('manage_cache'))) cut ??= 'lora';
  }
  for (const [key, value] of Object.entries(parameters)) sticky.set(key, value);
  if (sticky.get('width') !== shape.width || sticky.get('height') !== shape.height) {
    throw new CallFailed('the caches were built for another size');
  }

  const transition = parameters['transition'];
  const conditioned = condition(pipeline.memory, {
    prompts: parameters['prompts'],
    transition: transition ?? undefined,
    spatialMethod: sticky.get('spatial_interpolation_method'),
    initCache: cut !== null,
  });

  const manageCache = isTruthy(sticky.get('manage_cache') ?? true);
  const steps = readSteps(parameters['denoising_step_list'] ?? shape.defaultSteps);
  if (!isEqualList(pipeline.currentSteps, steps)) {
    pipeline.currentSteps = steps;
    if (manageCache && !isTruthy(sticky.get('_modulated_step_list'))) cut ??= 'steps';
  }
  const latents = Math.max(1, Math.round(shape.framesPerChunk / 4));
  if (pipeline.startLatent >= LATENT_LIMIT - latents) cut ??= 'limit';
  const isMoving = conditioned.transitioning || pipeline.wasTransitioning;
  if (conditioned.updated && !isMoving && manageCache && call.hasVideo) cut ??= 'prompts';
  if (!pipeline.hasCaches) cut ??= 'start';
  pipeline.wasTransitioning = conditioned.transitioning;
  pipeline.hasCaches = true;
  if (cut) {
    pipeline.startLatent = 0;
    pipeline.scene += 1;
  }

  const seed = readNumber(sticky, 'base_seed', 42);
  // The model takes its logarithm.
  if (shape.hasAttentionBias && !(readNumber(sticky, 'kv_cache_attention_bias', 0.3) > 0)) {
    throw new CallFailed('the attention bias is not above zero');
  }
  const noise = readNoise(sticky, call.hasVideo);
  const frames = framesOf(shape.framesPerChunk, pipeline.startLatent === 0, call.hasVideo);
  pipeline.startLatent += latents;
  return {
    prompts: toShown(pipeline.memory.conditioning ?? new Map()),
    transition: conditioned.position,
    frames,
    cut,
    updated: conditioned.updated,
    scene: pipeline.scene,
    seed,
    noise,
    steps,
    size: shape,
  };
}

/** The first latent after a cut decodes to one frame instead of four; video mode stretches its input to fit. */
function framesOf(usual: number, isFirst: boolean, hasVideo: boolean): number {
  if (!isFirst) return usual;
  if (usual <= 4 || hasVideo) return usual + 1;
  return usual - 3;
}

function readSteps(value: Json): readonly number[] {
  if (!isList(value) || value.length === 0) throw new CallFailed('the step list is no list');
  return value.map((step) => {
    if (typeof step !== 'number') throw new CallFailed('a denoising step is no number');
    return Math.trunc(step);
  });
}

function readNumber(sticky: ReadonlyMap<string, Json>, key: string, fallback: number): number {
  const value = sticky.get(key) ?? fallback;
  if (typeof value !== 'number') throw new CallFailed(`\`${key}\` is no number`);
  return value;
}

/** Noise counts with video input only, and with the noise controller on to a tenth. */
function readNoise(sticky: ReadonlyMap<string, Json>, hasVideo: boolean): number {
  const isModulated = isTruthy(sticky.get('_modulated_noise_scale'));
  if (!hasVideo && !isModulated) return 0.7;
  const noise = readNumber(sticky, 'noise_scale', 0.7);
  return isTruthy(sticky.get('noise_controller') ?? hasVideo) ? 0.7 + (noise - 0.7) / 10 : noise;
}

const isEqualList = (a: readonly number[] | null, b: readonly number[]): boolean =>
  a !== null && a.length === b.length && a.every((item, i) => item === b[i]);

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** Python's idea of truth. */
export const isTruthy = (value: Json | undefined): boolean => {
  if (value === undefined || value === null) return false;
  if (typeof value === 'object') return (isList(value) ? value.length : Object.keys(value).length) > 0;
  return Boolean(value);
};
