/** The show file: prompts, presets and the set list as users write them. No transforms, so that it prints as it was read. */
import { z } from 'zod';
import { id, json, whole } from '../mapping/words.ts';
import { Blending, Parameters, Preset, Prompt, Stage, Transition } from './preset.ts';

const Entry = z
  .union([id, z.strictObject({ preset: id, transition: Transition.optional() })])
  .meta({ description: 'A preset by its id, or with a transition of its own.' });
export type Entry = z.infer<typeof Entry>;

export const SHOW_FORMAT = 'scope-deck/show@1';

export const Show = z
  .strictObject({
    $schema: z.string().max(400).optional(),
    format: z.literal(SHOW_FORMAT),
    name: z.string().min(1).max(80).meta({ description: 'What lists and the screen call it.' }),
    about: z.string().max(400).optional().meta({ description: 'A line or two for those who choose it.' }),
    pipeline: z
      .strictObject({
        id: z
          .string()
          .min(1)
          .max(100)
          .meta({ examples: ['longlive', 'streamdiffusionv2', 'krea-realtime-video'] }),
        load: z
          .record(z.string(), json)
          .optional()
          .meta({
            description: 'Settings that count when the pipeline is loaded.',
            examples: [{ width: 576, height: 320, base_seed: 42 }],
          }),
        mode: z.enum(['text', 'video']).optional().meta({
          description:
            'What it plays on. text (default): the prompts alone. video: the camera of the page that shows the picture.',
        }),
      })
      .optional()
      .meta({ description: 'What Scope loads. Left out: longlive at 576 by 320, on prompts alone.' }),
    parameters: Parameters.optional(),
    prompts: z.array(Prompt).max(8).optional().meta({ description: 'The eight slots as the show begins.' }),
    blend: Blending.optional(),
    transition: Transition.optional(),
    moved: z.enum(['pursue', 'knob-wins', 'transition-wins']).optional().meta({
      description:
        'When a hand moves during a recall. pursue (default): the recall goes on towards what the hand says. knob-wins: the hand ends it. transition-wins: the hand counts when it has arrived.',
    }),
    stage: Stage.optional(),
    standby: z
      .strictObject({
        colour: z
          .string()
          .regex(/^#[0-9a-f]{6}$/i)
          .optional()
          .meta({ description: 'Of /stage/standby "colour" (default: black).', examples: ['#101820'] }),
        film: z.string().max(80).optional().meta({ description: 'Of /stage/standby "film": the name of a film.' }),
      })
      .optional()
      .meta({ description: 'What the stage plays when no frame comes: the colour, and the film.' }),
    flashes: whole(1, 30).optional().meta({
      description:
        'How many flashes a second the stage shows at most. 3 (default) is the limit that protects photosensitive people.',
    }),
    presets: z.array(Preset).max(128).optional().meta({ description: 'The pads, in this order.' }),
    setlist: z.array(Entry).max(999).optional().meta({ description: 'The order of the evening, by preset id.' }),
    safe: id.optional().meta({ description: 'The preset that panic takes: a look that is always right.' }),
  })
  .meta({ title: 'Scope Deck show', description: 'Prompts, presets and the set list of one show.' });
export type Show = z.infer<typeof Show>;
