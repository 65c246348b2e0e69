/** The mapping file: inputs and bindings as users write them. No transforms here, so that it prints as it was read. */
import { z } from 'zod';
import { TARGET } from '../control/osc-target.ts';
import { From } from './from.ts';
import { PRESSES } from './presses.ts';
import { address, id, json, kept, range, whole } from './words.ts';

const bytes = z
  .array(z.string().max(12_000))
  .max(64)
  .optional()
  .meta({ description: 'MIDI messages in hexadecimal.', examples: [['F0 42 40 00 01 13 00 00 00 01 F7']] });

const MidiInput = z
  .strictObject({
    type: z.literal('midi'),
    port: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .meta({
        description: "A part of the port's name, or /regex/; upper and lower case are the same. Left out: any port.",
        examples: ['nanoKONTROL2', '/^APC (mini|key)/'],
      }),
    nth: whole(1, 16).optional().meta({
      description:
        'Which of several devices of the same name, from 1, in the order in which they were plugged in. Left out: all of them.',
    }),
    init: bytes.meta({ description: 'Sent when the device appears, in hexadecimal.' }),
    exit: bytes.meta({ description: 'Sent when the mapping leaves, in hexadecimal.' }),
  })
  .meta({ description: 'A MIDI device, found by the name of its port.' });

const yieldMs = whole(0, 60_000).optional().meta({
  description: 'A stream yields to a hand on the same address for so many ms (default 2000).',
});

const OscInput = z
  .strictObject({
    type: z.literal('osc'),
    sender: z.string().min(1).max(200).optional().meta({
      description: 'Only from this host, such as 192.168.1.20. Left out: from any.',
    }),
    yield: yieldMs,
    tell: z
      .string()
      .regex(TARGET)
      .optional()
      .meta({
        description:
          'Where values are told back, once and whenever they change: a host and a port, or a port of this computer.',
        examples: ['192.168.1.20:9001', '9001'],
      }),
  })
  .meta({ description: 'OSC messages, from any sender or from one.' });

const GamepadInput = z
  .strictObject({
    type: z.literal('gamepad'),
    port: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .meta({ description: 'A part of its name, or /regex/. Left out: any.', examples: ['Xbox', '054c'] }),
    nth: whole(1, 16).optional().meta({ description: 'Which of several of the same name, from 1. Left out: all.' }),
  })
  .meta({ description: 'A gamepad or joystick, as the browser names it.' });

const DmxInput = z
  .strictObject({ type: z.literal('dmx'), yield: yieldMs })
  .meta({ description: 'The universe of a lighting desk that was opened with --artnet or --sacn.' });

export const Input = z.discriminatedUnion('type', [MidiInput, GamepadInput, OscInput, DmxInput]);
export type Input = z.infer<typeof Input>;

const out = range.optional().meta({
  description: 'The values at the two ends (default: the range of the address); [1, 0] turns it round.',
  examples: [[0, 16]],
});

export const Target = z
  .strictObject({ address, out, value: json.optional().meta({ description: 'What `set` sets here.' }) })
  .meta({ description: 'One of several addresses, with its own range or value.' });

const To = z
  .union([
    address,
    Target,
    z
      .array(z.union([address, Target]))
      .min(1)
      .max(64),
  ])
  .meta({ description: 'An address, or a list of them.' });

const light = whole(0, 127);

const shine = z
  .union([light, z.strictObject({ value: light, channel: whole(1, 16) })])
  .optional()
  .meta({ description: 'A value, or a value and the channel on which it blinks or pulses.' });

export const Feedback = z
  .strictObject({
    note: light.optional(),
    cc: light.optional(),
    channel: whole(1, 16).optional(),
    off: light.optional().meta({ description: 'Value while off (default 0).' }),
    on: light.optional().meta({ description: 'Value while on (default 127).' }),
    states: z
      .strictObject({
        empty: shine,
        stored: shine,
        armed: shine,
        moving: shine,
        active: shine,
        failed: shine,
      })
      .optional()
      .meta({ description: 'Values (colours, on many devices) for the states of a pad.' }),
    touch: light.optional().meta({
      description: 'The note that a motor fader sends while a finger is on it: meanwhile it is told nothing.',
    }),
    waiting: z.literal(true).optional().meta({
      description: 'Only blinks while the hand waits to take the value over; at other times the light is free.',
    }),
  })
  .meta({ description: 'The light beside the control, where it is not the control itself.' });
export type Feedback = z.infer<typeof Feedback>;

