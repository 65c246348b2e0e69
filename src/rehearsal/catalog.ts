/** The pipelines that can be loaded here, with the shape and the schema that Scope shows for them. */
import type { Json } from '../core/unit.ts';
import type { PipelineShape } from './pipeline.ts';

interface Model extends PipelineShape {
  readonly name: string;
  readonly about: string;
  readonly docs: string;
  readonly vramGb: number;
  readonly defaultMode: 'text' | 'video';
  readonly inputSize: number;
  readonly transitionMethod: 'linear' | 'slerp';
  readonly transitionSteps: number;
  readonly modeDefaults: Json;
  readonly quantizationThreshold: number | null;
}

const WAN: Model = {
  id: 'longlive',
  name: 'LongLive',
  about: 'Rehearsal stand-in: long-running text to video with smooth prompt switching.',
  docs: 'longlive',
  width: 576,
  height: 320,
  framesPerChunk: 12,
  defaultSteps: [1000, 750, 500, 250],
  hasAttentionBias: false,
  vramGb: 20,
  defaultMode: 'text',
  inputSize: 1,
  transitionMethod: 'slerp',
  transitionSteps: 0,
  modeDefaults: {
    video: { height: 512, width: 512, denoising_steps: [1000, 750], noise_scale: 0.7, noise_controller: true },
  },
  quantizationThreshold: null,
};

const MODELS: readonly Model[] = [
  WAN,
  { ...WAN, id: 'memflow', name: 'MemFlow', docs: 'memflow', about: 'Rehearsal stand-in: text to video with memory.' },
  {
    ...WAN,
    id: 'reward-forcing',
    name: 'RewardForcing',
    docs: 'reward_forcing',
    about: 'Rehearsal stand-in: text to video with much motion.',
  },
  {
    ...WAN,
    id: 'krea-realtime-video',
    name: 'Krea Realtime Video',
    docs: 'krea_realtime_video',
    about: 'Rehearsal stand-in: text to video by a large model, with an attention bias.',
    hasAttentionBias: true,
    vramGb: 32,
    transitionMethod: 'linear',
    transitionSteps: 4,
    modeDefaults: {
      video: {
        height: 256,
        width: 256,
        denoising_steps: [1000, 750],
        noise_scale: 0.7,
        noise_controller: true,
        default_temporal_interpolation_steps: 0,
      },
    },
    quantizationThreshold: 40,
  },
  {
    ...WAN,
    id: 'streamdiffusionv2',
    name: 'StreamDiffusionV2',
    docs: 'streamdiffusionv2',
    about: 'Rehearsal stand-in: video to video in short chunks.',
    width: 512,
    height: 512,
    framesPerChunk: 4,
    defaultSteps: [750, 250],
    defaultMode: 'video',
    inputSize: 4,
    modeDefaults: { text: { height: 512, width: 512, denoising_steps: [1000, 750] } },
  },
];

export const LONGLIVE_SHAPE: PipelineShape = WAN;

/** `frames` replaces the chunk size of LongLive and its like; pipelines with short chunks keep theirs. */
export function shapeOf(frames: number): (pipeline: string) => PipelineShape | undefined {
  return (pipeline) => {
    const found = MODELS.find(({ id }) => id === pipeline);
    return found?.framesPerChunk === WAN.framesPerChunk ? { ...found, framesPerChunk: frames } : found;
  };
}

type Ui = { readonly [key: string]: Json };
const ui = (extra: Ui): Ui => ({ category: 'configuration', is_load_param: true, ...extra });

