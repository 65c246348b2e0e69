/** The judge of what a display was given can itself say no. */
import { expect, test } from 'vitest';
import { judge } from '../support/displayed.ts';

const film = (...levels: readonly number[]) =>
  judge(
    levels.map((level, i) => ({ at: i * 20, colour: [level, 0, 0] as const })),
    1.5,
  );

test('a cut that lasts is a jump, and a dissolve is none', () => {
  expect(film(0, 0, 0, 130, 130, 130).jumps).toEqual(['130 of 130 in 20 ms']);
  expect(film(0, 30, 60, 90, 120, 130).jumps).toEqual([]);
});

test('one stray frame is counted and is no jump; a second one is', () => {
  const once = film(0, 0, 130, 0, 30, 60, 90, 130);
  expect(once).toMatchObject({ jumps: [], strays: 1 });
  const twice = film(0, 0, 130, 0, 0, 130, 0, 30, 60, 90, 130);
  expect(twice.strays).toBe(2);
  expect(twice.jumps.length).toBe(2);
});
