/** Any mix of four texts, and how far a picture is from one. */
import fc from 'fast-check';
import { canonical } from '../../../src/core/look/blend.ts';

export const blend = fc
  .array(fc.record({ text: fc.constantFrom('a', 'b', 'c', 'd'), weight: fc.integer({ min: 0, max: 10 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((items) => canonical(items))
  .filter((each) => each.length > 0);

/** A fade from one mix to another in so many steps, and a hand that wants a third after so many chunks. */
export const handInFade = [
  blend,
  blend,
  blend,
  fc.integer({ min: 3, max: 14 }),
  fc.integer({ min: 0, max: 12 }),
] as const;

export const distance = (
  picture: Readonly<Record<string, number>>,
  wanted: readonly { text: string; weight: number }[],
): number =>
  ['a', 'b', 'c', 'd'].reduce(
    (sum, text) => sum + Math.abs((picture[text] ?? 0) - (wanted.find((each) => each.text === text)?.weight ?? 0)),
    0,
  );
