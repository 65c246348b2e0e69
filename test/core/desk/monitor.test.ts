/** The monitor: what came, who took it, and what it became; and nothing at all while nobody looks. */
import { expect, test } from 'vitest';
import type { Action } from '../../../src/core/action.ts';
import { freshRig, type Rig, turn } from '../../../src/core/rig.ts';
import { deskOf } from '../../support/deck.ts';

const start = (): Rig =>
  after(
    freshRig(deskOf()),
    { at: 0, kind: 'port', page: 'p', port: { key: 'k', name: 'Box', maker: 'M' }, here: true },
    {
      at: 0,
      kind: 'mapping',
      files: [
        {
          id: 'mine',
          mapping: {
            format: 'scope-deck/mapping@1',
            name: 'Mine',
            bindings: [{ from: { cc: 7 }, to: '/stage/hue', takeover: 'jump' }],
          },
        },
      ],
    },
  );
const after = (rig: Rig, ...actions: readonly Action[]): Rig =>
  actions.reduce((next, action) => turn(next, action).rig, rig);
const open: Action = { at: 0, kind: 'monitor', page: 'p', open: true };
const midi = (...bytes: readonly number[]): Action => ({ at: 5, kind: 'midi', page: 'p', port: 'k', bytes });
const osc = (address: `/${string}`, value: number): Action => ({
  at: 5,
  kind: 'osc',
  from: '10.0.0.7:5000',
  packet: [{ address, args: [{ type: 'f', value }] }],
  faults: [],
});

test('[MN1] each message is told decoded, with the file that bound it and what it became', () => {
  const { monitor } = after(
    start(),
    open,
    midi(0xb0, 7, 127),
    midi(0x90, 40, 12),
    osc('/stage/zoom', 2),
    osc('/nothing', 0.5),
  ).desk;
  expect(monitor?.rows.map(({ from, heard, by, became, isIdle }) => [from, heard, by, became, isIdle])).toEqual([
    ['Box', 'CC 7 ch 1 = 127', 'mine', '/stage/hue 180', false],
    ['Box', 'note 40 ch 1 on 12', '', 'nothing is bound to it', true],
    ['10.0.0.7:5000', '/stage/zoom 2', 'its own address', '/stage/zoom 2', false],
    ['10.0.0.7:5000', '/nothing 0.5', '', 'nothing is bound to it', true],
  ]);
});

test('[MN1] keys are told too, and what only keeps time is not', () => {
  const key: Action = { at: 5, kind: 'key', code: 'KeyB', down: true, shift: false, ctrl: false };
  const { monitor } = after(start(), open, midi(0xf8), key).desk;
  expect(monitor?.rows.map(({ heard, became }) => [heard, became])).toEqual([['KeyB', '/stage/blackout']]);
});

test('[MN2] nothing is kept while nobody looks, and a page that leaves no longer does', () => {
  expect(after(start(), midi(0xb0, 7, 1)).desk.monitor).toBeNull();
  expect(after(start(), open, { ...open, open: false }).desk.monitor).toBeNull();
  const two = after(
    start(),
    open,
    { ...open, page: 'q' },
    { at: 1, kind: 'link', event: { of: 'page-went', page: 'p' } },
  );
  expect(two.desk.monitor?.pages).toEqual(['q']);
});

test('[MN2] only the last messages are kept, each with a number of its own', () => {
  const many = Array.from({ length: 100 }, (_, i) => midi(0xb0, 7, i));
  const rows = after(start(), open, ...many).desk.monitor?.rows ?? [];
  expect(rows.length).toBeLessThan(64);
  expect(rows.at(-1)?.n).toBe(100);
});
