/** The steps of the fade's length: fine while short, coarse while long. */

const seconds = [0, 0.25, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60] as const;
const beats = [0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64] as const;

/** The next length in that direction; the same when there is none. */
export function stepLength(now: number, way: -1 | 1, isBeats: boolean): number {
  const steps: readonly number[] = isBeats ? beats : seconds;
  const next = way > 0 ? steps.find((step) => step > now + 1e-6) : steps.findLast((step) => step < now - 1e-6);
  return next ?? now;
}
