/** Where the desk stands in the set list, and what it armed from it, when the list is another one. */
import type { Place, Show } from '../show/show.ts';
import { own } from '../unit.ts';
import type { Armed, Desk } from './desk.ts';

type Setlist = Show['setlist'];

/** A place of a list that may have become shorter; null before its first. */
export const placeWithin = (setlist: Setlist, place: number | null): number | null =>
  place === null || place < 0 || setlist.length === 0 ? null : Math.min(place, setlist.length - 1);

/** The nearest entry with this preset; of two as near the later, since lists grow at their top as well. */
function nearest(setlist: Setlist, preset: Place['preset'] | undefined, place: number): number | null {
  const same = setlist.flatMap((each, i) => (each.preset === preset ? [i] : []));
  return same.toSorted((a, b) => Math.abs(a - place) - Math.abs(b - place) || b - a)[0] ?? null;
}

/** Next goes on after what plays; where that left the list, with what has moved up into its place. */
export function placeIn(before: Setlist, after: Setlist, place: number | null): number | null {
  if (place === null) return null;
  const movedUp = after.length < before.length ? 1 : 0;
  return nearest(after, before[place]?.preset, place) ?? placeWithin(after, place - movedUp);
}

/** What waits for a beat goes on waiting while its preset is there, and its place. */
export function armedIn(armed: Armed | null, { presets, show }: Pick<Desk, 'presets' | 'show'>): Armed | null {
  if (armed === null || own(presets, armed.preset) === undefined) return null;
  if (armed.place === null) return armed;
  const place = nearest(show.setlist, armed.preset, armed.place);
  return place === null ? null : { ...armed, place };
}
