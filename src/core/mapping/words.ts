/** Words that mapping and show files share: ids, addresses and ranges as schemas, described for editors. */
import { z } from 'zod';
import { addressExamples, addressPattern, keptPattern } from './address-schema.ts';

export const id = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,31}$/)
  .meta({ description: 'A short name: a small letter first, then small letters, digits, "-" or "_"; at most 32.' });

/** Whether it is in the table is asked by `check`, which can say which address was meant; the pattern is for editors. */
export const address = z.string().max(400).meta({
  id: 'address',
  description: 'An address of the space, see docs/addresses.md.',
  pattern: addressPattern,
  examples: addressExamples,
});

/** For conditions: also what only tells. */
export const kept = z.string().max(400).meta({ description: 'An address that has a value.', pattern: keptPattern });

export const range = z.tuple([z.number(), z.number()]);

export const json = z.json();

export const whole = (min: number, max: number) => z.int().min(min).max(max);
