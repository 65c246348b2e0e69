/** Values on their way out by OSC, and the same ones back in. */
import { expect, test } from 'vitest';
import { coerce } from '../../../src/core/address/coerce.ts';
import { numbersOf } from '../../../src/core/address/choice.ts';
import { choice, number, text } from '../../../src/core/address/row.ts';
import { TABLE } from '../../../src/core/address/table.ts';
import { textOf } from '../../../src/core/control/osc.ts';
import { toldArg, typedArg } from '../../../src/core/control/osc-told.ts';

test('[CT83] every choice of the table is told by a number of its own, and the number chooses it again', () => {
  for (const { shape } of TABLE) {
    if (shape.of !== 'choice') continue;
    expect(new Set(numbersOf(shape.values)).size).toBe(shape.values.length);
    for (const word of shape.values) {
      const arg = toldArg(shape, word, false);
      expect(arg?.type).toBe('f');
      expect(coerce(shape, arg === null ? null : textOf(arg))).toEqual({ ok: true, value: word });
    }
  }
  expect(numbersOf(['off', '1/2', '1', '2', '4'])).toEqual([0, 0.5, 1, 2, 4]);
  expect(numbersOf(['a', '0'])).toEqual([0, 1]);
  expect(toldArg(choice(['off', 'beat']), 'beat', true)).toEqual({ type: 's', value: 'beat' });
});

test('[CT84] numbers are told as a float where it says them exactly, whole ones beyond that as they are', () => {
  const seed = number(0, 4_294_967_295, 42, '', true);
  expect([7, 0.1, 16_777_217, 4_294_967_295].map((value) => toldArg(seed, value, false)?.type)).toEqual([
    'f',
    'f',
    'i',
    'd',
  ]);
  expect([7, 4_294_967_295].map((value) => typedArg(seed, value))).toEqual([
    { type: 'i', value: 7 },
    { type: 'h', value: 4_294_967_295n },
  ]);
  expect(typedArg(number(0, 1, 0), 1)).toEqual({ type: 'f', value: 1 });
  expect(toldArg(text(40), '雨', false)).toEqual({ type: 's', value: '雨' });
  expect(typedArg(choice(['off', 'beat']), 'beat')).toEqual({ type: 's', value: 'beat' });
  expect([toldArg(null, true, false), typedArg(null, false)]).toEqual([{ type: 'f', value: 1 }, { type: 'F' }]);
  expect([toldArg(null, null, false), typedArg(null, [1])]).toEqual([null, null]);
});
