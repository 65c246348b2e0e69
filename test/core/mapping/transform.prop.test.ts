/** Ranges and curves, there and back. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, type Blocks, put } from '../../../src/core/mapping/blocks.ts';
import { bend, type Curve, unbend } from '../../../src/core/mapping/curve.ts';
import { back, forth, leanOf, spotOf, type Transform } from '../../../src/core/mapping/transform.ts';

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const curve = fc.oneof(
  fc.constantFrom<Curve>('linear', 'exp', 'log', 's'),
  fc.double({ min: 0.25, max: 4, noNaN: true }),
);
const transform: fc.Arbitrary<Transform> = fc.record({
  in: fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 61, max: 127 }))
    .map(([low, high]): [number, number] => [low, high]),
  ends: fc.double({ min: 0, max: 0.4, noNaN: true }),
  centre: fc.double({ min: 0, max: 0.4, noNaN: true }),
  invert: fc.boolean(),
  curve,
  out: fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -180, max: 180, noNaN: true })),
  step: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 50, noNaN: true })),
});

describe('[MP5] whatever comes in, the value stays between the ends of out', () => {
  it('for every transform and every number', () => {
    fc.assert(
      fc.property(transform, fc.double({ noNaN: true }), (given, raw) => {
        const value = forth(given, spotOf(given, raw));
        expect(value).toBeGreaterThanOrEqual(Math.min(...given.out) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(...given.out) + 1e-9);
      }),
    );
  });
  it('the ends of the travel reach the ends of out', () => {
    fc.assert(
      fc.property(transform, (given) => {
        const plain = { ...given, step: 0, invert: false };
        expect(forth(plain, 0)).toBeCloseTo(plain.out[0], 6);
        expect(forth(plain, 1)).toBeCloseTo(plain.out[1], 6);
      }),
    );
  });
});

describe('[MP6] each way leads back', () => {
  it('curves', () => {
    fc.assert(
      fc.property(curve, unit, (given, x) => {
        expect(bend(given, x)).toBeGreaterThanOrEqual(0);
        expect(bend(given, x)).toBeLessThanOrEqual(1);
        expect(bend(given, unbend(given, x))).toBeCloseTo(x, 6);
      }),
    );
  });
  it('whole transforms: the spot of a value makes that value', () => {
    fc.assert(
      fc.property(transform, unit, (given, share) => {
        const exact = { ...given, step: 0 };
        const value = exact.out[0] + share * (exact.out[1] - exact.out[0]);
        const span = Math.abs(exact.out[1] - exact.out[0]);
        expect(Math.abs(forth(exact, back(exact, value)) - value)).toBeLessThanOrEqual(1e-4 * span + 1e-12);
      }),
    );
  });
  it('dead zones rest at the ends and in the middle', () => {
    const given: Transform = {
      in: [0, 1],
      ends: 0.1,
      centre: 0.1,
      invert: false,
      curve: 'linear',
      out: [0, 1],
      step: 0,
    };
    expect([0.05, 0.1, 0.5, 0.55, 0.9, 0.97].map((spot) => leanOf(given, spot))).toEqual([0, 0, 0.5, 0.5, 1, 1]);
  });
});

it('[BL1] blocks hold what was put, and leave the blocks beside it alone', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(300), fc.integer())), fc.nat(300), (pairs, n) => {
      const blocks = pairs.reduce<Blocks<number>>((made, [place, value]) => put(made, place, value), []);
      const map = new Map(pairs);
      for (const [place, value] of map) expect(at(blocks, place)).toBe(value);
      const next = put(blocks, n, -1);
      expect(at(next, n)).toBe(-1);
      blocks.forEach((block, i) => {
        if (i !== n >> 5) expect(next[i]).toBe(block);
      });
    }),
  );
});
