/** The rig as a value: what the one fold keeps, what it lets out, and how it is copied. */
import { basicsOf, paramsOf } from '../address/param.ts';
import type { Desk } from '../desk/desk.ts';
import { freshDesk } from '../desk/begin.ts';
import { type ChunkClock, FRESH_CLOCK } from '../lane/chunk-clock.ts';
import { freshLane, type Lane } from '../lane/lane.ts';
import type { Bound } from '../learn/bound.ts';
import { NO_TALLY, type Tally } from '../lane/tally.ts';
import { type Cut, NO_CUT } from '../lane/cut.ts';
import { type Delay, FRESH_DELAY } from '../lane/delay.ts';
import type { Landing } from '../lane/landing.ts';
import { type Deed, freshLink, type Link, type Player } from '../link/link.ts';
import type { Greeting, Lamps } from '../mapping/lights-all.ts';
import type { Problem } from '../problem.ts';
import { sample, type Wanted } from '../look/sample.ts';
import type { Json, Ms } from '../unit.ts';
import { NOTHING_SHOWN, type Shown } from '../wire/shown.ts';

/** A problem that stands until its cause is gone. */
export type Standing = { readonly problem: Problem; readonly at: Ms; readonly dismissed: boolean };

export type Rig = {
  readonly now: Ms;
  readonly desk: Desk;
  readonly lane: Lane;
  readonly clock: ChunkClock;
  readonly delay: Delay;
  /** The hard cut of the picture that was announced last. */
  readonly cut: Cut;
  /** The recall or cut that was told last, and when it is seen. */
  readonly landing: Landing | null;
  /** What the player's stage said last of what it shows. */
  readonly shown: Shown;
  readonly link: Link;
  /** What the lights of the controllers were told. */
  readonly lamps: Lamps;
  readonly fps: number | null;
  readonly dropped: number;
  readonly tally: Tally;
  readonly standing: Readonly<Record<string, Standing>>;
};

/** A message for the data channel of a player's attempt. */
export type Send = { readonly player: Player; readonly message: Readonly<Record<string, Json>> };

/** Deeds of the link, with what the desk adds to an offer, and what devices are sent. */
export type Task =
  | { readonly do: 'greet'; readonly greeting: Greeting }
  /** Into the user's own mapping file, or the last one out of it again. */
  | { readonly do: 'bind'; readonly bound: Bound }
  | { readonly do: 'unbind' }
  | Exclude<Deed, { do: 'offer' }>
  | (Extract<Deed, { do: 'offer' }> & { readonly parameters: Readonly<Record<string, Json>> });

export type Turned = { readonly rig: Rig; readonly sends: readonly Send[]; readonly tasks: readonly Task[] };

export const freshRig = (desk: Desk = freshDesk, link: Link = freshLink(desk.show.pipeline)): Rig => ({
  now: 0,
  desk,
  lane: freshLane(link.pipeline.id),
  clock: FRESH_CLOCK,
  delay: FRESH_DELAY,
  cut: NO_CUT,
  landing: null,
  shown: NOTHING_SHOWN,
  link,
  lamps: [],
  fps: null,
  dropped: 0,
  tally: NO_TALLY,
  standing: {},
});

export const wantedOf = ({ desk }: Pick<Rig, 'desk'>, now: Ms): Wanted =>
  sample(desk.look, desk.world.params ?? paramsOf(null, desk.show.pipeline.mode), now, basicsOf(desk.pipeline));

/** Field by field, as the desk is copied. */
export const rigWith = (rig: Rig, part: Partial<Rig>): Rig => Object.assign(draftOf(rig), part);

/** A copy that a turn still writes, and nobody else has seen. */
export type Draft = { -readonly [Key in keyof Rig]: Rig[Key] };

export const draftOf = (rig: Rig): Draft => ({
  now: rig.now,
  desk: rig.desk,
  lane: rig.lane,
  clock: rig.clock,
  delay: rig.delay,
  cut: rig.cut,
  landing: rig.landing,
  shown: rig.shown,
  link: rig.link,
  lamps: rig.lamps,
  tally: rig.tally,
  fps: rig.fps,
  dropped: rig.dropped,
  standing: rig.standing,
});

/** A rig after an action, and what the doors are to do. */
export type Acted = { readonly rig: Rig; readonly tasks: readonly Task[] };
