/** Foreign programs play us and hear us, each a process of its own, over real UDP. */
import { fileURLToPath } from 'node:url';
import { fromBuffer, toBuffer } from 'osc-min';
import { beforeAll, expect, test } from 'vitest';
import { decodeOsc, encodeOsc, encodeOscBundle } from '../../src/core/control/osc.ts';
import { type App, heard, launch, startApp } from '../support/app.ts';
import { type BarePage, openBarePage } from '../support/bare-page.ts';
import { OSCDUMP, OSCSEND, PD, play, playOnce, PYTHON_LIBLO } from '../support/foreign.ts';
import { freeUdp, sendUdp } from '../support/udp.ts';
import { until as untilIn } from '../support/wait.ts';

let app: App;
let page: BarePage;

beforeAll(async () => {
  app = await startApp({ scope: 'http://127.0.0.1:1', args: ['--no-announce'] });
  page = await openBarePage(app.url);
  await until(() => page.view().slots !== undefined, 'the view');
});

/** Programs of all kinds start here, on machines that others use too. */
const until = <T>(look: () => T | null | undefined | false | 0, what: string) => untilIn(look, what, 20_000);

const peer = (name: string) => fileURLToPath(new URL(`peers/${name}`, import.meta.url));
const slot = (n: number) => page.view().slots?.[n - 1];

test('[CT80] node-osc plays us by messages and bundles, of the types it likes, and is told what is so', async () => {
  const other = launch(peer('node-osc.mjs'), [String(app.oscPort)]);
  await until(() => slot(1)?.value === 0.25, 'a weight');
  await until(() => slot(2)?.text === 'fög über Wasser', 'a text');
  await until(() => page.view().stage?.hue === 12.5 && page.view().stage?.zoom === 2, 'a bundle');
  await until(() => slot(3)?.mute === true, 'a switch');
  await until(() => page.view().transition?.seconds === 6.5, 'a number in a string');
  await heard(other, /\["\/status\/link",\d\]/, 'the phase of the link, as a number');
  await heard(other, /\["\/seed",7\]/, 'the seed, once its mover was still');
  await heard(other, /\["\/prompt\/2\/text","fög über Wasser"\]/, 'a text, letter by letter');
  await other.end();
});

test('[IO1] osc.js plays typed messages and bundles stamped an hour ahead, and is told where it asked from', async () => {
  const other = launch(peer('osc-js.mjs'), [String(app.oscPort)]);
  await until(() => slot(1)?.value === 0.75 && slot(1)?.name === 'Wörter, 雨', 'a weight and a name');
  await until(() => slot(4)?.mute === true, 'a switch without an argument');
  await until(() => page.view().stage?.contrast === 1.5 && page.view().stage?.trails === 0.5, 'a bundle in a bundle');
  await heard(other, /\["\/seed",4711\]/, 'a seed of 64 bits');
  await heard(other, /\["\/prompt\/1\/name","Wörter, 雨"\]/, 'a name, letter by letter');
  await other.end();
});

test("[IO2] liblo's oscsend plays each type it has, and its oscdump hears what is so", async () => {
  const send = (...args: readonly string[]) => playOnce(OSCSEND, ['127.0.0.1', String(app.oscPort), ...args]);
  const ear = await freeUdp();
  const dump = play(OSCDUMP, ['-L', String(ear)]);
  await send('/subscribe', 'ii', String(ear), '60');
  await send('/prompt/8/text', 's', 'misty: forest | at dawn, 雨');
  await send('/prompt/8/name', 'S', 'Dämmerung');
  await send('/prompt/8/weight', 'd', '0.625');
  await send('/prompt/8/mute', 'T');
  await send('/stage/mirror', 'h', '3');
  await send('/stage/freeze', 'i', '1');
  await send('/transition/method', 'f', '1');
  await until(() => slot(8)?.text === 'misty: forest | at dawn, 雨' && slot(8)?.name === 'Dämmerung', 'words');
  await until(() => slot(8)?.value === 0.625 && slot(8)?.mute === true, 'a double, and a switch');
  await until(() => page.view().stage?.mirror === 3 && page.view().stage?.freeze === true, 'integers');
  await until(() => page.view().transition?.method === 'slerp', 'a choice by its number');
  await send('/stage/freeze', 'F');
  await until(() => page.view().stage?.freeze === false, 'off');
  await heard(dump, /\/prompt\/8\/text s "misty: forest \| at dawn, 雨"/, 'the text');
  await heard(dump, /\/prompt\/8\/weight f 0\.625/, 'the weight');
  await heard(dump, /\/transition\/method f 1\.0/, 'the method, as a number');
  await dump.end();
});

test('[IO3] Python with liblo plays doubles, symbols and bundles of tomorrow; a blob is no value and is said, and it is told where it asked from', async () => {
  const other = play(PYTHON_LIBLO, [peer('liblo_peer.py'), String(app.oscPort)]);
  await until(() => slot(5)?.text === 'snö över havet' && slot(5)?.name === 'Snö', 'words');
  await until(() => slot(5)?.value === 0.125 && slot(5)?.solo === true, 'a double, and a switch');
  await until(
    () => near(page.view().stage?.trailzoom, 1.05) && page.view().stage?.saturation === 0.5,
    'a bundle of tomorrow',
  );
  const problem = await until(
    () => page.view().problems?.find(({ code }) => code === 'osc/wrong-value'),
    'the blob is said',
  );
  expect(problem.what).toContain('/prompt/6/weight');
  await heard(other, /^\/stage\/contrast f 2\.0$/m, 'what was beyond its range, as it was taken');
  await heard(other, /^\/prompt\/5\/text s snö över havet$/m, 'the text, letter by letter');
  await heard(other, /^\/prompt\/blend f 1\.0$/m, 'the choice');
  await other.end();
});

test('[IO4] Pure Data without a window plays us with floats, symbols and bangs, and hears what is so', async () => {
  const ear = await freeUdp();
  const quietly = '-nogui -noaudio -nomidi -stderr -open'.split(' ');
  const told = ['-send', `ear ${ear}`, '-send', `bridge ${app.oscPort}`];
  const other = play(PD, [...quietly, peer('plays.pd'), ...told]);
  await until(() => slot(7)?.value === 0.5 && slot(7)?.text === 'vågor av glas', 'a weight and a text');
  await until(() => page.view().stage?.hue === -90, 'a number');
  await until(() => page.view().setlist?.at === 0, 'a bang is a press');
  await heard(other, /heard: list prompt 7 text vågor\\ av\\ glas/, 'the text, letter by letter');
  await heard(other, /heard: list stage hue -90/, 'the hue');
  await heard(other, /heard: list status link \d/, 'the phase of the link, as a number');
  await other.end();
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

/** A float on the wire has seven digits. */
const near = (value: number | undefined, wanted: number): boolean =>
  value !== undefined && Math.abs(value - wanted) < 1e-6;
