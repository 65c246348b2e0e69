/** Scope's runtime parameters: what can be set while a pipeline plays, whatever its schema's flags say. */
import type { Json } from '../unit.ts';
import { bool, number, type Shape } from './row.ts';

/** What a pipeline plays on: prompts alone, or pictures that come in (`input_mode`, `scope-protocol` 2.2). */
export type Mode = 'text' | 'video';

export type Param = {
  /** Scope's own key, and the last part of `/param/{name}`. */
  readonly name: string;
  readonly label: string;
  readonly shape: Shape;
  readonly cost: 'free' | 'cut';
  readonly default: Json;
  /** Why it does nothing in this pipeline and mode; null when it acts. */
  readonly dead: string | null;
  /** Is it said in every offer? The pipeline remembers it even where it does nothing now (`scope-protocol` 2.4). */
  readonly told: boolean;
};

/** What we need of a pipeline's entry in `GET /api/v1/pipelines/schemas`. */
export type PipelineShape = {
  readonly id: string;
  readonly kvCacheBias: boolean;
  readonly vace: boolean;
  readonly defaultMode: string;
  readonly properties: Readonly<Record<string, PropertyShape>>;
};
export type PropertyShape = {
  readonly type: string;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly default: Json;
  readonly values: readonly string[] | null;
  /** `ui.is_load_param === false`, the schema's own (incomplete) word for "at runtime". */
  readonly runtime: boolean;
  readonly label: string | null;
};

/** Keys that have an address of their own, or that must never be sent while a pipeline plays. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'height',
  'width',
  'base_seed',
  'denoising_steps',
  'denoising_step_list',
  'ref_images',
  'prompts',
  'transition',
]);

/**
 * The parameters of `/param/{name}` for a pipeline in text or video mode. The flag `is_load_param` is not the whole
 * truth: `manage_cache`, `vace_context_scale` and `kv_cache_attention_bias` act at runtime although flagged or absent
 * (Scope 0.2.4, `schema.py`, `pipeline_processor.py`).
 */
export function paramsOf(pipeline: PipelineShape | null, mode: Mode): readonly Param[] {
  const videoOnly = mode === 'text' ? 'video only' : null;
  const known: readonly Param[] = [
    {
      name: 'manage_cache',
      label: 'Manage cache',
      shape: bool(true),
      cost: 'free',
      default: true,
      dead: null,
      told: true,
    },
    {
      name: 'noise_scale',
      label: 'Noise scale',
      shape: number(0, 1, 0.7),
      cost: 'free',
      default: 0.7,
      dead: videoOnly,
      told: true,
    },
    {
      name: 'noise_controller',
      label: 'Noise controller',
      shape: bool(true),
      cost: 'free',
      default: true,
      dead: videoOnly,
      told: true,
    },
    {
      name: 'vace_context_scale',
      label: 'VACE context',
      shape: number(0, 2, 1),
      cost: 'free',
      default: 1,
      dead: mode === 'text' || pipeline?.vace === false ? 'needs VACE' : null,
      told: true,
    },
    {
      name: 'kv_cache_attention_bias',
      label: 'KV cache bias',
      shape: number(0.01, 1, 0.3),
      cost: 'free',
      default: 0.3,
      dead: pipeline?.kvCacheBias === true ? null : 'Krea only',
      told: pipeline?.kvCacheBias === true,
    },
  ];
  const names = new Set(known.map(({ name }) => name));
  const more = Object.entries(pipeline?.properties ?? {})
    .filter(([name, property]) => property.runtime && !names.has(name) && !ELSEWHERE.has(name))
    .flatMap(([name, property]) => {
      const shape = shapeOf(property);
      return shape === null
        ? []
        : [
            {
              name,
              label: property.label ?? name.replaceAll('_', ' '),
              shape,
              cost: 'free' as const,
              default: property.default,
              dead: null,
              told: true,
            },
          ];
    });
  return [...known, ...more];
}

function shapeOf(property: PropertyShape): Shape | null {
  const fallback = property.default;
  if (property.values !== null) {
    const [first, ...rest] = property.values;
    if (first === undefined) return null;
    return { of: 'choice', values: [first, ...rest], default: typeof fallback === 'string' ? fallback : first };
  }
  switch (property.type) {
    case 'boolean':
      return bool(fallback === true);
    case 'number':
    case 'integer': {
      const min = property.minimum ?? 0;
      const max = property.maximum ?? Math.max(1, min + 1);
      return number(min, max, typeof fallback === 'number' ? fallback : min, '', property.type === 'integer');
    }
    case 'string':
      return { of: 'text', max: 1500, default: typeof fallback === 'string' ? fallback : '' };
    default:
      return null;
  }
}

/** LongLive's own list, and what every Wan pipeline takes where nobody says otherwise (`scope-protocol` 1.4). */
export const USUAL_STEPS: readonly number[] = [1000, 750, 500, 250];

/** What has an address of its own and is remembered by the pipeline all the same: seed and step list, at their defaults. */
export function basicsOf(pipeline: PipelineShape | null): Readonly<Record<string, Json>> {
  const seed = pipeline?.properties['base_seed']?.default;
  const steps = pipeline?.properties['denoising_steps']?.default;
  return {
    base_seed: typeof seed === 'number' ? seed : 42,
    denoising_step_list: Array.isArray(steps) && steps.length > 0 ? steps : USUAL_STEPS,
  };
}
