/** 1-Euro: a hand that rests is smoothed much, one that moves fast hardly at all; said as how long a course takes. */
import type { Ms } from '../unit.ts';

/** Cut-offs in Hz. `beta`: so many Hz more for each whole travel of the control in a second. */
export type OneEuro = { readonly minCutoff: number; readonly beta: number; readonly speedCutoff: number };

export const USUAL_EURO: OneEuro = { minCutoff: 1, beta: 5, speedCutoff: 1 };

/** What the filter remembers of a binding: where its control was, and how fast it moved, in travels a second. */
export type Pulse = { readonly at: Ms; readonly spot: number; readonly speed: number };

/** After such a silence nothing is known of a movement any more. */
const SILENT_MS = 1000;
/** Two messages of one moment are one millisecond apart, so that no speed is infinite. */
const LEAST_MS = 1;
/** A course starts at three times its way in its time; so long a course starts as fast as the filter would. */
const TAUS = 3;

/**
 * The filter's time constant is that of its cut-off, minCutoff + beta × speed. As a course and not as filtered values the
 * value arrives where the control is, also when the sender falls silent in the middle of a movement.
 */
export function pulsed(euro: OneEuro, before: Pulse | undefined, spot: number, now: Ms): { after: Pulse; ms: Ms } {
  const speed = speedOf(euro, before, spot, now);
  const cutoff = euro.minCutoff + euro.beta * Math.abs(speed);
  return { after: { at: now, spot, speed }, ms: TAUS * tauMs(cutoff) };
}

const tauMs = (cutoffHz: number): Ms => 1000 / (2 * Math.PI * cutoffHz);

function speedOf({ speedCutoff }: OneEuro, before: Pulse | undefined, spot: number, now: Ms): number {
  if (before === undefined || now - before.at > SILENT_MS) return 0;
  const ms = Math.max(LEAST_MS, now - before.at);
  const present = ((spot - before.spot) / ms) * 1000;
  return before.speed + (present - before.speed) * (ms / (ms + tauMs(speedCutoff)));
}
