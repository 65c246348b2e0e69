/** A client of OSCQuery walks the space: what is there, what it takes, where it stands, and what changes. */
import { createSocket } from 'node:dgram';
import { mkdir, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { decodeOsc, encodeOsc, numberOf } from '../../src/core/control/osc.ts';
import { type App, startApp } from '../support/app.ts';
import { openBarePage } from '../support/bare-page.ts';
import { atEnd } from '../support/cleanup.ts';
import { sendUdp } from '../support/udp.ts';
import { until } from '../support/wait.ts';

let app: App;

beforeAll(async () => {
  app = await startApp({ args: ['--no-announce'] });
});

type Node = Readonly<Record<string, unknown>> & { readonly CONTENTS?: Readonly<Record<string, Node>> };

const isJson = ({ headers }: IncomingMessage): boolean => headers['content-type']?.includes('json') ?? false;

function ask(path: string): Promise<{ status: number; body: Node }> {
  return new Promise((resolve, reject) => {
    const asking = request(app.url + path, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += String(part)));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: isJson(response) && text !== '' ? JSON.parse(text) : {} }),
      );
    });
    asking.once('error', reject).end();
  });
}

const leaves = (node: Node): readonly Node[] =>
  node.CONTENTS === undefined ? [node] : Object.values(node.CONTENTS).flatMap(leaves);

test('[OQ1] the host says where it hears OSC and where values are listened to', async () => {
  const { status, body } = await ask('/?HOST_INFO');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    OSC_IP: '127.0.0.1',
    OSC_PORT: app.oscPort,
    OSC_TRANSPORT: 'UDP',
    WS_PORT: app.port,
    EXTENSIONS: { ACCESS: true, VALUE: true, RANGE: true, LISTEN: true, PATH_CHANGED: true },
  });
});

test('[OQ2] a walk finds every address, and each node is found by its own path as the walk showed it', async () => {
  const all = leaves((await ask('/')).body);
  expect(all.length).toBeGreaterThan(100);
  const paths = all.map(({ FULL_PATH }) => String(FULL_PATH));
  expect(new Set(paths).size).toBe(paths.length);
  for (const path of ['/prompt/8/weight', '/pad/1/recall', '/stage/level', '/status/link', '/tempo/tap', '/prompts'])
    expect(paths).toContain(path);
  for (const each of all.filter((_, i) => i % 9 === 0)) {
    const { FULL_PATH, TYPE, ACCESS } = each;
    expect((await ask(String(FULL_PATH))).body).toMatchObject({ FULL_PATH, TYPE, ACCESS });
  }
});

test('[OQ3] a node says type, range, access and words; one attribute can be asked for, and what is not there is said', async () => {
  expect((await ask('/prompt/1/weight')).body).toMatchObject({
    FULL_PATH: '/prompt/1/weight',
    TYPE: 'f',
    ACCESS: 3,
    RANGE: [{ MIN: 0, MAX: 1 }],
    CLIPMODE: ['both'],
    VALUE: [expect.any(Number)],
  });
  expect((await ask('/prompt/blend?RANGE')).body).toEqual({ RANGE: [{ VALS: ['linear', 'slerp'] }] });
  expect((await ask('/tempo/tap')).body).toMatchObject({ TYPE: 'I', ACCESS: 2 });
  expect((await ask('/status/link')).body).toMatchObject({ TYPE: 's', ACCESS: 1 });
  expect((await ask('/prompt')).body).toMatchObject({ ACCESS: 0, FULL_PATH: '/prompt' });
  expect((await ask('/tempo/tap?VALUE')).status).toBe(204);
  expect((await ask('/nowhere')).status).toBe(404);
  expect((await ask('/seed?VALUE')).body).toEqual({ VALUE: [42] });
});

type Ear = { readonly socket: WebSocket; readonly words: unknown[]; readonly heard: Map<string, number | null> };

async function listen(): Promise<Ear> {
  const socket = new WebSocket(app.url.replace('http', 'ws'));
  const ear: Ear = { socket, words: [], heard: new Map() };
  socket.on('message', (raw: Buffer, isBinary) => {
    if (!isBinary) return void ear.words.push(JSON.parse(raw.toString()));
    for (const { address, args } of decodeOsc(raw).messages) ear.heard.set(address, args[0] ? numberOf(args[0]) : null);
  });
  atEnd(async () => socket.terminate());
  await new Promise<void>((done, failed) => {
    socket.once('open', () => done());
    socket.once('error', failed);
  });
  return ear;
}

const command = (ear: Ear, COMMAND: string, DATA: string) => ear.socket.send(JSON.stringify({ COMMAND, DATA }));

