/** A look with some of it changed, copied field by field as the desk is (`core/desk/desk-with.ts`). */
import type { Look } from './look.ts';

export const lookWith = (look: Look, part: Partial<Look>): Look => Object.assign(lookDraft(look), part);

/** A copy that is still being written, by the function that made it and by nobody else. */
export const lookDraft = (look: Look): { -readonly [Key in keyof Look]: Look[Key] } => ({
  slots: look.slots,
  source: look.source,
  decks: look.decks,
  morph: look.morph,
  hold: look.hold,
  fade: look.fade,
  params: look.params,
  cues: look.cues,
  paused: look.paused,
  blend: look.blend,
  glide: look.glide,
  over: look.over,
  method: look.method,
  cover: look.cover,
  stage: look.stage,
  ways: look.ways,
  flash: look.flash,
});
