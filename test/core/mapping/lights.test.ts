/** From values to light messages, without devices. */
import { describe, expect, it } from 'vitest';
import { bytesOfLight } from '../../../src/core/mapping/lights-message.ts';
import { lightsOf } from '../../../src/core/mapping/lights.ts';
import type { LightWord } from '../../../src/core/mapping/lights-seen.ts';
import { NO_HANDS } from '../../../src/core/mapping/hands.ts';
import type { Json } from '../../../src/core/unit.ts';
import { Board, fileOf } from './board.ts';

const device = { key: 'Maker Box #1', name: 'Box', nth: 1 };

function lit(binding: object, values: Readonly<Record<`/${string}`, Json>>, state: LightWord = 'empty') {
  const board = new Board(fileOf([binding]), values);
  const seen = { read: board.read, padState: () => state, hands: NO_HANDS };
  return lightsOf(board.compiled, device, seen, 0).map(({ message }) => bytesOfLight(message));
}

describe('[LG15] values between `off` and `on`', () => {
  const ring = { from: { cc: 1 }, to: '/stage/zoom', feedback: { cc: 9, off: 1, on: 13 } };
  it.each([
    [1, 1],
    [2.5, 7],
    [4, 13],
  ])('a zoom of %f is %i of a ring', (zoom, value) => {
    expect(lit(ring, { '/stage/zoom': zoom })).toEqual([[0xb0, 9, value]]);
  });
  it('through the range and curve of the binding: where the control itself would stand', () => {
    const time = { from: { cc: 16 }, to: '/transition/time', out: [0, 16], curve: 2, feedback: true };
    expect(lit(time, { '/transition/time': 4 })).toEqual([[0xb0, 16, 64]]);
  });
  it('a toggle between two numbers is lit at the nearer one', () => {
    const zoom = { from: { note: 4 }, to: '/stage/zoom', mode: 'toggle', out: [1, 2], feedback: true };
    expect(lit(zoom, { '/stage/zoom': 1.9 })).toEqual([[0x90, 4, 127]]);
    expect(lit(zoom, { '/stage/zoom': 1 })).toEqual([[0x90, 4, 0]]);
  });
  it('what sets a value is lit while it is so; what cycles, by the place in its values', () => {
    const set = { from: { note: 4 }, to: '/prompt/1/weight', value: 1, feedback: true };
    expect(lit(set, { '/prompt/1/weight': 1 })).toEqual([[0x90, 4, 127]]);
    expect(lit(set, { '/prompt/1/weight': 0.9 })).toEqual([[0x90, 4, 0]]);
    const cycle = { from: { note: 3 }, to: '/mix/source', feedback: { on: 2 } };
    expect(lit(cycle, { '/mix/source': 'decks' })).toEqual([[0x90, 3, 1]]);
  });
});

it('[LG16] a pad shows its state, and without `states` only whether it is active', () => {
  const words = { empty: 0, stored: 5, armed: 6, moving: 2, active: 1, failed: 4 } as const;
  const pad = { from: { note: 56 }, to: '/pad/1/recall', feedback: { states: words } };
  for (const word of ['empty', 'stored', 'armed', 'moving', 'active', 'failed'] as const)
    expect(lit(pad, {}, word)).toEqual([[0x90, 56, words[word]]]);
  const plain = { from: { note: 56, channel: 10 }, to: '/pad/1/recall', feedback: true };
  expect(lit(plain, {}, 'active')).toEqual([[0x99, 56, 127]]);
  expect(lit(plain, {}, 'stored')).toEqual([[0x99, 56, 0]]);
});

it('[LG17] what has no message of its own has no light unless the file names one', () => {
  expect(() => lit({ from: { program: 1 }, to: '/pad/1/recall', feedback: true }, {})).toThrow('no light of its own');
  expect(lit({ from: { program: 1 }, to: '/pad/1/recall', feedback: { note: 1 } }, {}, 'active')).toEqual([
    [0x90, 1, 127],
  ]);
});
