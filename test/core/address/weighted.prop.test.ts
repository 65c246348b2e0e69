/** A mix written as one line is read as it was written. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseWeighted, printWeighted } from '../../../src/core/address/weighted.ts';

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({ unit: fc.constantFrom('a', ' ', '|', ':', '\\', '0', '.', '7'), maxLength: 12 }),
  )
  .map((each) => each.trim())
  .filter((each) => each !== '');
const weight = fc.oneof(
  fc.constantFrom(0, 1, 0.005, 0.3),
  fc.double({ min: 0, max: 1, noNaN: true }).map((each) => Math.abs(each)),
);

test('[AD17] what is printed is read as the same mix, whatever signs the texts hold', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ text, weight }), { maxLength: 8 }), (blend) => {
      expect(parseWeighted(printWeighted(blend))).toEqual(blend);
    }),
    { numRuns: 500 },
  );
});

test('[AD18] any line is read, and its weights are from 0 to 1', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '|', ':', '\\', '9', '.', ' ', '-', 'e') }), (line) => {
      for (const item of parseWeighted(line)) {
        expect(item.text).toBe(item.text.trim());
        expect(item.text).not.toBe('');
        expect(item.weight).toBeGreaterThanOrEqual(0);
        expect(item.weight).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('[AD19] only a last ":number" is a weight; "\\|" and "\\:" are literal; empty parts are left out', () => {
  expect(parseWeighted('misty forest:0.7 | neon city:0.3')).toEqual([
    { text: 'misty forest', weight: 0.7 },
    { text: 'neon city', weight: 0.3 },
  ]);
  expect(parseWeighted('ratio 16:9 film:.5')).toEqual([{ text: 'ratio 16:9 film', weight: 0.5 }]);
  expect(parseWeighted(String.raw`at 10\:30 | a \| b:1`)).toEqual([
    { text: 'at 10:30', weight: 1 },
    { text: 'a | b', weight: 1 },
  ]);
  expect(parseWeighted('| :0.5 | a:7 |')).toEqual([{ text: 'a', weight: 1 }]);
});
