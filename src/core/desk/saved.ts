/** What is kept on disk: enough of the rig to come back as it was after any end. */
import { z } from 'zod';
import { SLOTS } from '../address/table.ts';
import { still } from '../look/course.ts';
import { COVERS, EMPTY_LOOK, EMPTY_SLOT, type Look, stageDefaults } from '../look/look.ts';
import type { Preset } from '../show/show.ts';
import { LEAST_BPM, MOST_BPM, NO_TEMPO, QUANTIZES, type Tempo } from '../tempo/tempo.ts';
import type { Json, Ms } from '../unit.ts';
import { heldOf } from './begin.ts';
import type { Desk } from './desk.ts';
import { stageWithin, within } from './fitting.ts';
import { remember } from './mix.ts';
import { placeWithin } from './place.ts';

export const SAVED_FORMAT = 'scope-deck/state@1';

const json: z.ZodType<Json> = z.json();
const line = z.strictObject({ name: z.string(), text: z.string(), weight: z.number().min(0).max(1) });
const over = z.strictObject({ unit: z.enum(['time', 'beats', 'steps']), count: z.number().min(0) });
const method = z.enum(['linear', 'slerp']);
const cover = z.enum(COVERS);
const values = z.record(z.string(), json);

const preset = z.strictObject({
  id: z.string(),
  name: z.string(),
  prompts: z.array(line).nullable(),
  blend: method.nullable(),
  over: over.nullable(),
  method: method.nullable(),
  // States of older bridges have none.
  cover: cover.nullable().default(null),
  parameters: values,
  stage: values,
});

export const Saved = z.strictObject({
  format: z.literal(SAVED_FORMAT),
  /** Was the end an orderly one? Then a show named on the command line may begin anew. */
  orderly: z.boolean(),
  wish: z.boolean(),
  sessions: z.array(z.string()),
  mappings: z.array(z.string()),
  show: z.string().nullable(),
  desk: z.strictObject({
    slots: z.array(z.strictObject({ ...line.shape, mute: z.boolean(), solo: z.boolean() })).max(SLOTS),
    hold: z.array(z.strictObject({ text: z.string(), weight: z.number() })),
    source: z.enum(['slots', 'decks', 'pad']),
    decks: z.strictObject({ position: z.number(), a: z.string(), b: z.string() }),
    // States of older bridges have none.
    morph: z.strictObject({ x: z.number(), y: z.number() }).default(EMPTY_LOOK.morph),
    params: values,
    paused: z.boolean(),
    blend: method,
    glide: z.number(),
    over,
    method,
    cover: cover.default('none'),
    stage: values,
    pads: z.array(z.string().nullable()),
    presets: z.array(preset),
    place: z.number().int().nullable(),
    played: z.string().nullable(),
    locked: z.boolean(),
    reading: z.number().int().min(1).max(SLOTS),
    // States of older bridges have neither.
    quantize: z.enum(QUANTIZES).default('off'),
    tempo: z
      .strictObject({ bpm: z.number().min(LEAST_BPM).max(MOST_BPM), zero: z.number() })
      .nullable()
      .default(null),
  }),
});
export type Saved = z.infer<typeof Saved>;

type Kept = {
  readonly desk: Desk;
  readonly link: { readonly wish: boolean; readonly sessions: readonly string[] };
};

/** Where things are on their way to is what is kept, not where they were in that instant. */
export function save({ desk, link }: Kept, orderly: boolean): Saved {
  const { look } = desk;
  return {
    format: SAVED_FORMAT,
    orderly,
    wish: link.wish,
    sessions: [...link.sessions],
    mappings: desk.files.map(({ id }) => id),
    show: desk.showId,
    desk: {
      slots: look.slots.map(({ name, text, weight, mute, solo }) => ({
        name,
        text,
        weight: weight.to,
        mute,
        solo,
      })),
      hold: look.hold.map((item) => ({ ...item })),
      source: look.source,
      decks: look.decks,
      morph: look.morph,
      params: Object.fromEntries(
        Object.entries(look.params).map(([name, held]) => [name, held.is === 'still' ? held.value : held.course.to]),
      ),
      paused: look.paused,
      blend: look.blend,
      glide: look.glide,
      over: look.over,
      method: look.method,
      cover: look.cover,
      stage: { ...look.stage },
      pads: [...desk.pads],
      presets: Object.values(desk.presets).map(savedPreset),
      place: desk.place,
      played: desk.played?.preset ?? null,
      locked: desk.locked,
      reading: desk.reading,
      quantize: desk.quantize,
      tempo: savedTempo(desk.tempo),
    },
  };
}

/** A clock says its own again. */
const savedTempo = ({ source, bpm, zero }: Tempo): Saved['desk']['tempo'] =>
  bpm === null || source === 'clock' ? null : { bpm, zero };

const savedPreset = (each: Preset): Saved['desk']['presets'][number] => ({
  ...each,
  prompts: each.prompts?.map((item) => ({ ...item })) ?? null,
  parameters: { ...each.parameters },
  stage: { ...each.stage },
});

/** The desk as it was, on a desk that already has its show's file. A blackout or a freeze comes back too: it was wanted. */
export function restore(desk: Desk, { desk: saved, orderly }: Saved, now: Ms): Desk {
  const look: Look = {
    ...EMPTY_LOOK,
    slots: Array.from({ length: SLOTS }, (_, i) => {
      const slot = saved.slots[i];
      return slot === undefined ? EMPTY_SLOT : { ...slot, weight: still(slot.weight) };
    }),
    hold: saved.hold,
    source: saved.source,
    decks: { ...saved.decks, position: within('/crossfade/position', saved.decks.position) },
    morph: { x: within('/morph/x', saved.morph.x), y: within('/morph/y', saved.morph.y) },
    params: heldOf(saved.params),
    paused: saved.paused,
    blend: saved.blend,
    glide: within('/prompt/glide', saved.glide),
    over: { unit: saved.over.unit, count: within(`/transition/${saved.over.unit}`, saved.over.count) },
    method: saved.method,
    cover: saved.cover,
    stage: { ...stageDefaults(), ...stageWithin(saved.stage) },
    cues: desk.look.cues,
    flash: desk.look.flash,
  };
  return {
    ...desk,
    look: remember(look, now),
    pads: saved.pads,
    presets: Object.fromEntries(saved.presets.map((each) => [each.id, { ...each, stage: stageWithin(each.stage) }])),
    place: placeWithin(desk.show.setlist, saved.place),
    played:
      saved.played === null
        ? null
        : { preset: saved.played, before: null, at: 0, fade: 0, changed: false, cover: 'none', lands: null },
    locked: saved.locked,
    reading: saved.reading,
    quantize: saved.quantize,
    // The beat of another evening is nobody's.
    tempo: orderly || saved.tempo === null ? desk.tempo : { ...NO_TEMPO, ...saved.tempo, source: 'set' },
    movedAt: now,
  };
}
