/** The look: what we want on the picture, motion included. */
import { SLOTS, TABLE } from '../address/table.ts';
import type { Json } from '../unit.ts';
import type { Blend } from '../address/weighted.ts';
import { type Course, still } from './course.ts';

export type { Mode } from '../address/param.ts';

export type Slot = {
  readonly name: string;
  readonly text: string;
  readonly weight: Course;
  readonly mute: boolean;
  readonly solo: boolean;
};

export type Method = 'linear' | 'slerp';
/** What becomes of a recall while a hand moves: it goes on towards the hand, the hand ends it, or the hand waits. */
export type Moved = 'pursue' | 'knob-wins' | 'transition-wins';
/** What the stage plays from a recall until its picture is there. */
export const COVERS = ['none', 'dissolve', 'loop'] as const;
export type Cover = (typeof COVERS)[number];
export type Source = 'slots' | 'decks' | 'pad';

/** How long a recall takes, in the unit it was said in; the last one set rules. */
export type Over = { readonly unit: 'time' | 'beats' | 'steps'; readonly count: number };

/** A recall under way: where it leads and how long it takes. The slots are already there. */
export type Fade = {
  readonly id: number;
  readonly over: Over;
  readonly method: Method;
  readonly target: Blend;
  readonly preset: string | null;
};

/** Scope's one-shots; each is a counter, so that one press is one message and never two. */
export type Cue = 'reset';
export type Cues = Readonly<Record<Cue, number>>;

/** A value that stands, or one on its way. */
export type Held = { readonly is: 'still'; readonly value: Json } | { readonly is: 'course'; readonly course: Course };

export type Look = {
  readonly slots: readonly Slot[];
  readonly source: Source;
  readonly decks: { readonly position: number; readonly a: string; readonly b: string };
  /** Where the puck of the morph pad is, 0..1 to the right and up. */
  readonly morph: { readonly x: number; readonly y: number };
  /** The last mix that was not silent; it is what plays while all weights are zero. */
  readonly hold: Blend;
  readonly fade: Fade | null;
  /** Runtime parameters by Scope's own key; those the hand or the show has set. */
  readonly params: Readonly<Record<string, Held>>;
  readonly cues: Cues;
  readonly paused: boolean;
  readonly blend: Method;
  readonly glide: number;
  readonly over: Over;
  readonly method: Method;
  readonly cover: Cover;
  /** Values of `/stage/…` by the last part of their address. */
  readonly stage: Readonly<Record<string, Json>>;
  /** Stage values on their way to where `stage` says they will be; a hand takes its own off. */
  readonly ways: Readonly<Record<string, Course>>;
  readonly flash: { readonly count: number; readonly strength: number };
};

export const EMPTY_SLOT: Slot = { name: '', text: '', weight: still(0), mute: false, solo: false };

const STAGE_DEFAULTS: Readonly<Record<string, Json>> = Object.fromEntries(
  TABLE.flatMap(({ pattern, kind, shape }) =>
    pattern.startsWith('/stage/') && kind === 'value' && 'default' in shape ? [[pattern.slice(7), shape.default]] : [],
  ),
);

export const stageDefaults = (): Readonly<Record<string, Json>> => STAGE_DEFAULTS;

export const EMPTY_LOOK: Look = {
  slots: Array.from({ length: SLOTS }, () => EMPTY_SLOT),
  source: 'slots',
  decks: { position: 0, a: '', b: '' },
  morph: { x: 0.5, y: 0.5 },
  hold: [],
  fade: null,
  params: {},
  cues: { reset: 0 },
  paused: false,
  blend: 'linear',
  glide: 0.3,
  over: { unit: 'time', count: 4 },
  method: 'linear',
  cover: 'none',
  stage: STAGE_DEFAULTS,
  ways: {},
  flash: { count: 0, strength: 1 },
};
