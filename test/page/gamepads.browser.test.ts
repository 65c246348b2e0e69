import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FromPage } from '../../src/core/wire/page.ts';
import { type Gamepads, makeGamepads } from '../../src/page/gamepads.ts';
import { pause, until } from '../support/wait.ts';

type Pad = { id: string; index: number; connected: boolean; axes: number[]; buttons: { value: number }[] };
const genuine = Object.getOwnPropertyDescriptor(navigator, 'getGamepads');
let pads: (Pad | null)[] = [];
let said: FromPage[] = [];
let gamepads: Gamepads;

beforeEach(() => {
  pads = [];
  said = [];
  Object.defineProperty(navigator, 'getGamepads', { configurable: true, value: () => pads });
  gamepads = makeGamepads((message) => said.push(message));
});
afterEach(() => {
  gamepads.want(false);
  if (genuine) Object.defineProperty(navigator, 'getGamepads', genuine);
  else Reflect.deleteProperty(navigator, 'getGamepads');
});

const pad = (): Pad => ({ id: 'Xbox', index: 1, connected: true, axes: [0.01, 0], buttons: [{ value: 0 }] });
const ports = () =>
  said.flatMap((one) => (one.say === 'port' ? [`${one.port.key} ${one.here ? 'here' : 'gone'}`] : []));
const moves = () => said.flatMap((one) => (one.say === 'gamepad' ? [[one.part, one.number, one.value]] : []));

test('[GP1] a gamepad is told when it comes and goes, while one is wanted', async () => {
  const plugged = pad();
  pads = [null, plugged];
  await pause(40);
  expect(said).toEqual([]);
  gamepads.want(true);
  await until(() => ports().length === 1, 'a gamepad');
  gamepads.announce();
  pads = [];
  await until(() => ports().length === 3, 'a gamepad gone');
  expect(ports()).toEqual(['gamepad 1 here', 'gamepad 1 here', 'gamepad 1 gone']);
});

test('[GP2] what moves is told, what trembles is not, and where a stick stood when it came is no gesture', async () => {
  const plugged = pad();
  pads = [plugged];
  gamepads.want(true);
  await until(() => ports().length === 1, 'a gamepad');
  plugged.axes[0] = 0.012;
  plugged.axes[1] = -0.5;
  await until(() => moves().length === 1, 'a stick');
  plugged.buttons[0] = { value: 1 };
  await until(() => moves().length === 2, 'a button');
  plugged.axes[1] = 0;
  await until(() => moves().length === 3, 'the stick at rest');
  expect(moves()).toEqual([
    ['axis', 1, -0.5],
    ['button', 0, 1],
    ['axis', 1, 0],
  ]);
});

test('[GP3] wanted no more, it is let go', async () => {
  pads = [pad()];
  gamepads.want(true);
  await until(() => ports().length === 1, 'a gamepad');
  gamepads.want(false);
  expect(ports()).toEqual(['gamepad 1 here', 'gamepad 1 gone']);
});