export const MODES = ['absolute', 'trigger', 'toggle', 'gate', 'set', 'cycle'] as const;

export const Binding = z
  .strictObject({
    from: From,
    to: To,
    mode: z.enum(MODES).optional().meta({
      description:
        'absolute: the value follows the control. trigger: a press. toggle: each press flips. gate: on while held. set: a press sets `value`. cycle: each press takes the next of `values`. Left out: what suits the control and the address.',
    }),
    press: z.enum(PRESSES).optional().meta({
      description:
        'Which press acts. double: two within 300 ms. long: held for 500 ms. down: each, at once. Left out: a single press, which waits only where another binding of this control asks for a double or long one.',
    }),
    value: json.optional().meta({ description: 'What `set` sets.' }),
    values: z.array(json).min(2).max(64).optional().meta({ description: 'What `cycle` walks through.' }),
    in: range.optional().meta({
      description: 'Calibration: what the control sends at its two ends (default: the whole range; 0 to 1 for OSC).',
    }),
    deadzone: z
      .union([
        z.number().min(0).max(0.4),
        z.strictObject({ ends: z.number().min(0).max(0.4).optional(), centre: z.number().min(0).max(0.4).optional() }),
      ])
      .optional()
      .meta({
        description:
          'The share of the travel at each end that counts as the end; as { "ends", "centre" } also around the middle.',
      }),
    invert: z.boolean().optional().meta({ description: 'Turns the control round.' }),
    curve: z
      .union([z.enum(['linear', 'exp', 'log', 's']), z.number().min(0.05).max(20)])
      .optional()
      .meta({ description: 'How the value follows the control; a number is a gamma (2: slow at first).' }),
    out,
    step: z.number().positive().optional().meta({
      description:
        'Values are held to multiples of it, counted from the first end; for an encoder, what one step adds.',
    }),
    takeover: z.enum(['jump', 'pickup', 'scale']).optional().meta({
      description:
        "When the control stands elsewhere than the value. jump: at once. pickup: waits until the control passes it. scale: both meet at the end. Default: the address's own.",
    }),
    smooth: z
      .union([
        z.number().min(0).max(60_000),
        z.strictObject({
          oneEuro: z
            .strictObject({
              minCutoff: z.number().min(0.05).max(50).optional().meta({ description: 'Hz at rest (default 1).' }),
              beta: z.number().min(0).max(100).optional().meta({
                description: 'Hz more for each whole travel in a second (default 5).',
              }),
              speedCutoff: z.number().min(0.05).max(50).optional().meta({
                description: 'Hz by which the speed itself is smoothed (default 1).',
              }),
            })
            .meta({ description: 'For jittery sensors: much smoothing at rest, hardly any in a fast movement.' }),
        }),
      ])
      .optional()
      .meta({
        description: 'The value takes so many ms to arrive; or { "oneEuro": {} }.',
        examples: [{ oneEuro: {} }],
      }),
    yield: yieldMs,
    layer: id.optional().meta({ description: 'Acts only while /layer/{id} is held.' }),
    when: z
      .record(kept, json)
      .optional()
      .meta({
        description: 'Acts only while these addresses have these values.',
        examples: [{ '/mix/source': 'slots' }],
      }),
    quantize: z.enum(['off', 'beat', 'bar', '2-bar', '4-bar']).optional().meta({
      description: 'Lands on the beat; wins over /tempo/quantize.',
    }),
    feedback: z
      .union([z.literal(true), Feedback])
      .optional()
      .meta({
        description: 'Lights the control by the value: true for its own light, or which light and how.',
      }),
  })
  .meta({ description: 'One control moves one address, or several.' });
export type Binding = z.infer<typeof Binding>;

export const MAPPING_FORMAT = 'scope-deck/mapping@1';

export const Mapping = z
  .strictObject({
    $schema: z.string().max(400).optional(),
    format: z.literal(MAPPING_FORMAT),
    name: z.string().min(1).max(80).meta({ description: 'What lists call it.' }),
    about: z.string().max(400).optional().meta({ description: 'A line or two for those who choose it.' }),
    inputs: z.record(id, Input).optional().meta({
      description: 'The devices and senders. Left out: any MIDI port and any OSC sender.',
    }),
    bindings: z.array(Binding).max(4096),
  })
  .meta({ title: 'Scope Deck mapping', description: 'Binds controls to addresses. docs/mapping-files.md tells all.' });
export type Mapping = z.infer<typeof Mapping>;

/** A mapping and where it came from; `id` stands in problems. */
export type MappingFile = { readonly id: string; readonly mapping: Mapping };
