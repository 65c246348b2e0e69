/** Foreign programs play us and hear us: node-osc as a process of its own, osc-min packet by packet. */
import { fileURLToPath } from 'node:url';
import { fromBuffer, toBuffer } from 'osc-min';
import { beforeAll, expect, test } from 'vitest';
import { decodeOsc, encodeOsc, encodeOscBundle } from '../../src/core/control/osc.ts';
import { type App, heard, launch, startApp } from '../support/app.ts';
import { openBarePage } from '../support/bare-page.ts';
import { sendUdp } from '../support/udp.ts';
import { until } from '../support/wait.ts';

let app: App;

beforeAll(async () => {
  app = await startApp({ scope: 'http://127.0.0.1:1', args: ['--no-announce'] });
});

test('[CT80] node-osc plays us by messages and bundles, of the types it likes, and is told what is so', async () => {
  const page = await openBarePage(app.url);
  await until(() => page.view().slots !== undefined, 'the view');
  const peer = launch(fileURLToPath(new URL('peers/node-osc.mjs', import.meta.url)), [String(app.oscPort)]);
  await until(() => page.view().slots?.[0]?.value === 0.25, 'a weight');
  await until(() => page.view().slots?.[1]?.text === 'fög über Wasser', 'a text');
  await until(() => page.view().stage?.hue === 12.5 && page.view().stage?.zoom === 2, 'a bundle');
  await until(() => page.view().slots?.[2]?.mute === true, 'a switch');
  await until(() => page.view().transition?.seconds === 6.5, 'a number in a string');
  await heard(peer, /\["\/status\/link","\w+"\]/, 'the phase of the link');
  await heard(peer, /\["\/seed",7\]/, 'the seed, once its mover was still');
  await peer.end();
});

test('[CT81] osc-min reads what we write, and we read what it writes', async () => {
  const ours = encodeOscBundle([
    encodeOsc({
      address: '/a',
      args: [
        { type: 'f', value: 0.5 },
        { type: 's', value: 'fög' },
      ],
    }),
    encodeOscBundle([encodeOsc({ address: '/b', args: [{ type: 'T' }, { type: 'i', value: -3 }] })]),
    encodeOsc({ address: '/c', args: [] }),
  ]);
  const read = fromBuffer(ours);
  expect(JSON.stringify(read)).toContain('fög');
  expect(read.oscType).toBe('bundle');
  const theirs = toBuffer({
    timetag: new Date(4_000_000_000_000),
    elements: [
      { address: '/stage/hue', args: [{ type: 'float', value: 33 }] },
      { address: '/prompt/1/name', args: [{ type: 'string', value: 'Förest' }] },
      { address: '/stage/contrast', args: [{ type: 'double', value: 1.5 }] },
    ],
  });
  const bytes = new Uint8Array(theirs.buffer, theirs.byteOffset, theirs.byteLength);
  expect(decodeOsc(bytes).messages.map(({ address }) => address)).toEqual([
    '/stage/hue',
    '/prompt/1/name',
    '/stage/contrast',
  ]);
  const page = await openBarePage(app.url);
  await sendUdp(app.oscPort, bytes);
  await until(
    () => page.view().stage?.hue === 33 && page.view().stage?.contrast === 1.5,
    'its bundle, far ahead of now',
  );
});
