/** How far a control was moved, and how often it came to each of its ends. */
import type { Range } from '../mapping/transform.ts';

export type Sweep = {
  readonly low: number;
  readonly high: number;
  /** How often the lowest and the highest value heard were come to. */
  readonly lows: number;
  readonly highs: number;
};

/** Of the way that was moved: so near counts as the end, and so far as having left it. */
const NEAR = 0.04;
const LEFT = 0.25;

export function sweepOf(values: readonly number[]): Sweep {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const way = high - low;
  if (values.length === 0 || way === 0) return { low, high, lows: 1, highs: 1 };
  return {
    low,
    high,
    lows: visits(values.map((value) => (value - low) / way)),
    highs: visits(values.map((value) => (high - value) / way)),
  };
}

/** How often these distances come to nothing, having been far in between. */
function visits(distances: readonly number[]): number {
  let count = 0;
  let isAway = true;
  for (const distance of distances) {
    if (isAway && distance <= NEAR) {
      count += 1;
      isAway = false;
    } else if (distance >= LEFT) {
      isAway = true;
    }
  }
  return count;
}

/**
 * A control whose both ends were come to twice short of what it could send has these ends; anything less is a hand that
 * did not turn it all the way.
 */
export const isNarrow = ({ low, high, lows, highs }: Sweep, [least, most]: Range): boolean =>
  lows >= 2 && highs >= 2 && high > low && (low > least || high < most);
