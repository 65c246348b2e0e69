/** The blend: the same mix is always the same list. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { between, blendOf, canonical, isHeard, sameBlend, wholeShares } from '../../../src/core/look/blend.ts';
import { turnTo, still } from '../../../src/core/look/course.ts';
import type { Slot } from '../../../src/core/look/look.ts';

const item = fc.record({
  text: fc.constantFrom('forest', 'city', 'sea', 'fire', 'Zebra', 'é'),
  weight: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(1e-9)),
});
const mix = fc.array(item, { maxLength: 10 });
const grain = fc.constantFrom(100 as const, 200 as const);
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

test('[LK6] shares are whole steps that sum to 1; zeros are left out, equal texts merged, texts ordered', () => {
  fc.assert(
    fc.property(mix, grain, (given, steps) => {
      const blend = canonical(given, steps);
      const texts = blend.map(({ text }) => text);
      expect(texts).toEqual([...new Set(texts)].sort());
      const shares = blend.map(({ weight }) => weight * steps);
      for (const share of shares) expect(share).toBeCloseTo(Math.round(share), 9);
      for (const share of shares) expect(Math.round(share)).toBeGreaterThan(0);
      const isSilent = sum(given.map(({ weight }) => weight)) === 0;
      expect(sum(shares.map(Math.round))).toBe(isSilent ? 0 : steps);
    }),
  );
});

test('[LK7] the order and the scale of the slots do not matter', () => {
  const shuffled = mix.chain((given) =>
    fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
  );
  fc.assert(
    fc.property(shuffled, ([given, other]) => {
      expect(canonical(other)).toEqual(canonical(given));
      const doubled = given.map(({ text, weight }) => ({ text, weight: weight * 2 }));
      expect(canonical(doubled)).toEqual(canonical(given));
    }),
    { numRuns: 1000 },
  );
});

test('[LK8] what is canonical stays as it is', () => {
  fc.assert(
    fc.property(mix, grain, (given, steps) => {
      const blend = canonical(given, steps);
      expect(canonical(blend, steps)).toEqual(blend);
    }),
  );
});

test('[LK9] no share is a whole step or more from its exact part', () => {
  const weights = fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(weights, (given) => {
      const total = sum(given);
      fc.pre(total > 0);
      for (const [i, share] of wholeShares(given, 100).entries()) {
        expect(Math.abs(share - ((given[i] ?? 0) / total) * 100)).toBeLessThan(1 + 1e-9);
      }
    }),
  );
});

test('[LK10] between two blends every share walks from the one to the other, and none turns back', () => {
  fc.assert(
    fc.property(mix, mix, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (a, b, parts) => {
      const from = canonical(a);
      const to = canonical(b);
      fc.pre(from.length > 0 && to.length > 0);
      expect(sameBlend(between(from, to, 0), from)).toBe(true);
      expect(sameBlend(between(from, to, 1), to)).toBe(true);
      const share = (blend: typeof from, text: string) => blend.find((each) => each.text === text)?.weight ?? 0;
      for (const part of parts) {
        const here = between(from, to, part);
        for (const { text } of [...from, ...to]) {
          const exact = share(from, text) + (share(to, text) - share(from, text)) * part;
          expect(Math.abs(share(here, text) - exact)).toBeLessThan(1 / 200 + 1e-9);
        }
      }
    }),
  );
});

test('[LK11] blends are the same by text and share', () => {
  expect(sameBlend([{ text: 'a', weight: 0.3 }], [{ text: 'a', weight: 0.1 + 0.2 }])).toBe(true);
  expect(sameBlend([{ text: 'a', weight: 0.3 }], [{ text: 'b', weight: 0.3 }])).toBe(false);
  expect(sameBlend([{ text: 'a', weight: 1 }], [])).toBe(false);
});

test('[LK18] a mix is heard exactly while its blend is not empty', () => {
  const weight = fc
    .record({ from: fc.constantFrom(0, 0.4, 1), to: fc.constantFrom(0, 0.4, 1), ms: fc.constantFrom(0, 300) })
    .map(({ from, to, ms }) => turnTo(still(from), to, 0, ms));
  const slot: fc.Arbitrary<Slot> = fc.record({
    name: fc.constant(''),
    text: fc.constantFrom('', 'forest', 'city'),
    weight,
    mute: fc.boolean(),
    solo: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(slot, { maxLength: 4 }), fc.integer({ min: 0, max: 320 }), (slots, now) => {
      expect(isHeard(slots, now)).toBe(blendOf(slots, now).length > 0);
    }),
    { numRuns: 2000 },
  );
});