function configSchema(model: Model): Json {
  const modulatable = { modulatable: true, modulatable_min: 100, modulatable_max: 1000 };
  const noiseModulation = model.id === 'longlive' ? { modulatable: true, modulatable_min: 0, modulatable_max: 1 } : {};
  const noise = { component: 'noise', is_load_param: false, modes: ['video'], order: 7 };
  const side = (title: string, value: number) => ({
    type: 'integer',
    title,
    description: `${title} of the picture in pixels`,
    default: value,
    minimum: 1,
    ui: ui({ component: 'resolution', order: 4 }),
  });
  return {
    title: `${model.name.replaceAll(' ', '')}Config`,
    type: 'object',
    additionalProperties: false,
    $defs: {
      Quantization: { title: 'Quantization', type: 'string', enum: ['fp8_e4m3fn'] },
      VaeType: { title: 'VaeType', type: 'string', enum: ['wan', 'lightvae', 'tae', 'lighttae'] },
    },
    properties: {
      height: side('Height', model.height),
      width: side('Width', model.width),
      manage_cache: {
        type: 'boolean',
        title: 'Manage Cache',
        description: 'Clear the caches by itself when that keeps the picture clean',
        default: true,
        ui: ui({ component: 'cache', order: 5 }),
      },
      base_seed: {
        type: 'integer',
        title: 'Base Seed',
        description: 'Seed of the noise',
        default: 42,
        minimum: 0,
        ui: ui({ label: 'Seed', order: 5 }),
      },
      denoising_steps: {
        type: 'array',
        title: 'Denoising Steps',
        description: 'The steps by which noise becomes picture',
        items: { type: 'integer' },
        default: model.defaultSteps,
        ui: ui({ component: 'denoising_steps', order: 6, ...modulatable }),
      },
      lora_merge_strategy: {
        type: 'string',
        title: 'Lora Merge Strategy',
        description: 'How LoRAs are merged',
        default: 'permanent_merge',
        ui: ui({ component: 'lora', order: 2 }),
      },
      noise_scale: {
        type: 'number',
        title: 'Noise Scale',
        description: 'How much noise is added to the input video',
        default: 0.7,
        minimum: 0,
        maximum: 1,
        ui: ui({ ...noise, ...noiseModulation }),
      },
      noise_controller: {
        type: 'boolean',
        title: 'Noise Controller',
        description: 'Let motion in the input decide about the noise',
        default: true,
        ui: ui(noise),
      },
      input_size:
        model.inputSize === 1
          ? { title: 'Input Size', anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }], default: 1 }
          : { title: 'Input Size', type: 'integer', minimum: 1, default: model.inputSize },
      ref_images: {
        title: 'Ref Images',
        anyOf: [{ type: 'array', items: { type: 'string' } }, { type: 'null' }],
        default: null,
      },
      vace_context_scale: {
        type: 'number',
        title: 'Vace Context Scale',
        description: 'How strongly VACE hints count',
        default: 1,
        minimum: 0,
        maximum: 2,
        ui: ui({ component: 'vace', order: 1 }),
      },
      vae_type: {
        $ref: '#/$defs/VaeType',
        description: 'Which VAE decodes the picture',
        default: 'wan',
        ui: ui({ label: 'VAE', order: 3 }),
      },
      quantization: {
        anyOf: [{ $ref: '#/$defs/Quantization' }, { type: 'null' }],
        description: 'How the diffusion model is quantized',
        default: null,
        ui: ui({ component: 'quantization', order: 8 }),
      },
    },
  };
}

const schemaOf = (model: Model) => ({
  id: model.id,
  name: model.name,
  description: model.about,
  version: '1.0.0',
  supported_modes: ['text', 'video'],
  default_mode: model.defaultMode,
  supports_prompts: true,
  default_temporal_interpolation_method: model.transitionMethod,
  default_temporal_interpolation_steps: model.transitionSteps,
  default_spatial_interpolation_method: 'linear',
  docs_url: `https://github.com/daydreamlive/scope/blob/main/src/scope/core/pipelines/${model.docs}/docs/usage.md`,
  estimated_vram_gb: model.vramGb,
  requires_models: true,
  supports_lora: true,
  supports_vace: true,
  supports_cache_management: true,
  supports_kv_cache_bias: model.hasAttentionBias,
  supports_quantization: true,
  min_dimension: 16,
  recommended_quantization_vram_threshold: model.quantizationThreshold,
  modified: true,
  produces_video: true,
  produces_audio: false,
  usage: [],
  inputs: ['video', 'vace_input_frames', 'vace_input_masks'],
  outputs: ['video'],
  config_schema: configSchema(model),
  mode_defaults: model.modeDefaults,
  plugin_name: null,
});

export const schemas = Object.fromEntries(MODELS.map((model) => [model.id, schemaOf(model)]));

const port = (name: string, type = 'video') => ({
  name,
  port_type: type,
  required: true,
  description: '',
  default_value: null,
});

export const nodeDefinitions = MODELS.map((model) => {
  const { plugin_name: plugin, ...meta } = schemaOf(model);
  return {
    node_type_id: model.id,
    display_name: model.name,
    category: 'pipeline',
    description: model.about,
    inputs: [...meta.inputs.map((name) => port(name)), port('prompts', 'string')],
    outputs: meta.outputs.map((name) => port(name)),
    params: [],
    continuous: false,
    pipeline_meta: meta,
    plugin_name: plugin,
  };
});
