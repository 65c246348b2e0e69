/** Buttons told from faders: two values with nothing between; and those that switch by themselves inside of the device. */
import type { Sample } from './trace.ts';

export type Button = {
  /** Each press sends only one of the two: the device keeps the state, and not we. */
  readonly toggles: boolean;
};

/** A hand that only presses has let go by then. */
const HELD_MS = 400;

/** Of control changes and OSC: the top and the bottom, or the top alone. */
export function buttonOf(samples: readonly Sample[], top: number): Button | null {
  const isTwo = samples.every(({ raw }) => raw === 0 || raw === top);
  if (!isTwo || !samples.some(({ raw }) => raw === top)) return null;
  return { toggles: switchesItself(samples) };
}

/** Down and up lie as far apart as two presses do, at each press. */
export function switchesItself(samples: readonly Sample[]): boolean {
  const holds = samples.flatMap(({ at, raw }, i) => {
    const before = samples[i - 1];
    return raw === 0 && before !== undefined && before.raw > 0 ? [at - before.at] : [];
  });
  return holds.length > 0 && holds.every((ms) => ms >= HELD_MS);
}
