/** What a preset holds, as a show file says it: prompts, how to get there, parameters and the stage. */
import { z } from 'zod';
import { id, json, whole } from '../mapping/words.ts';
import { COVERS } from '../look/look.ts';
import { stageSchema } from './stage-schema.ts';

export const Prompt = z
  .strictObject({
    name: z.string().max(40).optional().meta({ description: 'What screen and lights call it.' }),
    text: z.string().max(1500).meta({ description: 'The prompt, as Scope reads it.' }),
    weight: z.number().min(0).max(1).optional().meta({ description: 'How strongly it speaks, 0 to 1 (default 1).' }),
  })
  .meta({ description: 'A prompt with its weight.' });
export type Prompt = z.infer<typeof Prompt>;

export const LENGTHS = ['time', 'beats', 'steps'] as const;

export const Transition = z
  .strictObject({
    time: z.number().min(0).max(60).optional().meta({ description: 'In seconds.' }),
    beats: z.number().min(0).max(64).optional().meta({ description: 'In beats of the tempo.' }),
    steps: whole(0, 64).optional().meta({ description: "In Scope's chunks." }),
    method: z.enum(['linear', 'slerp']).optional().meta({ description: 'How Scope goes from one to the other.' }),
    cover: z.enum(COVERS).optional().meta({
      description:
        'What the stage plays until the change is seen: nothing of its own, the last second to and fro, or the last half beat again and again.',
    }),
  })
  .meta({ description: 'How a recall goes, and how long it takes: one of time, beats and steps.' });
export type Transition = z.infer<typeof Transition>;

export const Blending = z.enum(['linear', 'slerp']).meta({ description: 'Spatial blend of two prompts.' });

export const Parameters = z
  .record(z.string().regex(/^[a-z][a-z0-9_]{0,63}$/), json)
  .meta({ description: "Runtime parameters of the pipeline, by Scope's own names.", examples: [{ noise_scale: 0.8 }] });

export const Stage = z.record(z.string(), json).meta(stageSchema);

export const Preset = z
  .strictObject({
    id: id.meta({ description: 'Its id: /preset/{id}/recall; small letters, digits, "-" and "_".' }),
    name: z.string().max(40).optional().meta({ description: 'What the pad shows (default: the id).' }),
    prompts: z.array(Prompt).max(8).optional().meta({ description: 'The mix; left out, it stays as it is.' }),
    blend: Blending.optional(),
    transition: Transition.optional(),
    parameters: Parameters.optional(),
    stage: Stage.optional(),
  })
  .meta({ description: 'A look to recall. The presets stand on the pads in this order.' });
export type Preset = z.infer<typeof Preset>;
