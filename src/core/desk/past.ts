/** Undo: looks that were, and the one the show can always fall back to. */
import type { Look } from '../look/look.ts';
import type { Ms } from '../unit.ts';
import type { Desk } from './desk.ts';
import { type Draft, draftOf } from './desk-with.ts';
import { isRecent, movedNow, NOTHING_RECENT } from './recent.ts';

const MOST = 100;

/** A desk to be changed, which keeps the look before the change, once for each gesture. */
export function keep(desk: Desk, address: string, now: Ms): Draft {
  const next = draftOf(desk);
  next.recent = movedNow(desk.recent, address, now);
  if (isRecent(desk.recent, address, now)) return next;
  next.past = [...desk.past, desk.look].slice(-MOST);
  next.ahead = [];
  return next;
}

/** Counters of one-shots never run back: an undone reset is not a second reset. */
const bring = (back: Look, present: Look): Look => ({ ...back, cues: present.cues, flash: present.flash });

/** The look is no longer the one that was recalled, or not for certain. */
const unsure = ({ played }: Desk): Desk['played'] => (played === null ? null : { ...played, changed: true });

export function undo(desk: Desk, now: Ms): Desk {
  const back = desk.past.at(-1);
  if (back === undefined) return desk;
  return {
    ...desk,
    look: bring(back, desk.look),
    past: desk.past.slice(0, -1),
    ahead: [...desk.ahead, desk.look],
    recent: NOTHING_RECENT,
    movedAt: now,
    played: unsure(desk),
  };
}

export function redo(desk: Desk, now: Ms): Desk {
  const forth = desk.ahead.at(-1);
  if (forth === undefined) return desk;
  return {
    ...desk,
    look: bring(forth, desk.look),
    past: [...desk.past, desk.look],
    ahead: desk.ahead.slice(0, -1),
    recent: NOTHING_RECENT,
    movedAt: now,
    played: unsure(desk),
  };
}
