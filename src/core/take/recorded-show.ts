/** The schemas of a show and of a pipeline's shape as actions carry them. */
import { z } from 'zod';
import type { PipelineShape } from '../address/param.ts';
import { Saved } from '../desk/saved.ts';
import type { Show } from '../show/show.ts';
import { json } from '../mapping/words.ts';

const { presets, over, blend, cover, slots } = Saved.shape.desk.shape;
const values = z.record(z.string(), json);
const { name, text, weight } = slots.element.shape;

export const show: z.ZodType<Show> = z.strictObject({
  name: z.string(),
  pipeline: z.strictObject({ id: z.string(), load: values, mode: z.enum(['text', 'video']).default('text') }),
  moved: z.enum(['pursue', 'knob-wins', 'transition-wins']).default('pursue'),
  parameters: values,
  prompts: z.array(z.strictObject({ name, text, weight })),
  blend,
  over,
  method: blend,
  cover,
  stage: values,
  standby: z.strictObject({ colour: z.string(), film: z.string() }).default({ colour: '#000000', film: '' }),
  flashes: z.number().default(3),
  presets,
  setlist: z.array(
    z.strictObject({
      preset: z.string(),
      over: over.nullable(),
      method: blend.nullable(),
      cover: presets.element.shape.cover,
    }),
  ),
  safe: z.string().nullable(),
});

export const pipelineShape: z.ZodType<PipelineShape> = z.strictObject({
  id: z.string(),
  kvCacheBias: z.boolean(),
  vace: z.boolean(),
  defaultMode: z.string(),
  properties: z.record(
    z.string(),
    z.strictObject({
      type: z.string(),
      minimum: z.number().nullable(),
      maximum: z.number().nullable(),
      default: json,
      values: z.array(z.string()).nullable(),
      runtime: z.boolean(),
      label: z.string().nullable(),
    }),
  ),
});
