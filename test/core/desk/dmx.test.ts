/** A lighting desk on the desk: what it plays, what it does not, learned and looked at. */
import { expect, test } from 'vitest';
import type { Action } from '../../../src/core/action.ts';
import { freshDesk } from '../../../src/core/desk/begin.ts';
import type { Desk } from '../../../src/core/desk/desk.ts';
import { hearDmx, putByHand } from '../../../src/core/desk/hear.ts';
import { learned } from '../../../src/core/desk/learn.ts';
import { monitorSeen } from '../../../src/core/desk/monitor.ts';
import { read } from '../../../src/core/desk/read.ts';
import { withMapping } from '../../../src/core/desk/world.ts';
import type { DmxLevel } from '../../../src/core/mapping/heard.ts';
import { freshRig, turn } from '../../../src/core/rig.ts';
import { replay } from '../../../src/core/take/replay.ts';
import { beginningOf, lineOf } from '../../../src/core/take/take.ts';
import { learnView } from '../../../src/core/view/learn.ts';
import { devicesView } from '../../../src/core/view/parts.ts';
import { fileOf } from '../mapping/board.ts';

const DESK = 'ETC Eos (sACN)';
const mapped = (...bindings: readonly object[]): Desk => withMapping(freshDesk, [fileOf(bindings)]);
const frames = (desk: Desk, start: number, ...sent: readonly (readonly DmxLevel[])[]): Desk =>
  sent.reduce((next, moves, i) => hearDmx(next, DESK, { stands: [], moves }, start + i * 23), desk);
const stood = (desk: Desk, ...stands: readonly DmxLevel[]): Desk => hearDmx(desk, DESK, { stands, moves: [] }, 0);

test('[AN3] what a desk sends when it is first heard is where its faders stand, and moves nothing', () => {
  const weight = { from: { dmx: 1 }, to: '/prompt/1/weight' };
  const desk = mapped(weight, { from: { dmx: 2 }, to: '/stage/level' }, { from: { dmx: 3 }, to: '/stage/blackout' });
  const heard = stood(desk, [1, 255], [2, 0], [3, 255]);
  expect(read(heard, '/prompt/1/weight', 50)).toBe(read(desk, '/prompt/1/weight', 50));
  expect(read(heard, '/stage/level', 50)).toBe(1);
  expect(read(heard, '/stage/blackout', 50)).toBe(false);
  expect(read(frames(heard, 100, [[2, 51]]), '/stage/level', 200)).toBeCloseTo(0.2);
});

test('[AN6] a hand on the screen holds an address against a desk that moves, and the desk goes on after it', () => {
  const desk = frames(stood(mapped({ from: { dmx: 1 }, to: '/stage/fx' }), [1, 0]), 0, [[1, 255]]);
  const held = putByHand(desk, '/stage/fx', 0.3, 1000);
  expect(read(frames(held, 1100, [[1, 100]]), '/stage/fx', 1200)).toBe(0.3);
  expect(read(frames(held, 3100, [[1, 102]]), '/stage/fx', 3200)).toBeCloseTo(0.4);
});

test('[AN9] learned, a channel is a fader or a button of a lighting desk, and what stood still is not heard', () => {
  const begun = learned(freshDesk, { do: 'target', address: '/prompt/2/weight' }, 0).desk;
  const levels = [40, 90, 160, 255, 160, 70, 0, 80, 255, 0];
  const swept = frames(stood(begun, [7, 0], [8, 255]), 0, ...levels.map((level): readonly DmxLevel[] => [[7, level]]));
  expect(learnView(swept, 2000, false)?.proposal).toMatchObject({
    from: 'Lighting desk',
    control: 'DMX 7',
    is: 'a fader',
    full: '0–255',
    rivals: [],
  });
  expect(learned(swept, { do: 'keep', range: 'full' }, 2000).deal).toMatchObject({
    do: 'bind',
    bound: { input: { type: 'dmx' }, binding: { from: { dmx: 7 }, to: '/prompt/2/weight', mode: 'absolute' } },
  });
  const target = learned(freshDesk, { do: 'target', address: '/stage/blackout' }, 0).desk;
  const pressed = frames(stood(target, [3, 0]), 0, [[3, 255]], [[3, 0]]);
  expect(learned(pressed, { do: 'keep', range: 'full' }, 2000).deal).toMatchObject({
    bound: { binding: { from: { dmx: 3 }, to: '/stage/blackout', mode: 'absolute' } },
  });
});

test('[AN11] a desk stands among the senders and in the monitor, a frame in one row', () => {
  const desk = monitorSeen(mapped({ from: { dmx: 1 }, to: '/stage/fx' }), 'page', true);
  const heard = frames(
    stood(desk, [1, 0], [2, 0]),
    0,
    [
      [1, 51],
      [2, 9],
    ],
    [[2, 3]],
  );
  expect(heard.monitor?.rows.map(({ from, heard: said, became, isIdle }) => [from, said, became, isIdle])).toEqual([
    [DESK, 'DMX 1 = 51 and 1 more', '/stage/fx 0.2', false],
    [DESK, 'DMX 2 = 3', 'nothing is bound to it', true],
  ]);
  expect(devicesView(heard, 100)).toEqual([{ name: DESK, kind: 'dmx', state: 'heard', rate: null }]);
});

test('[AN12] a frame is one action of a take, and folds again to the same', () => {
  const first = freshRig(mapped({ from: { dmx: 1 }, to: '/stage/fx' }));
  const stands: Action = {
    at: 5,
    kind: 'dmx',
    from: DESK,
    stands: [
      [1, 255],
      [512, 0],
    ],
    moves: [],
  };
  const moves: Action = { at: 30, kind: 'dmx', from: DESK, stands: [], moves: [[1, 51]] };
  const before = turn(first, stands).rig;
  const moved = turn(before, moves).rig;
  expect(read(moved.desk, '/stage/fx', 40)).toBeCloseTo(0.2);
  const whole = replay(
    beginningOf(first) + [stands, moves].map((action) => lineOf({ action, now: action.at })).join(''),
    'x',
  );
  expect(whole.ok && whole.value.rig.desk.look).toEqual(moved.desk.look);
  const later = replay(beginningOf(before) + lineOf({ action: moves, now: 30 }), 'x');
  expect(later.ok && later.value.rig.desk.look).toEqual(moved.desk.look);
});
