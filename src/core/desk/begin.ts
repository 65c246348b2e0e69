/** Desks begin here: from a show, or with nothing. */
import { EMPTY_WORLD } from '../address/world.ts';
import { SLOTS } from '../address/table.ts';
import { compile } from '../mapping/compile.ts';
import { NO_HANDS } from '../mapping/hands.ts';
import { still } from '../look/course.ts';
import { EMPTY_LOOK, EMPTY_SLOT, type Held, type Look, stageDefaults } from '../look/look.ts';
import { EMPTY_SHOW, type Show } from '../show/show.ts';
import { NO_TEMPO } from '../tempo/tempo.ts';
import type { Json, Ms } from '../unit.ts';
import type { Desk } from './desk.ts';
import { NO_HOLDERS } from './holders.ts';
import { remember } from './mix.ts';
import { NOTHING_RECENT } from './recent.ts';
import { withShowOf } from './past.ts';
import { armedIn, placeIn } from './place.ts';
import { presetsOf, reloaded } from './reload.ts';
import { withPipeline } from './world.ts';

export const heldOf = (values: Readonly<Record<string, Json>>): Readonly<Record<string, Held>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { is: 'still', value } as const]));

/** The look a show begins with. One-shots are counters and go on counting. */
export function openingLook(show: Show, before: Look, now: Ms): Look {
  const seed = show.pipeline.load['base_seed'];
  return remember(
    {
      ...EMPTY_LOOK,
      slots: Array.from({ length: SLOTS }, (_, i) => {
        const line = show.prompts[i];
        return line === undefined
          ? EMPTY_SLOT
          : { ...EMPTY_SLOT, name: line.name, text: line.text, weight: still(line.weight) };
      }),
      decks: { position: 0, a: show.presets[0]?.id ?? '', b: show.presets[1]?.id ?? '' },
      params: heldOf({ ...(seed === undefined ? {} : { base_seed: seed }), ...show.parameters }),
      blend: show.blend,
      over: show.over,
      method: show.method,
      cover: show.cover,
      stage: { ...stageDefaults(), ...show.stage },
      cues: before.cues,
      flash: before.flash,
    },
    now,
  );
}

export const freshDesk: Desk = {
  look: EMPTY_LOOK,
  show: EMPTY_SHOW,
  showId: null,
  pads: [],
  presets: {},
  world: EMPTY_WORLD,
  pipeline: null,
  files: [],
  mapping: compile([], EMPTY_WORLD),
  hands: NO_HANDS,
  ports: [],
  seats: [],
  layers: {},
  past: [],
  ahead: [],
  recent: NOTHING_RECENT,
  movedAt: 0,
  locked: false,
  reading: 1,
  played: null,
  stored: null,
  place: null,
  tempo: NO_TEMPO,
  quantize: 'off',
  armed: null,
  lead: 0,
  fades: 0,
  chunkMs: 750,
  senders: {},
  holders: NO_HOLDERS,
  keys: [],
  gesture: null,
  learn: null,
  monitor: null,
  notes: [],
};

/** What parameters do depends on what the pipeline plays on. */
const withShowsMode = (desk: Desk): Desk => (desk.pipeline === null ? desk : withPipeline(desk, desk.pipeline));

/** A show is put on the desk; with `fresh` its opening look too, else the look that plays goes on. */
export function withShow(desk: Desk, showId: string | null, show: Show, fresh: boolean, now: Ms): Desk {
  const isPlaying = !fresh && showId === desk.showId;
  const presets = isPlaying
    ? reloaded(desk, show)
    : { pads: show.presets.map(({ id }) => id), presets: presetsOf(show) };
  const placed = (place: number | null) => (isPlaying ? placeIn(desk.show.setlist, show.setlist, place) : null);
  const past = withShowOf(desk.past, presets, placed);
  const ahead = withShowOf(desk.ahead, presets, placed);
  const armed = isPlaying ? armedIn(desk.armed, { ...presets, show }) : null;
  const next = withShowsMode({ ...desk, show, showId, ...presets, past, ahead, armed, place: placed(desk.place) });
  if (!fresh) return next;
  return {
    ...next,
    look: openingLook(show, desk.look, now),
    past: [],
    ahead: [],
    recent: NOTHING_RECENT,
    movedAt: now,
    played: null,
    stored: null,
    reading: 1,
  };
}
