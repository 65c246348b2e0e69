/** Gamepads on the desk: named in a mapping file like any other device, learned, and let go when they leave. */
import { expect, test } from 'vitest';
import { freshDesk } from '../../../src/core/desk/begin.ts';
import type { Desk } from '../../../src/core/desk/desk.ts';
import { hearGamepad } from '../../../src/core/desk/hear.ts';
import { hearKey } from '../../../src/core/desk/hear-keys.ts';
import { learned } from '../../../src/core/desk/learn.ts';
import { portCame, portLeft } from '../../../src/core/desk/plugs.ts';
import { withMapping } from '../../../src/core/desk/world.ts';
import { devicesView } from '../../../src/core/view/parts.ts';
import { fileOf } from '../mapping/board.ts';
import { parseMapping } from '../../../src/core/mapping/parse.ts';
import { sentence } from '../../../src/core/problem.ts';

const port = { key: 'gamepad 0', name: 'Xbox Wireless Controller', maker: '', of: 'gamepad' as const };
const mapped = (bindings: readonly object[], input: object = { type: 'gamepad' }): Desk =>
  withMapping(freshDesk, [fileOf(bindings, { inputs: { pad: input } })]);
const plugged = (desk: Desk): Desk => portCame(desk, 'page', port);
const move = (desk: Desk, part: 'axis' | 'button', number: number, value: number, now: number): Desk =>
  hearGamepad(desk, 'page', port.key, { part, number, value }, now);

test('[GP4] an axis follows from -1 to 1, a button presses and a trigger follows from 0 to 1', () => {
  const desk = plugged(
    mapped([
      { from: { axis: 2 }, to: '/stage/hue' },
      { from: { button: 3 }, to: '/stage/freeze' },
      { from: { button: 7 }, to: '/stage/trails' },
    ]),
  );
  expect(move(desk, 'axis', 2, -1, 0).look.stage['hue']).toBe(-180);
  expect(move(desk, 'axis', 2, 0.5, 0).look.stage['hue']).toBe(90);
  const frozen = move(move(desk, 'button', 3, 1, 0), 'button', 3, 0, 50);
  expect(frozen.look.stage['freeze']).toBe(true);
  expect(move(frozen, 'button', 3, 1, 100).look.stage['freeze']).toBe(false);
  expect(move(desk, 'button', 7, 0.5, 0).look.stage['trails']).toBeCloseTo(0.49);
});

test('[GP5] a gamepad is no MIDI device: any MIDI port is not any gamepad, and names tell gamepads apart', () => {
  const any = plugged(withMapping(freshDesk, [fileOf([{ from: { note: 1 }, to: '/stage/freeze' }])]));
  expect(move(any, 'button', 1, 1, 0).look.stage['freeze']).toBe(false);
  const other = plugged(mapped([{ from: { axis: 0 }, to: '/stage/hue' }], { type: 'gamepad', port: 'DualSense' }));
  expect(move(other, 'axis', 0, 1, 0).look.stage['hue']).toBe(0);
  expect(devicesView(other, 0).map(({ name, state }) => [name, state])).toEqual([
    ['Xbox Wireless Controller', 'quiet'],
    ['Test', 'waiting'],
  ]);
  const own = plugged(mapped([{ from: { axis: 0 }, to: '/stage/hue' }], { type: 'gamepad', port: 'xbox' }));
  expect(devicesView(own, 0)).toHaveLength(1);
  expect(own.mapping.wants).toEqual({ midi: false, sysex: false, ports: [], gamepad: true });
});

test('[GP6] what it held is let go when it leaves', () => {
  const held = move(plugged(mapped([{ from: { button: 4 }, to: '/layer/shift' }])), 'button', 4, 1, 0);
  expect(held.layers).toEqual({ shift: true });
  expect(portLeft(held, 'page', port.key, 100).layers).toEqual({ shift: false });
});

test('[GP7] learned, a stick is a fader of a gamepad input', () => {
  const begun = learned(plugged(freshDesk), { do: 'target', address: '/stage/hue' }, 0).desk;
  const swept = [-1, 0, 1, 0, -1, 0, 1].reduce((desk, value, i) => move(desk, 'axis', 1, value, i * 100), begun);
  expect(learned(swept, { do: 'keep', range: 'full' }, 2000).deal).toMatchObject({
    do: 'bind',
    bound: {
      input: { type: 'gamepad', port: 'Xbox Wireless Controller' },
      binding: { from: { axis: 1 }, to: '/stage/hue', mode: 'absolute' },
    },
  });
});

test('[GP8] a control on the wrong kind of input is told what would be right', () => {
  const text = JSON.stringify({
    format: 'scope-deck/mapping@1',
    name: 'x',
    inputs: { k: { type: 'midi' } },
    bindings: [{ from: { input: 'k', axis: 1 }, to: '/stage/hue' }],
  });
  const parsed = parseMapping(text, 'x.json');
  expect(parsed.ok ? '' : parsed.problems.map(sentence).join()).toBe(
    'x.json: bindings[0].from.input: "k" is MIDI, the control is a gamepad; declare one of type "gamepad" in "inputs"',
  );
});

test('[GP9] a clicker is keys: its file binds all five, Esc and F5 too', () => {
  const desk = withMapping(freshDesk, [
    fileOf([
      { from: { key: 'Escape' }, to: '/stage/freeze' },
      { from: { key: 'Period' }, to: '/stage/blackout' },
    ]),
  ]);
  const press = (given: Desk, code: string): Desk => hearKey(given, code, true, { shift: false, ctrl: false }, 0);
  expect(press(desk, 'Escape').look.stage['freeze']).toBe(true);
  expect(press(desk, 'Period').look.stage['blackout']).toBe(true);
  expect(press(freshDesk, 'Escape')).toBe(freshDesk);
});
