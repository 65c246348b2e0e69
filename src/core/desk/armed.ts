/** Recalls that wait for a beat: sent so early that they are seen on it. */
import { nextLanding, type Quantize } from '../tempo/tempo.ts';
import type { Ms } from '../unit.ts';
import type { Desk } from './desk.ts';

/** `lands`: when its picture should begin to be seen. */
export type Armed = { readonly preset: string; readonly place: number | null; readonly lands: Ms };

/** Arms a recall for the grid, or cancels it when it is pressed again; null: nothing to wait for, it goes at once. */
export function arm(desk: Desk, preset: string, place: number | null, quantize: Quantize | null, now: Ms): Desk | null {
  const lands = nextLanding(desk.tempo, quantize ?? desk.quantize, now + desk.lead);
  if (lands === null) return null;
  const isAgain = desk.armed?.preset === preset && desk.armed.place === place;
  return { ...desk, armed: isAgain ? null : { preset, place, lands } };
}

/** The armed recall whose time has come, or null. */
export const ripe = ({ armed, lead }: Desk, now: Ms): Armed | null =>
  armed !== null && now >= armed.lands - lead ? armed : null;
