/** Undo: how the desk was before each thing that hands did, and the way there and back. */
import type { Look } from '../look/look.ts';
import type { Tempo } from '../tempo/tempo.ts';
import type { Ms } from '../unit.ts';
import type { Desk, Step } from './desk.ts';
import { type Draft, draftOf } from './desk-with.ts';
import { isRecent, movedNow, NOTHING_RECENT } from './recent.ts';

const MOST = 100;

const stepOf = ({ look, pads, presets, place, tempo, quantize }: Desk): Step => ({
  look,
  pads,
  presets,
  place,
  tempo,
  quantize,
});

/** A desk to be changed, which keeps how it was before the change, once for each gesture. */
export function keep(desk: Desk, address: string, now: Ms): Draft {
  const next = draftOf(desk);
  next.recent = movedNow(desk.recent, address, now);
  if (isRecent(desk.recent, address, now)) return next;
  next.past = [...desk.past, stepOf(desk)].slice(-MOST);
  next.ahead = [];
  return next;
}

export function undo(desk: Desk, now: Ms): Desk {
  const back = desk.past.at(-1);
  if (back === undefined) return desk;
  return brought({ ...desk, past: desk.past.slice(0, -1), ahead: [...desk.ahead, stepOf(desk)] }, back, now);
}

export function redo(desk: Desk, now: Ms): Desk {
  const forth = desk.ahead.at(-1);
  if (forth === undefined) return desk;
  return brought({ ...desk, past: [...desk.past, stepOf(desk)], ahead: desk.ahead.slice(0, -1) }, forth, now);
}

const brought = (desk: Desk, step: Step, now: Ms): Desk => ({
  ...desk,
  ...step,
  ...(desk.locked ? { pads: desk.pads, presets: desk.presets } : null),
  look: looking(step.look, desk.look),
  tempo: beating(step.tempo, desk.tempo),
  recent: NOTHING_RECENT,
  movedAt: now,
  stored: null,
  // The look is no longer the one that was recalled, or not for certain.
  played: desk.played === null ? null : { ...desk.played, changed: true },
});

/** Counters of one-shots never run back: an undone reset is not a second reset. */
const looking = (then: Look, { cues, flash }: Look): Look => ({ ...then, cues, flash });

/** A clock that was heard says the tempo itself; a row of taps is over. */
const beating = (then: Tempo, present: Tempo): Tempo => (present.clock === null ? { ...then, taps: [] } : present);

/** A show file that was saved while it plays: its presets are those of every step, and its places. */
export const withShowOf = (
  steps: readonly Step[],
  { pads, presets }: Pick<Desk, 'pads' | 'presets'>,
  placed: (place: Step['place']) => Step['place'],
): readonly Step[] => steps.map((step) => ({ ...step, pads, presets, place: placed(step.place) }));
