/** What the door does with packets before anyone plays them: questions, floods, time tags, targets. */
import { expect, test } from 'vitest';
import { encodeOscBundle } from '../../../src/core/control/osc.ts';
import { askOf } from '../../../src/core/control/osc-ask.ts';
import { heldBackMs } from '../../../src/core/control/osc-due.ts';
import type { OscArg, OscMessage } from '../../../src/core/control/osc-message.ts';
import { readTarget } from '../../../src/core/control/osc-target.ts';
import { thin } from '../../../src/core/control/osc-thin.ts';

const f = (value: number): OscArg => ({ type: 'f', value });
const s = (value: string): OscArg => ({ type: 's', value });
const osc = (address: `/${string}`, ...args: readonly OscArg[]): OscMessage => ({ address, args });

test('[CT70] who asks to be told says port and seconds, or neither, and whether in words; what it cannot be is left out', () => {
  expect(askOf(osc('/subscribe'))).toEqual({ of: 'subscribe', port: null, seconds: 60, inWords: false });
  expect(askOf(osc('/subscribe', { type: 'i', value: 9001 }, f(10)))).toEqual({
    of: 'subscribe',
    port: 9001,
    seconds: 10,
    inWords: false,
  });
  expect(askOf(osc('/subscribe', s('9001'), f(1e9)))).toEqual({
    of: 'subscribe',
    port: 9001,
    seconds: 3600,
    inWords: false,
  });
  expect(askOf(osc('/subscribe', f(-1), f(-5)))).toEqual({
    of: 'subscribe',
    port: null,
    seconds: 1,
    inWords: false,
  });
  expect(askOf(osc('/subscribe', s('words'), f(9001)))).toMatchObject({ port: 9001, seconds: 60, inWords: true });
  expect(askOf(osc('/unsubscribe'))).toEqual({ of: 'unsubscribe', port: null });
  expect(askOf(osc('/stage/level', s('?')))).toEqual({ of: 'query', address: '/stage/level' });
  expect(askOf(osc('/prompt/1/text', s('why?')))).toBeNull();
  expect(askOf(osc('/stage/level', f(1)))).toBeNull();
});

test('[CT71] in a flood values that are overtaken go, and triggers, words, sums and broken packets keep order and count', () => {
  const packets = [
    { from: 'a', messages: [osc('/stage/level', f(0.1)), osc('/tempo/tap')] },
    { from: 'a', messages: [osc('/stage/level', s('+'), f(0.1))] },
    { from: 'b', messages: [osc('/stage/level', f(0.2))] },
    { from: 'a', messages: [osc('/td/kick', f(1))] },
    { from: 'a', messages: [] },
    { from: 'a', messages: [osc('/tempo/tap'), osc('/prompt/1/text', s('x'))] },
    { from: 'a', messages: [osc('/stage/level', f(0.3))] },
    { from: 'a', messages: [osc('/td/kick', f(1)), osc('/prompt/1/text', s('y'))] },
  ];
  const { kept, left } = thin(packets, () => 'nothing');
  expect(left).toBe(1);
  expect(kept.flatMap(({ messages }) => messages.map(({ address }) => address))).toEqual([
    '/tempo/tap',
    '/stage/level',
    '/stage/level',
    '/td/kick',
    '/tempo/tap',
    '/prompt/1/text',
    '/stage/level',
    '/td/kick',
    '/prompt/1/text',
  ]);
  expect(kept.length).toBe(8);
});

test('[CT72] a time tag up to 100 ms ahead can be kept; the past, the far future and "at once" are now', () => {
  const at = 1_700_000_000_000;
  const tag = (ms: number) =>
    (BigInt(Math.floor(ms / 1000) + 2_208_988_800) << 32n) | BigInt(Math.round(((ms % 1000) / 1000) * 2 ** 32));
  const held = (ms: number) => heldBackMs(encodeOscBundle([osc('/seed', f(1))], tag(ms)), at);
  expect(held(at + 50)).toBeCloseTo(50, 3);
  expect(held(at + 100)).toBeCloseTo(100, 3);
  expect([held(at + 101), held(at - 1), held(at + 86_400_000)]).toEqual([0, 0, 0]);
  expect(heldBackMs(encodeOscBundle([osc('/seed', f(1))]), at)).toBe(0);
  expect(heldBackMs(new Uint8Array([0x23, 0]), at)).toBe(0);
});

test('[CT73] a target is a host and a port, or a port of this computer', () => {
  expect(readTarget('192.168.1.20:9001')).toEqual({ host: '192.168.1.20', port: 9001 });
  expect(readTarget('9001')).toEqual({ host: '127.0.0.1', port: 9001 });
  expect(['', 'studio', 'a:b', '0', '70000', 'a:1:2', '/x:1'].map(readTarget)).toEqual(Array(7).fill(null));
});
