/** What receivers of OSC are told: every value once, then what changes, and nobody what they say themselves. */
import { createSocket, type Socket } from 'node:dgram';
import { afterEach, expect, test } from 'vitest';
import { openOscOut, type OscOut } from '../../src/bridge/osc-out.ts';
import { decodeOsc, numberOf, type OscMessage, textOf } from '../../src/core/control/osc.ts';
import type { Json } from '../../src/core/unit.ts';

let receiver: Socket;
let out: OscOut;
const heard: OscMessage[] = [];

async function open(): Promise<void> {
  heard.length = 0;
  receiver = createSocket('udp4');
  receiver.on('message', (bytes) => heard.push(...decodeOsc(bytes).messages));
  await new Promise<void>((done) => receiver.bind(0, '127.0.0.1', done));
  out = openOscOut([{ host: '127.0.0.1', port: receiver.address().port }]);
}
afterEach(() => {
  out.close();
  receiver.close();
});

const nobody = () => '';
const values = (entries: Readonly<Record<string, Json>>) => new Map(Object.entries(entries));
async function count(expected: number): Promise<void> {
  const until = Date.now() + 5000;
  while (heard.length < expected && Date.now() < until) await new Promise((done) => setTimeout(done, 5));
}
const said = () => heard.map(({ address, args: [arg] }) => [address, arg && (numberOf(arg) ?? textOf(arg)), arg?.type]);

test('[BR30] a receiver is told every value once, and then what changed, numbers as one float', async () => {
  await open();
  out.tell(values({ '/a': 1, '/b': true, '/c': 'Épée' }), 0, nobody);
  out.tell(values({ '/a': 1, '/b': true, '/c': 'Épée' }), 100, nobody);
  out.tell(values({ '/a': 0.5, '/b': true, '/c': 'Épée' }), 200, nobody);
  await count(4);
  expect(said()).toEqual([
    ['/a', 1, 'f'],
    ['/b', 1, 'f'],
    ['/c', 'Epee', 's'],
    ['/a', 0.5, 'f'],
  ]);
});

test('[BR31] one address is told thirty times a second at most, and its last value always', async () => {
  await open();
  for (let at = 0; at <= 100; at += 10) out.tell(values({ '/a': at }), at, nobody);
  out.tell(values({ '/a': 100 }), 140, nobody);
  await count(5);
  expect(heard.length).toBeLessThanOrEqual(5);
  expect(said().at(-1)).toEqual(['/a', 100, 'f']);
});

test('[BR32] who streams an address is not told it meanwhile, and hears of it when still', async () => {
  await open();
  out.tell(values({ '/a': 1 }), 0, () => '127.0.0.1');
  out.tell(values({ '/a': 2 }), 1200, nobody);
  await count(1);
  expect(said()).toEqual([['/a', 2, 'f']]);
});
