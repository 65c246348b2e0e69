/** The blend: the one canonical list of texts and shares that leaves for Scope. */
import type { Blend } from '../address/weighted.ts';
import type { Ms } from '../unit.ts';
import { courseAt, isAudible } from './course.ts';
import type { Slot } from './look.ts';

export type { Blend };

/** Shares of a whole: 100 steps of 1 %, or 200 of 0.5 % while a fade is pursued. */
export type Grain = 100 | 200;

/** What a slot puts into the mix now: nothing when muted, when another is solo, or without a text. */
export function loudness(slots: readonly Slot[], now: Ms): readonly number[] {
  const anySolo = slots.some(({ solo, text }) => solo && text !== '');
  return slots.map(({ text, weight, mute, solo }) =>
    text === '' || mute || (anySolo && !solo) ? 0 : Math.max(0, courseAt(weight, now)),
  );
}

/** Does any slot speak? */
export function isHeard(slots: readonly Slot[], now: Ms): boolean {
  const anySolo = slots.some(({ solo, text }) => solo && text !== '');
  return slots.some(
    ({ text, weight, mute, solo }) => text !== '' && !mute && (solo || !anySolo) && isAudible(weight, now),
  );
}

/** The slots' mix; empty when all is silent. */
export function blendOf(slots: readonly Slot[], now: Ms, grain: Grain = 100): Blend {
  const loud = loudness(slots, now);
  return canonical(
    slots.map(({ text }, i) => ({ text, weight: loud[i] ?? 0 })),
    grain,
  );
}

/**
 * The same mix is always the same list: equal texts merged, shares rounded so that they sum to 1, zeros left out, ordered
 * by text. Each text costs Scope an encode at every change, and a reordered list counts as new (`scope-protocol` 6.2).
 */
export function canonical(blend: Blend, grain: Grain = 100): Blend {
  const merged = new Map<string, number>();
  // Summed from the smallest, so that the last bit of a sum does not depend on the order of the slots.
  for (const { text, weight } of blend.toSorted((a, b) => a.weight - b.weight))
    if (weight > 0) merged.set(text, (merged.get(text) ?? 0) + weight);
  const texts = [...merged.keys()].sort();
  const shares = wholeShares(
    texts.map((text) => merged.get(text) ?? 0),
    grain,
  );
  return texts.flatMap((text, i) => {
    const share = shares[i] ?? 0;
    return share === 0 ? [] : [{ text, weight: share / grain }];
  });
}

/** Whole numbers that sum to `total` in the proportion of `weights` (largest remainders get the rest). */
export function wholeShares(weights: readonly number[], total: number): readonly number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (!(sum > 0)) return weights.map(() => 0);
  const exact = weights.map((weight) => (weight / sum) * total);
  const shares = exact.map(Math.floor);
  const rest = total - shares.reduce((a, b) => a + b, 0);
  const order = exact
    .map((value, i) => ({ i, part: value - Math.floor(value) }))
    .sort((a, b) => b.part - a.part || a.i - b.i);
  for (const { i } of order.slice(0, rest)) shares[i] = (shares[i] ?? 0) + 1;
  return shares;
}

export const sameBlend = (a: Blend, b: Blend): boolean =>
  a.length === b.length &&
  a.every(({ text, weight }, i) => text === b[i]?.text && Math.abs(weight - b[i].weight) < 1e-9);

/** The mix a part `t` (0..1) of the way from one blend to another. */
export function between(from: Blend, to: Blend, t: number, grain: Grain = 200): Blend {
  return canonical(
    [
      ...from.map(({ text, weight }) => ({ text, weight: weight * (1 - t) })),
      ...to.map(({ text, weight }) => ({ text, weight: weight * t })),
    ],
    grain,
  );
}
