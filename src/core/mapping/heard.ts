/** What the desk gives to `hear` and what it gets: gestures in, moves out. */
import type { Address } from '../address/row.ts';
import type { Change } from '../change.ts';
import type { MidiMessage } from '../control/midi.ts';
import type { OscMessage } from '../control/osc-message.ts';
import type { Quantize } from '../tempo/tempo.ts';
import type { Json, Ms } from '../unit.ts';
import type { Named } from './compiled.ts';

/** Of a lighting desk: a channel, from 1, and its level, 0..255. */
export type DmxLevel = readonly [channel: number, level: number];

export type Heard =
  | {
      readonly kind: 'midi';
      readonly port: Named & { readonly key: string };
      readonly message: MidiMessage;
    }
  | {
      readonly kind: 'gamepad';
      readonly port: Named & { readonly key: string };
      readonly part: 'axis' | 'button';
      readonly number: number;
      readonly value: number;
    }
  | { readonly kind: 'osc'; readonly from: string; readonly message: OscMessage }
  /** The levels of a frame that differ from those before. */
  | { readonly kind: 'dmx'; readonly levels: readonly DmxLevel[] }
  | { readonly kind: 'key'; readonly page?: string; readonly code: string; readonly down: boolean };

/** The value an address has, or is on its way to; undefined where nobody knows. */
export type Read = (address: Address) => Json | undefined;

export type Move = {
  readonly change: Change;
  /** Readable: "CC 16", "/td/intensity", "KeyA". */
  readonly control: string;
  /** The mapping file that bound it. */
  readonly file: string;
  readonly smooth: Ms;
  readonly quantize: Quantize | null;
  /** False: the hand waits to take the value over; then `change` is what it would be. */
  readonly took: boolean;
  /** Of a stream: for how long it yields to a hand on the same address; null: a hand. */
  readonly yields: Ms | null;
};
