/** Recalls that wait for a beat: sent so early that they are seen on it, or are there when the stage reveals them on it. */
import { UNSAID } from '../show/show.ts';
import { nextLanding, type Quantize } from '../tempo/tempo.ts';
import type { Ms } from '../unit.ts';
import type { Armed, Desk } from './desk.ts';

/** What a counted delay may be off by. */
export const DOUBT_MS = 200;

/** As the place in the set list says, else the preset, else the desk. */
function timingOf(
  { look, presets, show }: Desk,
  preset: string,
  place: number | null,
): Pick<Armed, 'cover' | 'glides'> {
  const asked = place === null ? UNSAID : (show.setlist[place] ?? UNSAID);
  const { count } = asked.over ?? presets[preset]?.over ?? look.over;
  return { cover: asked.cover ?? presets[preset]?.cover ?? look.cover, glides: count > 0 };
}

/**
 * From sending a recall to its beat. Bare, it is seen half a chunk before or after it, as chance has it. Covered, it has to
 * be there by then, and may be up to a chunk too early.
 */
const leadOf = ({ lead, chunkMs }: Desk, { cover, glides }: Pick<Armed, 'cover' | 'glides'>): Ms =>
  lead + (glides ? chunkMs : 0) + (cover === 'none' ? 0 : chunkMs / 2 + DOUBT_MS);

/** Arms a recall for the grid, or cancels it when it is pressed again; null: nothing to wait for, it goes at once. */
export function arm(desk: Desk, preset: string, place: number | null, quantize: Quantize | null, now: Ms): Desk | null {
  const timing = timingOf(desk, preset, place);
  const lands = nextLanding(desk.tempo, quantize ?? desk.quantize, now + leadOf(desk, timing));
  if (lands === null) return null;
  const isAgain = desk.armed?.preset === preset && desk.armed.place === place;
  return { ...desk, armed: isAgain ? null : { preset, place, lands, ...timing } };
}

/** The armed recall whose time has come, or null. */
export const ripe = (desk: Desk, now: Ms): Armed | null =>
  desk.armed !== null && now >= desk.armed.lands - leadOf(desk, desk.armed) ? desk.armed : null;
