/** Values are made to fit; they are refused for their kind, never for their size. */
import { expect, test } from 'vitest';
import { coerce, positionOf } from '../../../src/core/address/coerce.ts';
import { bool, choice, none, number, text } from '../../../src/core/address/row.ts';

const value = (result: ReturnType<typeof coerce>) => (result.ok ? result.value : undefined);

test('[AD10] numbers are clamped, never refused for their size', () => {
  const level = number(0, 1, 1);
  expect([-3, 0.5, 7].map((given) => value(coerce(level, given)))).toEqual([0, 0.5, 1]);
  expect([-Infinity, Infinity].map((given) => value(coerce(level, given)))).toEqual([0, 1]);
  expect(value(coerce(number(0, 10, 0, '', true), 3.6))).toBe(4);
});

test('[AD11] booleans, words and numbers are read as one another', () => {
  expect(value(coerce(number(0, 1, 0), true))).toBe(1);
  expect(value(coerce(number(0, 1, 0), ' 0.25 '))).toBe(0.25);
  expect(['on', 'TRUE', 1, 0.51, '1'].map((given) => value(coerce(bool(), given)))).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(['off', 'False', 0, 0.5, '0'].map((given) => value(coerce(bool(), given)))).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
  expect(value(coerce(choice(['off', 'beat']), 1))).toBe('beat');
  expect(value(coerce(text(3), 12345))).toBe('123');
  expect(value(coerce(none, null))).toBe(true);
});

test('[AD12] what has the wrong kind is refused with what would be right', () => {
  for (const given of [null, 'loud', Number.NaN, [1], {}]) {
    expect(coerce(number(0, 1, 0), given)).toEqual({ ok: false, problems: ['a number from 0 to 1'] });
  }
  expect(coerce(choice(['off', 'beat']), 'bar')).toEqual({ ok: false, problems: ['one of "off", "beat"'] });
  expect(coerce(choice(['off', 'beat']), 2).ok).toBe(false);
  expect(coerce(text(10), null).ok).toBe(false);
  expect(coerce(bool(), 'perhaps').ok).toBe(false);
});

test('[AD13] every value has a place from 0 to 1 in its range', () => {
  expect(positionOf(number(-180, 180, 0), 0)).toBe(0.5);
  expect(positionOf(number(-180, 180, 0), 999)).toBe(1);
  expect(positionOf(choice(['a', 'b', 'c']), 'b')).toBe(0.5);
  expect(positionOf(choice(['a', 'b', 'c']), 'z')).toBe(0);
  expect(positionOf(bool(), true)).toBe(1);
  expect(positionOf(number(1, 1, 1), 1)).toBe(0);
});
