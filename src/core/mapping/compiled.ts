/** Mapping files made ready to be played: controls and links by number, found by a key and never by searching. */
import type { Address, Row, Takeover } from '../address/row.ts';
import type { RelativeScheme } from '../control/relative.ts';
import type { Problem } from '../problem.ts';
import type { Quantize } from '../tempo/tempo.ts';
import type { Json, Ms } from '../unit.ts';
import type { MODES } from './file.ts';
import type { OneEuro } from './euro.ts';
import type { SourceKind } from './from.ts';
import type { Press } from './presses.ts';
import type { Transform } from './transform.ts';

export type Mode = (typeof MODES)[number];

/** One control and one of the addresses it moves. */
export type Link = {
  readonly n: number;
  readonly control: number;
  readonly file: string;
  readonly address: Address;
  readonly row: Row;
  readonly mode: Mode;
  /** Null: a plain press, which waits only where another binding of its control asks for more. */
  readonly press: Press | null;
  readonly relative: RelativeScheme | null;
  readonly value: Json | undefined;
  readonly values: readonly Json[];
  /** Has the file said what the control sends at its ends? */
  readonly calibrated: boolean;
  readonly transform: Transform;
  readonly takeover: Takeover;
  /** A time, or a filter that says it anew with each message. */
  readonly smooth: Ms | OneEuro;
  readonly quantize: Quantize | null;
  readonly yields: Ms;
  /** It acts while all of these are so; a layer is one of them. */
  readonly when: readonly { readonly address: Address; readonly value: Json }[];
};

/** A physical control, or an OSC address, or a key. */
export type Control = {
  readonly n: number;
  /** The same in every compilation, so that hands survive a file that is saved. */
  readonly key: string;
  readonly label: string;
  readonly source: SourceKind;
  /** Number of the control change, note or parameter. */
  readonly number: number;
  /** Of MIDI; null for OSC and keys. */
  readonly port: number | null;
  /** 0: any. */
  readonly channel: number;
  /** An OSC address or pattern, and the argument that counts. */
  readonly address: string;
  readonly arg: number;
  /** Only from this host; null: from any. */
  readonly sender: string | null;
  /** Of a key. */
  readonly code: string;
  /** Does any of its bindings want double or long presses? */
  readonly asks: boolean;
  readonly links: readonly Link[];
};

/** A device as files name it: its port, and its place among the devices of the same name. */
export type Named = { readonly name: string; readonly nth?: number; readonly of?: 'gamepad' | undefined };

/** A MIDI or gamepad input of the files, found by the port's name. */
export type PortInput = {
  readonly n: number;
  readonly port: string | null;
  /** Which of the devices of one name, from 1; null: all of them. */
  readonly nth: number | null;
  readonly of: 'midi' | 'gamepad';
  readonly hears: (device: Named) => boolean;
  readonly init: readonly (readonly number[])[];
  readonly exit: readonly (readonly number[])[];
  /** Changes with the greetings and lights, and with nothing else. */
  readonly mark: string;
  /** Whether any binding here reads 14-bit pairs or parameters (NRPN, RPN); asked first, because few do. */
  readonly halves: boolean;
  readonly parameters: boolean;
};

/** What a light is sent: on many devices the channel chooses between shining, blinking and pulsing. */
export type Shine = { readonly value: number; readonly channel: number };

/** A light, a ring or a motor of a controller, to be kept by the value of an address. */
export type Light = {
  readonly port: number;
  /** What it belongs to: the first address of its binding. */
  readonly link: Link;
  /** What it shows: the pad's state for a pad, otherwise what the control moves. */
  readonly address: Address;
  readonly row: Row;
  /** The pad whose state it shows, or null. */
  readonly pad: number | null;
  readonly kind: 'note' | 'cc' | 'cc14' | 'pitchbend';
  readonly channel: number;
  readonly number: number;
  readonly off: number;
  readonly on: number;
  readonly states: Readonly<Record<string, Shine>>;
  /** It only blinks while the hand waits; at other times it is another binding's. */
  readonly waiting: boolean;
  /** It is the moving control itself: a motor, or the ring of an encoder. */
  readonly echo: boolean;
  /** The control that is down while a finger is on it; null where the device does not tell. */
  readonly gate: number | null;
};

export type Compiled = {
  readonly ports: readonly PortInput[];
  /** By port, kind, channel (0: any) and number in one number; see `midi-key.ts`. */
  readonly midi: ReadonlyMap<number, Control>;
  readonly osc: ReadonlyMap<string, readonly Control[]>;
  readonly patterns: readonly { readonly matches: (address: string) => boolean; readonly control: Control }[];
  readonly keys: ReadonlyMap<string, Control>;
  /** By channel of the lighting desk; a 16-bit one by both. */
  readonly dmx: ReadonlyMap<number, readonly Control[]>;
  readonly controls: readonly Control[];
  readonly byAddress: ReadonlyMap<Address, readonly Link[]>;
  readonly lights: readonly Light[];
  readonly wants: {
    readonly midi: boolean;
    readonly sysex: boolean;
    /** Ports by name or pattern; null: all. */
    readonly ports: readonly string[] | null;
    readonly gamepad: boolean;
  };
  /** Addresses that wait for a pipeline, or do nothing in this one. */
  readonly problems: readonly Problem[];
};
