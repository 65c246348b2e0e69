/** Takeover: hands that stand elsewhere than the value. */
import { describe, expect, it } from 'vitest';
import type { Address } from '../../../src/core/address/row.ts';
import { carryHands } from '../../../src/core/mapping/carry.ts';
import { compile } from '../../../src/core/mapping/compile.ts';
import { handOf, waitingHands } from '../../../src/core/mapping/waiting.ts';
import { Board, fileOf } from './board.ts';

const at = (spot: number): number => Math.round(spot * 127);
const fader = (more: object, value: number, to: Address = '/prompt/1/weight'): Board =>
  new Board(fileOf([{ from: { cc: 1 }, to, ...more }]), { [to]: value });
const tookOf = (desk: Board, spots: readonly number[], after = 100): readonly boolean[] =>
  spots.flatMap((spot) => desk.cc(1, at(spot), { after }).map(({ took }) => took));

describe('[TO1] pickup waits until the hand passes the value or comes near', () => {
  it('0, .2, .4 wait; .48, .6, .9 are taken', () => {
    expect(tookOf(fader({ takeover: 'pickup' }, 0.5), [0, 0.2, 0.4, 0.48, 0.6, 0.9])).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
  });
  it('a fast turn that skips the value is taken', () => {
    expect(tookOf(fader({ takeover: 'pickup' }, 0.5), [0.1, 0.9, 0.2], 20)).toEqual([false, true, true]);
  });
  it('a first movement is only remembered, also beside the value', () => {
    expect(tookOf(fader({ takeover: 'pickup' }, 0.5), [0.5, 0.55])).toEqual([false, true]);
  });
  it('the move says what it would be while it waits', () => {
    const [move] = fader({ takeover: 'pickup' }, 0.9).cc(1, 127 / 2);
    expect(move).toMatchObject({ took: false, change: { value: 0.5 } });
  });
});

describe('[TO2] a change by others breaks the sync, also in the middle of a gesture', () => {
  it('a preset that changes the value 10 ms after an accepted move is not overwritten', () => {
    const desk = fader({ takeover: 'pickup' }, 0.5);
    expect(tookOf(desk, [0.4, 0.52], 20)).toEqual([false, true]);
    desk.values.set('/prompt/1/weight', 0.1);
    expect(tookOf(desk, [0.57], 30)).toEqual([false]);
    expect(desk.values.get('/prompt/1/weight')).toBe(0.1);
  });
  it('the same value set again by others breaks nothing', () => {
    const desk = fader({ takeover: 'pickup' }, 0.5);
    tookOf(desk, [0.4, 0.52]);
    desk.values.set('/prompt/1/weight', desk.values.get('/prompt/1/weight') ?? 0);
    expect(tookOf(desk, [0.8])).toEqual([true]);
  });
});

describe('[TO3] in sync it stays so, however coarse the value is', () => {
  it('a step that swallows small turns does not lose the hand', () => {
    const desk = fader({ takeover: 'pickup', step: 0.25 }, 0.5);
    expect(tookOf(desk, [0.45, 0.5, 0.52, 0.55, 0.58, 0.62])).toEqual([false, true, true, true, true, true]);
  });
  it('scaling over whole numbers does not get stuck', () => {
    const desk = fader({ takeover: 'scale' }, 8, '/transition/steps');
    for (let value = 64; value <= 127; value++) desk.cc(1, value);
    expect(desk.values.get('/transition/steps')).toBe(64);
  });
});

describe('[TO4] scale: value and hand reach the end together', () => {
  it('target .1, hand .6 → –, .325, .55, .775, 1', () => {
    const desk = new Board(fileOf([{ from: { cc14: 1 }, in: [0, 16_000], to: '/prompt/1/weight' }]), {
      '/prompt/1/weight': 0.1,
    });
    const values = [0.6, 0.7, 0.8, 0.9, 1].map((spot) => {
      const raw = Math.round(spot * 16_000);
      desk.cc(1, raw >> 7);
      const [move] = desk.cc(33, raw & 127, { after: 1 });
      return move?.took === true ? Number(move.change.value).toFixed(3) : null;
    });
    expect(values).toEqual([null, '0.325', '0.550', '0.775', '1.000']);
  });
  it('down: both reach zero together', () => {
    const desk = fader({}, 0.8);
    tookOf(desk, [0.4]);
    desk.cc(1, at(0.2));
    expect(desk.values.get('/prompt/1/weight')).toBeCloseTo(0.4, 1);
    desk.cc(1, 0);
    expect(desk.values.get('/prompt/1/weight')).toBe(0);
  });
  it('once together they move as one', () => {
    const desk = fader({}, 0.1);
    tookOf(desk, [0.6, 1, 0.5]);
    expect(desk.values.get('/prompt/1/weight')).toBeCloseTo(0.5, 1);
  });
});

