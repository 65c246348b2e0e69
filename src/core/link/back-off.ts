/** How long to wait before the next try: at once, then longer, up to five seconds, never in step with anyone. */
import type { Ms } from '../unit.ts';

const STEPS: readonly Ms[] = [0, 500, 1000, 2000, 4000];
const MOST: Ms = 5000;

/** `tries`: failures in a row, from 1. The jitter (up to a quarter) comes from the time, so that a take folds the same. */
export function delayAfter(tries: number, now: Ms): Ms {
  const delay = STEPS[tries - 1] ?? MOST;
  const jitter = ((Math.floor(now) * 7919) % 1000) / 1000;
  return delay + delay * 0.25 * jitter;
}
