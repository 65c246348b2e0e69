/** Takeover: what a hand does that stands elsewhere than the value. All in the control's own travel, 0..1. */

/** Near enough: three steps of a 7-bit control, because fast turns skip values. */
export const NEAR = 3 / 128;

export type Reach = {
  readonly spot: number;
  /** Where the hand was; null when that is not known. */
  readonly before: number | null;
  /** Where the value stands. */
  readonly target: number;
  /** The value is what this very hand made of it, and it has not moved since without it. */
  readonly own: boolean;
};

/** Waits until the hand passes the value, or comes near. A first movement is only remembered. */
export function picksUp({ spot, before, target, own }: Reach): boolean {
  if (own) return true;
  if (before === null) return false;
  const crossed = (before - target) * (spot - target) < 0;
  return crossed || Math.abs(spot - target) <= NEAR || Math.abs(before - target) <= NEAR;
}

/**
 * Value scaling: the value goes its own rest of the way while the hand goes its own, so both reach the end together;
 * once equal, they move as one. Null for a first movement, which is only remembered.
 */
export function scales({ spot, before, target }: Reach): number | null {
  if (before === null) return null;
  if (Math.abs(before - target) < 1e-9 || spot === before) return spot === before ? target : spot;
  return spot > before
    ? target + ((spot - before) * (1 - target)) / (1 - before)
    : target + ((spot - before) * target) / before;
}
