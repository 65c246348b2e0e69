/** What Scope answers over HTTP, as far as we read it; new fields of a newer server must not break a show. */
import { z } from 'zod';
import type { PipelineShape, PropertyShape } from '../address/param.ts';
import type { Json } from '../unit.ts';

const json: z.ZodType<Json> = z.json();

/** `GET /health` */
export const Health = z.looseObject({ server_start_time: z.number() });

/** `GET /api/v1/pipeline/status`; `pipeline_id` is the node id given at load. */
export const Status = z.looseObject({
  status: z.enum(['not_loaded', 'loading', 'loaded', 'error']),
  pipeline_id: z.string().nullish(),
  load_params: json.optional(),
  loading_stage: z.string().nullish(),
});

/** `GET /api/v1/webrtc/ice-servers` */
export const IceServers = z.looseObject({
  iceServers: z.array(
    z.looseObject({
      urls: z.union([z.string(), z.array(z.string())]),
      username: z.string().nullish(),
      credential: z.string().nullish(),
    }),
  ),
});

/** `POST /api/v1/webrtc/offer` */
export const Answer = z.looseObject({
  sdp: z.string().min(1),
  type: z.literal('answer'),
  sessionId: z.string().min(1),
});

/** `GET /api/v1/session/metrics`; only the oldest live session is listed. */
export const Metrics = z.looseObject({
  sessions: z.record(z.string(), z.looseObject({ pipeline_fps: z.number().optional() })),
});

/** `GET /api/v1/session/parameters`: what the oldest session was told by all its clients, applied or not. */
export const Held = z.looseObject({ parameters: z.record(z.string(), json) });

export const Detail = z.looseObject({ detail: z.unknown() });

const Property = z.looseObject({
  type: z.string().optional(),
  default: json.optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  enum: z.array(z.string()).optional(),
  $ref: z.string().optional(),
  anyOf: z
    .array(
      z.looseObject({
        type: z.string().optional(),
        minimum: z.number().optional(),
        maximum: z.number().optional(),
        $ref: z.string().optional(),
      }),
    )
    .optional(),
  ui: z.looseObject({ is_load_param: z.boolean().optional(), label: z.string().nullish() }).optional(),
});

/** `GET /api/v1/pipelines/schemas` */
export const Schemas = z.looseObject({
  pipelines: z.record(
    z.string(),
    z.looseObject({
      supports_kv_cache_bias: z.boolean().optional(),
      supports_vace: z.boolean().optional(),
      default_mode: z.string().optional(),
      config_schema: z
        .looseObject({
          properties: z.record(z.string(), Property).optional(),
          $defs: z.record(z.string(), z.looseObject({ enum: z.array(z.unknown()).optional() })).optional(),
        })
        .optional(),
    }),
  ),
});

/** One pipeline's parameters out of the schemas, or null when it is not among them. */
export function pipelineShape(schemas: z.infer<typeof Schemas>, id: string): PipelineShape | null {
  const entry = schemas.pipelines[id];
  if (entry === undefined) return null;
  const defs = entry.config_schema?.$defs ?? {};
  const properties = Object.entries(entry.config_schema?.properties ?? {}).map(
    ([name, property]): [string, PropertyShape] => {
      const inner = property.anyOf?.find(({ type }) => type !== 'null');
      const ref = property.$ref ?? inner?.$ref;
      const values =
        property.enum ??
        (ref === undefined
          ? undefined
          : defs[ref.split('/').at(-1) ?? '']?.enum?.filter((each): each is string => typeof each === 'string'));
      return [
        name,
        {
          type: property.type ?? inner?.type ?? 'unknown',
          minimum: property.minimum ?? inner?.minimum ?? null,
          maximum: property.maximum ?? inner?.maximum ?? null,
          default: property.default ?? null,
          values: values ?? null,
          runtime: property.ui?.is_load_param === false,
          label: property.ui?.label ?? null,
        },
      ];
    },
  );
  return {
    id,
    kvCacheBias: entry.supports_kv_cache_bias ?? false,
    vace: entry.supports_vace ?? false,
    defaultMode: entry.default_mode ?? 'text',
    properties: Object.fromEntries(properties),
  };
}
