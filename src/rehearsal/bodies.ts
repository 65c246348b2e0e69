/** The request bodies that Scope checks, and how. */
import type { Json } from '../core/unit.ts';
import {
  anything,
  type Check,
  defaulted,
  float,
  integer,
  listOf,
  mapOf,
  model,
  oneOf,
  optional,
  required,
  text,
  truth,
} from './check.ts';
import type { Parameters } from './pipeline.ts';

const promptItem = model({ text: required(text), weight: defaulted(float({ ge: 0 }), 1) });

const transition = model({
  target_prompts: required(listOf(promptItem)),
  num_steps: defaulted(integer({ ge: 0 }), 4),
  temporal_interpolation_method: defaulted(oneOf('linear', 'slerp'), 'linear'),
});

const knownParameters = model(
  {
    input_mode: optional(oneOf('text', 'video')),
    prompts: optional(listOf(promptItem)),
    // These two have defaults, so every body that is checked brings them along.
    prompt_interpolation_method: defaulted(oneOf('linear', 'slerp'), 'linear'),
    vace_context_scale: defaulted(float({ ge: 0, le: 2 }), 1),
    transition: optional(transition),
    noise_scale: optional(float({ ge: 0, le: 1 })),
    noise_controller: optional(truth),
    denoising_step_list: optional(listOf(integer())),
    manage_cache: optional(truth),
    reset_cache: optional(truth),
    kv_cache_attention_bias: optional(float({ ge: 0.01, le: 1 })),
    lora_scales: optional(listOf(model({ path: required(text), scale: required(float({ ge: -10, le: 10 })) }))),
    output_sinks: optional(mapOf(model({ enabled: defaulted(truth, false), name: defaulted(text, '') }))),
    vace_enabled: optional(truth),
    vace_ref_images: optional(listOf(text)),
    vace_use_input_video: optional(truth),
    pipeline_ids: optional(listOf(text)),
    graph: optional(mapOf(anything)),
    first_frame_image: optional(text),
    last_frame_image: optional(text),
    images: optional(listOf(text)),
    recording: optional(truth),
    node_id: optional(text),
  },
  'keep',
);

/** As a plain JSON object again: from here on unknown keys count as much as known ones. */
export const parameters: Check<Parameters> = (value, loc, complaints) =>
  // What the model read is JSON, since every check in it gives JSON.
  knownParameters(value, loc, complaints) as unknown as { readonly [key: string]: Json };

const loadParams = mapOf(anything);

export const loadBody = model({
  pipelines: optional(
    listOf(model({ node_id: required(text), pipeline_id: required(text), load_params: optional(loadParams) })),
  ),
  pipeline_ids: optional(listOf(text)),
  load_params: optional(loadParams),
  connection_id: optional(text),
  connection_info: optional(mapOf(anything)),
  user_id: optional(text),
});

export const offerBody = model({
  sdp: required(text),
  type: required(text),
  initialParameters: optional(parameters),
  user_id: optional(text),
  connection_id: optional(text),
  connection_info: optional(mapOf(anything)),
});

export const candidatesBody = model({
  candidates: required(
    listOf(model({ candidate: required(text), sdpMid: optional(text), sdpMLineIndex: optional(integer()) })),
  ),
});

export const enableTempoBody = model({
  source: required(oneOf('link', 'midi_clock')),
  midi_device: optional(text),
  bpm: defaulted(float({ ge: 20, le: 300 }), 120),
  beats_per_bar: defaulted(integer({ ge: 1, le: 16 }), 4),
});

export const setTempoBody = model({ bpm: required(float({ ge: 20, le: 300 })) });

/** The rehearsal's own. */
export const faultBody = model({
  kind: required(text),
  ms: optional(float({ ge: 0 })),
  path: optional(text),
  method: optional(text),
  session: optional(text),
});

const chunkMs = float({ ge: 20 });

export const paceBody = model({
  /** One length, or the shortest and the longest. */
  chunkMs: optional<readonly number[]>((value, loc, complaints) =>
    Array.isArray(value) ? listOf(chunkMs)(value, loc, complaints) : [chunkMs(value, loc, complaints)],
  ),
  encodeMs: optional(float({ ge: 0 })),
});