test('[OQ4] who listens is told the value at once and whenever it changes, and no more once it ignores', async () => {
  const ear = await listen();
  command(ear, 'LISTEN', '/stage/hue');
  await until(() => ear.heard.get('/stage/hue') === 0, 'the value as it stands');
  const other = await listen();
  other.socket.send(encodeOsc({ address: '/stage/zoom', args: [{ type: 'f', value: 2 }] }));
  command(ear, 'LISTEN', '/stage/zoom');
  await until(() => ear.heard.get('/stage/zoom') === 2, 'zoom as another socket put it');
  command(ear, 'IGNORE', '/stage/hue');
  command(ear, 'LISTEN', '/stage/contrast');
  await until(() => ear.heard.get('/stage/contrast') === 1, 'what it said after');
  await sendUdp(app.oscPort, encodeOsc({ address: '/stage/hue', args: [{ type: 'f', value: 30 }] }));
  command(other, 'LISTEN', '/stage/hue');
  await until(() => other.heard.get('/stage/hue') === 30, 'another who listens is told the new hue');
  expect(ear.heard.get('/stage/hue')).toBe(0);
  // Nonsense ends nothing.
  for (const odd of ['{', '[]', '{"COMMAND":"LISTEN"}', '{"COMMAND":"DANCE","DATA":"/a"}']) ear.socket.send(odd);
  command(ear, 'LISTEN', '/stage/trails');
  await until(() => ear.heard.get('/stage/trails') === 0, 'it is still told');
});

test('[OQ5] when the show changes what is there, listeners are told the path', async () => {
  const ear = await listen();
  command(ear, 'LISTEN', '/seed');
  await until(() => ear.heard.has('/seed'), 'it listens');
  await sendUdp(app.oscPort, encodeOsc({ address: '/preset/brand-new/store', args: [] }));
  await until(
    () => ear.words.some((word) => JSON.stringify(word) === '{"COMMAND":"PATH_CHANGED","DATA":"/preset"}'),
    'the path is told',
  );
  expect((await ask('/preset/brand-new/recall')).status).toBe(200);
});

test('[OQ6] what is asked of the door is answered to its sender: a value, or all values for a while', async () => {
  const socket = createSocket('udp4');
  atEnd(async () => socket.close());
  const heard = new Map<string, readonly unknown[]>();
  let count = 0;
  socket.on('message', (bytes) => {
    for (const { address, args } of decodeOsc(bytes).messages) {
      heard.set(address, args);
      count += 1;
    }
  });
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));
  const say = (address: `/${string}`, ...args: Parameters<typeof encodeOsc>[0]['args']) =>
    socket.send(encodeOsc({ address, args }), app.oscPort, '127.0.0.1');
  say('/seed', { type: 's', value: '?' });
  await until(() => heard.has('/seed'), 'the one value that was asked for');
  expect(count).toBe(1);
  say('/subscribe');
  await until(() => heard.has('/status/link') && heard.has('/pad/16/state') && heard.has('/prompt/8/weight'), 'all');
  await sendUdp(app.oscPort, encodeOsc({ address: '/panic', args: [] }));
  say('/unsubscribe');
  const before = count;
  say('/status/fps', { type: 's', value: '?' });
  await until(() => count > before, 'only what is asked for');
});

test('[OQ7] a browser that opens the same address gets the page', async () => {
  const page = await fetch(`${app.url}/`, { headers: { accept: 'text/html' } });
  expect(page.headers.get('content-type')).toContain('text/html');
});

test('[OQ9] a pipeline that comes, and another one, change what is there: listeners are told, and its parameters can be read and listened to', async () => {
  const ear = await listen();
  const changes = () =>
    ear.words.filter((word) => JSON.stringify(word) === '{"COMMAND":"PATH_CHANGED","DATA":"/param"}').length;
  command(ear, 'LISTEN', '/param/vace_context_scale');
  const other = {
    format: 'scope-deck/show@1',
    name: 'Krea',
    pipeline: { id: 'krea-realtime-video' },
    prompts: [{ text: 'fog', weight: 1 }],
  };
  await mkdir(join(app.data, 'shows'), { recursive: true });
  await writeFile(join(app.data, 'shows/krea.json'), JSON.stringify(other));
  const page = await openBarePage(app.url, { connect: true, offers: true });
  await until(() => changes() > 0, 'the parameters of the first one', 20_000);
  expect((await ask('/param/vace_context_scale')).body).toMatchObject({
    TYPE: 'f',
    ACCESS: 3,
    RANGE: [{ MIN: expect.any(Number), MAX: expect.any(Number) }],
    VALUE: [expect.any(Number)],
  });
  await until(() => ear.heard.has('/param/vace_context_scale'), 'its value, without listening anew', 20_000);
  const before = changes();
  const walked = async () =>
    leaves((await ask('/param')).body).map(({ FULL_PATH, TYPE, DESCRIPTION }) => ({ FULL_PATH, TYPE, DESCRIPTION }));
  const had = await walked();
  await until(() => page.view().files?.shows.some(({ id }) => id === 'krea'), 'the other show', 20_000);
  page.say({ say: 'file', kind: 'show', id: 'krea', chosen: true });
  // Another pipeline is loaded with the next connection.
  page.say({ say: 'wish', connect: false });
  await until(() => page.view().link?.phase === 'stopped', 'an end', 20_000);
  page.say({ say: 'wish', connect: true });
  await until(() => changes() > before, 'the parameters of the other one', 20_000);
  const has = await walked();
  expect(has).not.toEqual(had);
  for (const each of has) expect((await ask(String(each.FULL_PATH))).body).toMatchObject(each);
});
