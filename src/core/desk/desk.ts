/** The desk: the look, the show it plays, the mappings and the hands on them. */
import type { PipelineShape } from '../address/param.ts';
import type { World } from '../address/world.ts';
import type { Learning } from '../learn/learning.ts';
import type { Compiled } from '../mapping/compiled.ts';
import type { Seat } from '../mapping/device.ts';
import type { MappingFile } from '../mapping/file.ts';
import type { Hands } from '../mapping/hands.ts';
import type { Cover, Look } from '../look/look.ts';
import type { Problem } from '../problem.ts';
import type { Preset, Show } from '../show/show.ts';
import type { Json, Ms } from '../unit.ts';
import type { Port } from '../wire/page.ts';
import type { Quantize, Tempo } from '../tempo/tempo.ts';
import type { Holders } from './holders.ts';
import type { Monitor } from './monitor-rows.ts';
import type { Recent } from './recent.ts';

/** The preset that was recalled last, and whether a hand has changed the look since. */
export type Played = {
  readonly preset: string;
  readonly before: string | null;
  readonly at: Ms;
  readonly fade: number;
  readonly changed: boolean;
  /** What the stage plays until it is seen, and the moment of the grid it is revealed at; null: as soon as it is there. */
  readonly cover: Cover;
  readonly lands: Ms | null;
};

/** A recall that waits for a beat. `lands`: when its picture should begin to be seen. */
export type Armed = {
  readonly preset: string;
  readonly place: number | null;
  /** What it waits for. */
  readonly grid: Quantize;
  readonly lands: Ms;
  readonly cover: Cover;
  /** Is it a transition? Its first step is what was there before. */
  readonly glides: boolean;
};

export type Note = { readonly problem: Problem; readonly at: Ms };

/** A sender of control: a MIDI device, an OSC program or a lighting desk. */
export type Sender = {
  readonly name: string;
  readonly kind: 'midi' | 'osc' | 'dmx';
  readonly here: boolean;
  readonly at: Ms | null;
  /** Messages in the present second and the one before, for the rate of a stream. */
  readonly second: number;
  readonly count: number;
  readonly rate: number;
};

/** A MIDI port, the page that opened it and the computer that is on (empty: ours), and its place among the devices of the same name. */
export type HeldPort = Port & { readonly page: string; readonly host: string; readonly nth: number };

/** A key that is held down for a deed that wants a hold. */
export type HeldKey = { readonly code: string; readonly due: Ms; readonly page: string };

/** What hands change, and undo brings back. */
export type Step = {
  readonly look: Look;
  readonly pads: Desk['pads'];
  readonly presets: Desk['presets'];
  readonly place: Desk['place'];
  readonly tempo: Tempo;
  readonly quantize: Quantize;
};

export type Desk = {
  readonly look: Look;
  readonly show: Show;
  /** The file it came from. */
  readonly showId: string | null;
  /** Preset ids by pad; null where a pad is empty. */
  readonly pads: readonly (string | null)[];
  readonly presets: Readonly<Record<string, Preset>>;
  readonly world: World;
  readonly pipeline: PipelineShape | null;
  /** The chosen mappings as they were read, to be compiled anew for another pipeline. */
  readonly files: readonly MappingFile[];
  readonly mapping: Compiled;
  readonly hands: Hands;
  readonly ports: readonly HeldPort[];
  /** Every device that was here once. */
  readonly seats: readonly Seat[];
  readonly layers: Readonly<Record<string, boolean>>;
  readonly past: readonly Step[];
  readonly ahead: readonly Step[];
  readonly recent: Recent;
  /** When something that Scope hears of was last moved. */
  readonly movedAt: Ms;
  readonly locked: boolean;
  readonly reading: number;
  readonly played: Played | null;
  readonly stored: { readonly pad: number; readonly at: Ms } | null;
  /** Place in the set list, from 0; null before it began. */
  readonly place: number | null;
  readonly tempo: Tempo;
  readonly quantize: Quantize;
  /** The recall that waits for a beat. */
  readonly armed: Armed | null;
  /** From a message that leaves to the picture: so much earlier than its beat a recall is sent. */
  readonly lead: Ms;
  readonly fades: number;
  readonly chunkMs: Ms;
  readonly senders: Readonly<Record<string, Sender>>;
  /** Who moved an address last: a stream yields to a hand for a while. */
  readonly holders: Holders;
  readonly keys: readonly HeldKey[];
  readonly gesture: {
    readonly from: string;
    readonly address: string;
    /** Put into words only when somebody looks (`core/view`). */
    readonly value: Json;
    readonly at: Ms;
  } | null;
  /** Learn mode; null while it is off. */
  readonly learn: Learning | null;
  /** The last messages; null while nobody looks. */
  readonly monitor: Monitor | null;
  /** What was odd lately; each note leaves by itself after some seconds. */
  readonly notes: readonly Note[];
};
