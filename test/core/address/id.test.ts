/** Ids have one grammar, and every name of the world has an id. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isId, slug } from '../../../src/core/address/id.ts';
import { resolve } from '../../../src/core/address/resolve.ts';

test('[AD14] an id is a small letter and up to 31 small letters, digits, "-" or "_"', () => {
  for (const good of ['z', 'neon-city', 'a_1', 'stage', `a${'b'.repeat(31)}`]) expect(isId(good)).toBe(true);
  for (const bad of ['', 'A', '1a', '-a', 'neon city', 'é', `a${'b'.repeat(32)}`]) expect(isId(bad)).toBe(false);
});

test('[AD15] a name becomes an id, with -2 on a clash', () => {
  expect(slug('Neon City!')).toBe('neon-city');
  expect(slug('Éléphant')).toBe('elephant');
  expect(slug('Neon City', new Set(['neon-city']))).toBe('neon-city-2');
  expect(slug('Neon City', new Set(['neon-city', 'neon-city-2']))).toBe('neon-city-3');
});

test('[AD16] every name gives a free id that an address can hold', () => {
  const names = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.constantFrom('森', '', '42', 'x', 'y', 'Recall', 'next', 'time', '- - -', `${'a'.repeat(27)} b`),
  );
  fc.assert(
    fc.property(fc.array(names, { minLength: 1, maxLength: 12 }), (all) => {
      const taken = new Set<string>();
      for (const name of all) {
        const id = slug(name, taken);
        expect(isId(id)).toBe(true);
        expect(taken.has(id)).toBe(false);
        expect(resolve(`/preset/${id}/recall`)).toMatchObject({ is: 'known', id });
        taken.add(id);
      }
    }),
  );
});
