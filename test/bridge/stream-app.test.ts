/** A real OSC sender at 60 Hz against a fader on a page, both on one address of the built app. */
import { createSocket } from 'node:dgram';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder, startApp } from '../support/app.ts';
import { openBarePage } from '../support/bare-page.ts';
import { oscMessage } from '../support/udp.ts';
import { pause, until } from '../support/wait.ts';

const YIELD_MS = 1500;
const mapping = {
  format: 'scope-deck/mapping@1',
  name: 'Both',
  inputs: { box: { type: 'midi', port: 'Box' }, td: { type: 'osc', yield: YIELD_MS } },
  bindings: [
    { from: { input: 'box', cc: 7 }, to: '/stage/fx', takeover: 'pickup' },
    { from: { input: 'td', osc: '/td/x' }, to: '/stage/fx' },
  ],
};

test('[SM7] a 60 Hz stream neither kills a fader nor breaks its takeover by repeating itself; it yields to a hand, then goes on', async () => {
  const data = await makeFolder();
  const file = join(data, 'both.json');
  await writeFile(file, JSON.stringify(mapping));
  const app = await startApp({ data, scope: 'http://127.0.0.1:1', args: ['--mapping', file] });
  onTestFinished(() => void app.child.end('SIGKILL'));
  const page = await openBarePage(app.url);
  const fx = () => page.view().stage?.fx ?? -1;
  const hand = (value: number) => page.say({ say: 'midi', at: performance.now(), port: 'k', bytes: [0xb0, 7, value] });
  page.say({ say: 'port', port: { key: 'k', name: 'Box', maker: 'M' }, here: true });

  // One socket: a program keeps its port, and so is one sender.
  const socket = createSocket('udp4');
  let streamed = () => 0.5;
  const stream = setInterval(() => socket.send(oscMessage('/td/x', streamed()), app.oscPort, '127.0.0.1'), 16);
  onTestFinished(() => {
    clearInterval(stream);
    socket.close();
  });
  await until(() => Math.abs(fx() - 0.5) < 1e-6, 'the stream is heard');
  await until(() => page.view().devices?.some(({ rate }) => rate !== null), 'it is a stream');

  // The fader takes over where it passes the value, and no repeat takes it back.
  for (const value of [40, 50, 60, 64, 70, 80]) hand(value);
  await until(() => Math.abs(fx() - 80 / 127) < 1e-6, 'the fader has it');
  await pause(YIELD_MS + 200);
  hand(90);
  await until(() => Math.abs(fx() - 90 / 127) < 1e-6, 'the fader still has it');

  // What changes is a movement again, but not against a hand.
  let count = 0;
  streamed = () => (count++ % 2 === 0 ? 0.2 : 0.3);
  const against: number[] = [];
  for (let i = 0; i < 20; i++) {
    hand(90 + (i % 2));
    await pause(20);
    against.push(fx());
  }
  expect(against.filter((value) => value < 0.5)).toEqual([]);
  await until(() => fx() < 0.35, 'the stream goes on');
});

test('[HD6] a device that says 5000 things in a second: its last value is there, and what others let go meanwhile is let go', async () => {
  const data = await makeFolder();
  const file = join(data, 'wild.json');
  const wild = {
    ...mapping,
    inputs: { box: { type: 'midi', port: 'Box' } },
    bindings: [
      { from: { cc: 7 }, to: '/stage/fx', takeover: 'jump' },
      { from: { note: 1 }, to: '/stage/freeze', mode: 'gate' },
    ],
  };
  await writeFile(file, JSON.stringify(wild));
  const app = await startApp({ data, scope: 'http://127.0.0.1:1', args: ['--mapping', file] });
  onTestFinished(() => void app.child.end('SIGKILL'));
  const page = await openBarePage(app.url);
  page.say({ say: 'port', port: { key: 'k', name: 'Box', maker: 'M' }, here: true });
  const midi = (...bytes: number[]) => page.say({ say: 'midi', at: performance.now(), port: 'k', bytes });
  midi(0x90, 1, 100);
  await until(() => page.view().stage?.freeze === true, 'it is held');
  for (let i = 0; i < 5000; i++) midi(0xb0, 7, i % 128);
  midi(0x80, 1, 0);
  midi(0xb0, 7, 127);
  await until(() => page.view().stage?.freeze === false && page.view().stage?.fx === 1, 'all of it was heard');
  expect(app.child.errors()).toBe('');
});
