/** `from` of a binding: which control on which input, as files say it. */
import { z } from 'zod';
import { relativeSchemes } from '../control/relative.ts';
import { id, whole } from './words.ts';

/** One of these names the control; the rest of `from` says more about it. */
export const SOURCES = [
  'cc',
  'cc14',
  'nrpn',
  'rpn',
  'note',
  'pitchbend',
  'program',
  'aftertouch',
  'polytouch',
  'axis',
  'button',
  'dmx',
  'dmx16',
  'osc',
  'key',
] as const;
export type SourceKind = (typeof SOURCES)[number];

export const isOfDmx = (source: SourceKind): source is 'dmx' | 'dmx16' => source === 'dmx' || source === 'dmx16';

export const isOfGamepad = (source: SourceKind): boolean => source === 'axis' || source === 'button';

export const From = z
  .strictObject({
    input: id.optional().meta({ description: 'Which of the inputs; may be left out when the file declares one.' }),
    channel: whole(1, 16).optional().meta({ description: 'MIDI channel, 1 to 16; left out: any.' }),
    cc: whole(0, 127).optional().meta({ description: 'A control change: fader, knob or button.' }),
    cc14: whole(0, 31).optional().meta({ description: 'A 14-bit control change; pairs with the number + 32.' }),
    nrpn: whole(0, 16_383).optional().meta({ description: 'A non-registered parameter number.' }),
    rpn: whole(0, 16_383).optional().meta({ description: 'A registered parameter number.' }),
    note: whole(0, 127).optional().meta({ description: 'A note: pad, key or button.' }),
    pitchbend: z.literal(true).optional().meta({ description: 'The pitch wheel, or a fader that sends it.' }),
    program: whole(0, 127)
      .optional()
      .meta({ description: 'A program change with this number, from 0; it is a press.' }),
    aftertouch: z.literal(true).optional().meta({ description: 'Pressure on the whole keyboard or pad grid.' }),
    polytouch: whole(0, 127).optional().meta({ description: 'Pressure on one note.' }),
    axis: whole(0, 127).optional().meta({ description: 'An axis of a gamepad, from 0: sticks go from -1 to 1.' }),
    button: whole(0, 127).optional().meta({ description: 'A button or trigger of a gamepad, from 0.' }),
    dmx: whole(1, 512).optional().meta({ description: 'A channel of a lighting desk (Art-Net, sACN), from 1.' }),
    dmx16: whole(1, 511).optional().meta({
      description: 'A 16-bit value of a lighting desk: this channel is its coarse half, the next one its fine half.',
    }),
    relative: z.enum(relativeSchemes).optional().meta({
      description:
        'The control is an endless encoder. Right and left send: twos-complement 1, 127; binary-offset 65, 63; signed-bit 1, 65; signed-bit-inverted 65, 1.',
    }),
    osc: z
      .string()
      .min(1)
      .max(256)
      .optional()
      .meta({
        description: 'An OSC address, or an OSC 1.0 pattern.',
        examples: ['/td/intensity', '/1/fader*'],
      }),
    arg: whole(0, 255).optional().meta({ description: 'Which argument of the OSC message, from 0 (default 0).' }),
    key: z
      .string()
      .min(1)
      .max(40)
      .optional()
      .meta({
        description: 'A key of the keyboard by its place (event.code).',
        examples: ['KeyA', 'Digit1', 'F5', 'ArrowUp'],
      }),
  })
  .meta({
    description:
      'The control: exactly one of cc, cc14, nrpn, rpn, note, pitchbend, program, aftertouch, polytouch, axis, button, dmx, dmx16, osc, key.',
    oneOf: SOURCES.map((source) => ({ required: [source] })),
  });
export type From = z.infer<typeof From>;
