/** The desk with some of it changed, cheaply: what a gesture does several times. */
import type { Desk } from './desk.ts';

/**
 * Written out field by field: on Node 20 a spread of what a spread has made takes thirty times as long as this, and more
 * than all the rest of a gesture (`bench/copies.bench.ts`).
 */
export const deskWith = (desk: Desk, part: Partial<Desk>): Desk => Object.assign(draftOf(desk), part);

/** A copy that is still being written, by the function that made it and by nobody else. */
export type Draft = { -readonly [Key in keyof Desk]: Desk[Key] };

export const draftOf = (desk: Desk): Draft => ({
  look: desk.look,
  show: desk.show,
  showId: desk.showId,
  pads: desk.pads,
  presets: desk.presets,
  world: desk.world,
  pipeline: desk.pipeline,
  files: desk.files,
  mapping: desk.mapping,
  hands: desk.hands,
  ports: desk.ports,
  seats: desk.seats,
  layers: desk.layers,
  past: desk.past,
  ahead: desk.ahead,
  recent: desk.recent,
  movedAt: desk.movedAt,
  locked: desk.locked,
  reading: desk.reading,
  played: desk.played,
  stored: desk.stored,
  place: desk.place,
  tempo: desk.tempo,
  quantize: desk.quantize,
  armed: desk.armed,
  lead: desk.lead,
  fades: desk.fades,
  chunkMs: desk.chunkMs,
  senders: desk.senders,
  holders: desk.holders,
  keys: desk.keys,
  gesture: desk.gesture,
  learn: desk.learn,
  monitor: desk.monitor,
  notes: desk.notes,
});
