/** Films and snapshots on disk, over HTTP as pages send and play them. */
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  mkdirSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { until } from '../support/wait.ts';
import { type Captures, type Limits, openCaptures } from '../../src/bridge/captures.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

async function open(limits?: Limits): Promise<{ folder: string; url: string; captures: Captures }> {
  const folder = mkdtempSync(join(tmpdir(), 'captures-'));
  const captures = openCaptures(folder, limits);
  const server = createServer((request, response) => {
    if (!captures.serve(request, response)) response.writeHead(418).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  ends.push(() => {
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { folder, captures, url: `http://127.0.0.1:${address.port}` };
}

const post = async (url: string, path: string, body: string) => {
  const answer = await fetch(url + path, { method: 'POST', body });
  return { status: answer.status, words: await answer.text() };
};
const film = (name: string, part: number) => `/films/${encodeURIComponent(name)}?part=${part}`;
const NAME = 'recording 2026-01-02 21.30.00.webm';

test('[RC1] a recording comes in by parts, each once and in order, and is listed and played from any place', async () => {
  const { folder, url, captures } = await open();
  expect((await post(url, film(NAME, 0), 'first ')).status).toBe(200);
  expect((await post(url, film(NAME, 1), 'second')).status).toBe(200);
  expect((await post(url, film(NAME, 1), 'again')).status).toBe(409);
  expect((await post(url, film(NAME, 3), 'later')).status).toBe(409);
  expect(readFileSync(join(folder, 'films', NAME), 'utf8')).toBe('first second');
  expect(captures.films()).toEqual([NAME]);
  const part = await fetch(url + film(NAME, 0), { headers: { range: 'bytes=6-8' } });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe('bytes 6-8/12');
  expect(await part.text()).toBe('sec');
  expect(await (await fetch(url + film(NAME, 0))).text()).toBe('first second');
});

test('[RC2] nothing is written over, and no name leads out of the folder', async () => {
  const { folder, url } = await open();
  mkdirSync(join(folder, 'films'));
  writeFileSync(join(folder, 'films', NAME), 'mine');
  expect((await post(url, film(NAME, 0), 'other')).status).toBe(500);
  expect(readFileSync(join(folder, 'films', NAME), 'utf8')).toBe('mine');
  for (const name of ['../recording x.webm', 'mine.webm', 'recording x.sh', '']) {
    expect((await post(url, film(name, 0), 'x')).status, name).toBe(400);
    expect((await fetch(url + film(name, 0))).status, name).toBe(404);
  }
  expect((await fetch(`${url}/films/..%2F..%2Fetc%2Fpasswd`)).status).toBe(404);
  expect((await fetch(`${url}/elsewhere`)).status).toBe(418);
});

test('[RC20] a film that went while it was listed is not there, what is asked of it otherwise is refused, and the bridge lives', async () => {
  const { folder, url, captures } = await open();
  mkdirSync(join(folder, 'films'));
  writeFileSync(join(folder, 'films', 'intro.webm'), 'film');
  expect(captures.films()).toEqual(['intro.webm']);
  expect((await fetch(`${url}/films/intro.webm`, { method: 'DELETE' })).status).toBe(405);
  rmSync(join(folder, 'films', 'intro.webm'));
  expect((await fetch(`${url}/films/intro.webm`)).status).toBe(404);
  expect((await fetch(`${url}/elsewhere`)).status).toBe(418);
});

test('[RC21] players that seek, and drop one answer for the next, leave no file open', async () => {
  const { folder, url } = await open();
  mkdirSync(join(folder, 'films'));
  // Longer than what sockets hold; the disk keeps nothing of it.
  writeFileSync(join(folder, 'films', 'long.webm'), '');
  truncateSync(join(folder, 'films', 'long.webm'), 400_000_000);
  const files = () => readdirSync('/dev/fd').length;
  const before = files();
  for (let i = 0; i < 30; i++) {
    const leave = new AbortController();
    const answer = await fetch(`${url}/films/long.webm`, { signal: leave.signal, headers: { range: `bytes=${i}-` } });
    await answer.body?.getReader().read();
    leave.abort();
  }
  await until(() => files() < before + 15, 'they are closed');
});

test('[RC22] a part that comes twice at once is kept once', async () => {
  const { folder, url } = await open();
  const twice = await Promise.all([post(url, film(NAME, 0), 'first'), post(url, film(NAME, 0), 'first')]);
  expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  await Promise.all([post(url, film(NAME, 1), ' last'), post(url, film(NAME, 1), ' last')]);
  expect(readFileSync(join(folder, 'films', NAME), 'utf8')).toBe('first last');
});

test('[RC3] recordings are a ring: the oldest go when they are too much together, and films that were put there stay', async () => {
  const { folder, url } = await open({ most: 20, spare: 0 });
  mkdirSync(join(folder, 'films'));
  for (const [i, name] of ['recording 1.webm', 'recording 2.webm', 'intro.webm'].entries()) {
    writeFileSync(join(folder, 'films', name), 'eight by');
    utimesSync(join(folder, 'films', name), 1000 + i, 1000 + i);
  }
  expect((await post(url, film('recording 3.webm', 0), 'ten bytes.')).status).toBe(200);
  expect(readdirSync(join(folder, 'films')).sort()).toEqual(['intro.webm', 'recording 2.webm', 'recording 3.webm']);
  const tooLong = await post(url, film('recording 3.webm', 1), 'as many bytes as this');
  expect(tooLong).toEqual({ status: 507, words: 'The recording is as long as recordings may be.' });
  expect(readFileSync(join(folder, 'films', 'recording 3.webm'), 'utf8')).toBe('ten bytes.');
});

test('[RC4] a full disk is said and leaves what was kept; a snapshot is kept beside', async () => {
  const { url } = await open({ most: 2 ** 40, spare: 2 ** 60 });
  expect(await post(url, film(NAME, 0), 'x')).toEqual({ status: 507, words: 'The disk is full.' });
  const roomy = await open();
  expect((await post(roomy.url, '/snapshots/snapshot%201.png', 'png')).status).toBe(200);
  expect(readdirSync(join(roomy.folder, 'snapshots'))).toEqual(['snapshot 1.png']);
  expect((await post(roomy.url, '/snapshots/a.webm', 'x')).status).toBe(400);
});