describe('[TO5] who takes over how', () => {
  it('a weight scales, the level is picked up, other effects of the stage jump', () => {
    expect(tookOf(fader({}, 0.1), [0.9, 0.8])).toEqual([false, true]);
    expect(tookOf(fader({}, 0.1, '/stage/level'), [0.9, 0.8])).toEqual([false, false]);
    expect(tookOf(fader({}, 1, '/stage/contrast'), [0.9])).toEqual([true]);
  });
  it('OSC always jumps', () => {
    const desk = new Board(fileOf([{ from: { osc: '/a' }, to: '/stage/level' }]), { '/stage/level': 0.1 });
    expect(desk.osc('/a', [0.9])).toMatchObject([{ took: true }]);
  });
  it('where nobody knows the value there is nothing to wait for', () => {
    expect(new Board(fileOf([{ from: { cc: 1 }, to: '/stage/level' }])).cc(1, 9)).toMatchObject([{ took: true }]);
  });
  it('a steep curve is compared in the travel of the control', () => {
    const desk = fader({ takeover: 'pickup', curve: 'exp' }, 0.119);
    expect(tookOf(desk, [0.3, 0.45, 0.49])).toEqual([false, false, true]);
  });
});

describe('[TO6] the hand belongs to the control, not to the binding', () => {
  const file = fileOf([
    { from: { cc: 1 }, to: '/stage/level', when: { '/layer/shift': false } },
    { from: { cc: 1 }, to: '/stage/fx', layer: 'shift', takeover: 'pickup' },
  ]);
  it('after a layer the hand has moved, and does not jump', () => {
    const desk = new Board(file, { '/layer/shift': false, '/stage/level': 0.5, '/stage/fx': 0.9 });
    tookOf(desk, [0.4, 0.52]);
    desk.values.set('/layer/shift', true);
    expect(tookOf(desk, [0.7, 0.95])).toEqual([false, true]);
    desk.values.set('/layer/shift', false);
    expect(tookOf(desk, [0.94])).toEqual([false]);
  });
  it('another device under the same binding stands elsewhere', () => {
    const desk = new Board(file, { '/layer/shift': false, '/stage/level': 0.5 });
    tookOf(desk, [0.4]);
    desk.port = { key: 'p2', name: 'other' };
    expect(tookOf(desk, [0.9])).toEqual([false]);
  });
});

describe('[TO7] a hand that waits is shown where it stands', () => {
  it('in the range of the address, and no more once it is taken', () => {
    const desk = fader({ takeover: 'pickup', out: [0, 0.5] }, 0.4);
    expect(handOf(desk.compiled, desk.hands, '/prompt/1/weight', desk.read)).toBeNull();
    tookOf(desk, [0.2]);
    expect(handOf(desk.compiled, desk.hands, '/prompt/1/weight', desk.read)).toBeCloseTo(0.1, 2);
    expect([...waitingHands(desk.compiled, desk.hands, desk.read).keys()]).toEqual(['/prompt/1/weight']);
    tookOf(desk, [0.9]);
    expect(handOf(desk.compiled, desk.hands, '/prompt/1/weight', desk.read)).toBeNull();
  });
});

describe('[TO8] a file that is saved forgets no hand', () => {
  it('hands follow their controls to new numbers', () => {
    const binding = { from: { cc: 1 }, to: '/stage/level' };
    const desk = new Board(fileOf([binding]), { '/stage/level': 0.5 });
    tookOf(desk, [0.4, 0.52]);
    const after = compile([fileOf([{ from: { cc: 9 }, to: '/stage/fx' }, binding])], { params: null });
    desk.hands = carryHands(desk.compiled, desk.hands, after);
    desk.compiled = after;
    expect(tookOf(desk, [0.9])).toEqual([true]);
  });
  it('nor which parameter a device chose', () => {
    const binding = { from: { nrpn: 300 }, to: '/stage/fx' };
    const desk = new Board(fileOf([binding]));
    desk.cc(99, 2);
    desk.cc(98, 44);
    const more = fileOf([{ from: { cc: 1 }, to: '/stage/hue' }], { inputs: { a: { type: 'midi', port: 'Other' } } });
    const after = compile([more, fileOf([binding])], { params: null });
    desk.hands = carryHands(desk.compiled, desk.hands, after);
    desk.compiled = after;
    expect(desk.cc(6, 127)).toHaveLength(1);
  });
});
