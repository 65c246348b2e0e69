/** What was moved a moment ago: moves of one thing in a row are one step of undo. */
import { laid, onShelf, shelfOf, type Shelves } from '../mapping/shelf.ts';
import type { Ms } from '../unit.ts';

/** By address, and when. */
export type Recent = Shelves<{ readonly name: string; readonly at: Ms }>;

export const NOTHING_RECENT: Recent = [];

/** With less than this between them moves are one step, also where two hands move two things. */
const TOGETHER_MS = 1000;

export const isRecent = (recent: Recent, address: string, now: Ms): boolean =>
  now - (onShelf(recent, shelfOf(address), address)?.at ?? -Infinity) < TOGETHER_MS;

/** A stream moves one thing sixty times a second: so much later it is noted anew. */
const NOTED_MS = 50;

export function movedNow(recent: Recent, address: string, now: Ms): Recent {
  const place = shelfOf(address);
  const before = onShelf(recent, place, address);
  return before !== undefined && now - before.at < NOTED_MS ? recent : laid(recent, place, { name: address, at: now });
}
