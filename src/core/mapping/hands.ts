/** Where hands stand: the last place of every physical control, and what each of its links last made of it. */
import type { Json, Ms } from '../unit.ts';
import type { Blocks } from './blocks.ts';
import type { Pulse } from './euro.ts';
import type { Pressed } from './presses.ts';
import { NO_STREAMS, type Streams } from './stream.ts';

/** Of a control, not of a binding: after a change of layer one knows at once where the knob stands. */
export type Hand = {
  /** As the control sent it (0..127, 0..16383), before any binding's calibration. */
  readonly raw: number;
  /** Port and channel it came from: another device under the same binding stands elsewhere. */
  readonly device: string;
  readonly at: Ms;
  /** Its device has left since: it may have been moved where nobody heard it. */
  readonly away: boolean;
};

/** What a link (a control and one of its addresses) set last. */
export type Held = {
  readonly value: Json;
  /** 0..1 of the control's travel where the value stands, before `step` rounded it. */
  readonly spot: number;
  /** The hand's place then: if it moved since without this link, the link is out of sync. */
  readonly raw: number;
};

/** A 14-bit control, of which one half came. */
export type Half = { readonly high: number; readonly low: number; readonly lowAt: Ms; readonly device: string };

/** The parameter number a device chose, and the coarse half of its value. */
export type Chosen = {
  readonly kind: 'nrpn' | 'rpn';
  readonly high: number;
  readonly low: number;
  readonly value: number;
  /** The whole value that was said last; -1: none yet. */
  readonly raw: number;
};

export type Hands = {
  readonly controls: Blocks<Hand>;
  readonly links: Blocks<Held>;
  /** Of links that are smoothed by how fast their control moves. */
  readonly pulses: Blocks<Pulse>;
  readonly halves: Blocks<Half>;
  /** Controls whose coarse half is played if no fine one comes by then. */
  readonly due: readonly { readonly control: number; readonly at: Ms }[];
  /** By port and channel, 16 to a port. */
  readonly chosen: Blocks<Chosen>;
  /** Presses that may still become double or long ones. */
  readonly presses: readonly Pressed[];
  readonly streams: Streams;
  /** The levels of the lighting desk, by channel. */
  readonly levels: Blocks<number>;
  /** Where its controls stand as buttons (`dmx-touch.ts`). */
  readonly steady: Blocks<number>;
};

export const NO_HANDS: Hands = {
  controls: [],
  links: [],
  pulses: [],
  halves: [],
  due: [],
  chosen: [],
  presses: [],
  streams: NO_STREAMS,
  levels: [],
  steady: [],
};

/** Field by field, as the desk is copied (`core/desk/desk-with.ts`). */
export const handsWith = (hands: Hands, part: Partial<Hands>): Hands => ({
  controls: part.controls ?? hands.controls,
  links: part.links ?? hands.links,
  pulses: part.pulses ?? hands.pulses,
  halves: part.halves ?? hands.halves,
  due: part.due ?? hands.due,
  chosen: part.chosen ?? hands.chosen,
  presses: part.presses ?? hands.presses,
  streams: part.streams ?? hands.streams,
  levels: part.levels ?? hands.levels,
  steady: part.steady ?? hands.steady,
});
