/** What receivers of OSC are told: every value once, then what changes, and nobody what they say themselves. */
import { createSocket, type Socket } from 'node:dgram';
import { afterEach, expect, test } from 'vitest';
import { openOscOut, type OscOut } from '../../src/bridge/osc-out.ts';
import { EMPTY_SPACE, type Space } from '../../src/bridge/space.ts';
import { choice, type Shape } from '../../src/core/address/row.ts';
import { decodeOsc, numberOf, type OscMessage, textOf } from '../../src/core/control/osc.ts';
import type { Json } from '../../src/core/unit.ts';
import { pause, until } from '../support/wait.ts';

let out: OscOut;
const sockets: Socket[] = [];
const heard: OscMessage[] = [];

async function listen(port = 0): Promise<number> {
  const receiver = createSocket('udp4');
  sockets.push(receiver);
  receiver.on('message', (bytes) => heard.push(...decodeOsc(bytes).messages));
  await new Promise<void>((done) => receiver.bind(port, '127.0.0.1', done));
  return receiver.address().port;
}

/** A line to ourselves that has been told something: it stands. */
async function open(): Promise<void> {
  out = openOscOut([{ host: '127.0.0.1', port: await listen() }]);
  await until(() => {
    out.tell(space({ '/first': 0 }), 0, nobody);
    return heard.length > 0;
  }, 'the line stands');
  heard.length = 0;
}

afterEach(() => {
  out.close();
  for (const socket of sockets.splice(0)) socket.close();
  heard.length = 0;
});

const nobody = () => '';
const shapes: Readonly<Record<string, Shape>> = { '/how': choice(['linear', 'slerp']) };
const space = (entries: Readonly<Record<string, Json>>): Space => ({
  ...EMPTY_SPACE,
  values: new Map(Object.entries(entries)),
  shapeOf: (address) => shapes[address] ?? null,
});
const count = (expected: number) => until(() => heard.length >= expected, `${expected} messages`);
const said = () => heard.map(({ address, args: [arg] }) => [address, arg && (numberOf(arg) ?? textOf(arg)), arg?.type]);

test('[BR30] a receiver is told every value once, and then what changed, numbers and choices as one number, words whole', async () => {
  await open();
  const before = { '/a': 1, '/b': true, '/c': 'Épée, 雨', '/how': 'slerp' };
  out.tell(space(before), 0, nobody);
  out.tell(space(before), 100, nobody);
  out.tell(space({ ...before, '/a': 0.5 }), 200, nobody);
  await count(5);
  expect(said()).toEqual([
    ['/a', 1, 'f'],
    ['/b', 1, 'f'],
    ['/c', 'Épée, 雨', 's'],
    ['/how', 1, 'f'],
    ['/a', 0.5, 'f'],
  ]);
});

test('[BR31] one address is told thirty times a second at most, and its last value always', async () => {
  await open();
  for (let at = 0; at <= 100; at += 10) out.tell(space({ '/a': at }), at, nobody);
  out.tell(space({ '/a': 100 }), 140, nobody);
  await until(() => said().at(-1)?.[1] === 100, 'the last value');
  expect(heard.length).toBeLessThanOrEqual(5);
});

test('[BR32] who streams an address is not told it meanwhile, and hears of it when still', async () => {
  await open();
  out.tell(space({ '/a': 1 }), 0, () => '127.0.0.1');
  out.tell(space({ '/a': 2 }), 1200, nobody);
  await count(1);
  expect(said()).toEqual([['/a', 2, 'f']]);
});

test('[OS10] a receiver that starts later than we do is told everything once it listens', async () => {
  const port = await listen();
  sockets.pop()?.close();
  out = openOscOut([{ host: '127.0.0.1', port }]);
  const entries = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`/value/${i}`, i]));
  let at = 0;
  const tell = () => out.tell(space(entries), (at += 20), nobody);
  // Nobody is there: it is tried, refused, and tried again.
  for (let i = 0; i < 100; i++) {
    tell();
    await pause(1);
  }
  await listen(port);
  await until(() => {
    tell();
    return new Set(heard.map(({ address }) => address)).size === 200;
  }, 'all values');
  const all = heard.length;
  for (let i = 0; i < 50; i++) tell();
  await pause(20);
  expect(heard.length).toBe(all);
});

test('[OS11] a subscription ends with its time, is begun anew by asking again, and hears choices in words if it wants', async () => {
  const to: number[] = [];
  out = openOscOut([], (bytes, { port }) => {
    to.push(port);
    heard.push(...decodeOsc(bytes).messages);
  });
  const from = { host: '10.0.0.9', port: 5000 };
  out.hear({ of: 'subscribe', port: 9001, seconds: 10, inWords: true }, from, 0);
  out.hear({ of: 'subscribe', port: null, seconds: 60, inWords: false }, from, 0);
  out.tell(space({ '/how': 'slerp' }), 20, nobody);
  expect(said()).toEqual([
    ['/how', 'slerp', 's'],
    ['/how', 1, 'f'],
  ]);
  out.tell(space({ '/how': 'linear' }), 10_000, nobody);
  expect(to).toEqual([9001, 5000, 5000]);
  out.hear({ of: 'subscribe', port: 9001, seconds: 10, inWords: true }, from, 11_000);
  out.tell(space({ '/how': 'linear' }), 11_020, nobody);
  expect(said().at(-1)).toEqual(['/how', 'linear', 's']);
  expect(to.at(-1)).toBe(9001);
});

test('[OS30] who asks without a port (a socket of OSCQuery, a forged datagram) is told nothing, and keeps nothing from others', () => {
  const to: number[] = [];
  out = openOscOut([], (_bytes, { port }) => {
    if (port === 0) throw new RangeError('a socket throws at this');
    to.push(port);
  });
  const nowhere = { host: '10.0.0.9', port: 0 };
  out.hear({ of: 'subscribe', port: null, seconds: 3600, inWords: false }, nowhere, 0);
  out.hear({ of: 'query', address: '/a' }, nowhere, 0);
  expect(out.isHeard()).toBe(false);
  out.hear({ of: 'subscribe', port: 9001, seconds: 3600, inWords: false }, nowhere, 0);
  out.tell(space({ '/a': 1 }), 20, nobody);
  expect(to).toEqual([9001]);
});
