/** The pages' door: who may speak through it, and what is said that makes no sense. */
import { request } from 'node:http';
import { beforeAll, expect, test } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { openBarePage } from '../support/bare-page.ts';
import { until } from '../support/wait.ts';

let app: App;

beforeAll(async () => {
  app = await startApp({ scope: 'http://127.0.0.1:1' });
});

const opens = (headers: Readonly<Record<string, string>>): Promise<string> =>
  openBarePage(app.url, { headers }).then(
    (page) => {
      page.close();
      return 'opened';
    },
    (fault: unknown) => (fault instanceof Error ? fault.message : String(fault)),
  );

test("[BR17] another site's script may not speak to the bridge, by whatever name it calls it", async () => {
  const own = `127.0.0.1:${app.port}`;
  expect(await opens({ origin: `http://${own}` })).toBe('opened');
  expect(await opens({ origin: `http://localhost:${app.port}`, host: `localhost:${app.port}` })).toBe('opened');
  expect(await opens({})).toBe('opened');
  expect(await opens({ origin: 'http://evil.example' })).toBe('answered 403');
  expect(await opens({ origin: 'http://127.0.0.1:1' })).toBe('answered 403');
  expect(await opens({ origin: 'null' })).toBe('answered 403');
  // A name of its own that leads to this computer.
  const rebound = `evil.example:${app.port}`;
  expect(await opens({ origin: `http://${rebound}`, host: rebound })).toBe('answered 403');
});

test('[BR18] what makes no sense is not heard, what is too long ends that page alone, and all others play on', async () => {
  const [good, bad] = await Promise.all([openBarePage(app.url), openBarePage(app.url)]);
  await until(() => good.view().slots !== undefined && bad.view().slots !== undefined, 'both have a view');
  for (const nonsense of [
    'not json',
    '[]',
    '{"say":"dance"}',
    '{"say":"put","at":0,"changes":[{"address":7,"value":1}]}',
    '{"say":"midi","at":0,"port":"x","bytes":[300]}',
    '{"say":"read","slot":99}',
    new Uint8Array([0, 255, 1]),
  ])
    bad.sayRaw(nonsense);
  bad.say({ say: 'put', at: 0, changes: [{ address: '/prompt/1/weight', value: 0.2 }] });
  await until(() => good.view().slots?.[0]?.value === 0.2, 'sense is heard after nonsense');

  bad.sayRaw(JSON.stringify({ say: 'put', at: 0, changes: [{ address: '/a', value: 'x'.repeat(2_000_000) }] }));
  await bad.closed;
  good.say({ say: 'put', at: 0, changes: [{ address: '/prompt/1/weight', value: 0.9 }] });
  await until(() => good.view().slots?.[0]?.value === 0.9, 'the other page plays on');
  expect(app.child.errors()).toBe('');
});

test('[BR19] two pages see the same values', async () => {
  const [one, two] = await Promise.all([openBarePage(app.url), openBarePage(app.url, { part: 'stage' })]);
  one.say({ say: 'put', at: 0, changes: [{ address: '/stage/trails', value: 0.4 }] });
  await until(() => one.view().stage?.trails === 0.4 && two.view().stage?.trails === 0.4, 'both show it');
});

const get = (path: string, method = 'GET') =>
  new Promise<{ status: number | undefined; type: string | undefined }>((resolve, reject) => {
    const asking = request(app.url + path, { method, headers: { accept: 'text/html' } }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, type: response.headers['content-type'] });
    });
    asking.once('error', reject).end();
  });

test('[BR20] the pages are served, and nothing else of this computer', async () => {
  expect(await get('/')).toEqual({ status: 200, type: 'text/html; charset=utf-8' });
  expect(await get('/?connect=1')).toMatchObject({ status: 200 });
  expect(await get('/stage')).toMatchObject({ status: 200 });
  expect(await get('/stage/')).toMatchObject({ status: 200 });
  expect((await get('/../package.json')).status).toBe(404);
  expect((await get('/%2e%2e/package.json')).status).toBe(404);
  expect((await get('/', 'POST')).status).toBe(405);
});
