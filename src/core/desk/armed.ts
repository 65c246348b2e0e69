/** Recalls that wait for a beat: sent so early that they are seen on it, or are there when the stage reveals them on it. */
import { UNSAID } from '../show/show.ts';
import { beatMs, gridMs, nextLanding, type Quantize } from '../tempo/tempo.ts';
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
  const grid = quantize ?? desk.quantize;
  const lands = nextLanding(desk.tempo, grid, now + leadOf(desk, timing));
  if (lands === null) return null;
  const isAgain = desk.armed?.preset === preset && desk.armed.place === place;
  return { ...desk, armed: isAgain ? null : { preset, place, grid, lands, ...timing } };
}

/**
 * A line of the grid that drifts, since the beat was nudged or its tempo wanders, takes what waits for it along. Where the
 * grid has leapt, it lands on the next line that is not too early.
 */
export function inTempo(desk: Desk, now: Ms): Desk {
  const { armed, tempo } = desk;
  const grid = armed === null ? null : gridMs(tempo, armed.grid);
  if (armed === null || grid === null) return desk;
  const near = tempo.zero + Math.round((armed.lands - tempo.zero) / grid) * grid;
  const off = Math.abs(near - armed.lands);
  if (off < SAME_MS) return desk;
  const hasLeapt = off > (beatMs(tempo) ?? 0) / 2;
  const lands = hasLeapt ? nextLanding(tempo, armed.grid, now + leadOf(desk, armed)) : near;
  return lands === null ? desk : { ...desk, armed: { ...armed, lands } };
}

/** Less than this is rounding, or a clock's jitter. */
const SAME_MS = 1;

/** The armed recall whose time has come, or null. */
export const ripe = (desk: Desk, now: Ms): Armed | null =>
  desk.armed !== null && now >= desk.armed.lands - leadOf(desk, desk.armed) ? desk.armed : null;
