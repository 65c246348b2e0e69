/** The app opened to the network: what a computer beside this one gets, seen over an address that is not loopback where there is one. */
import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { beforeAll, expect, test } from 'vitest';
import { type App, heard, startApp } from '../support/app.ts';
import { openBarePage } from '../support/bare-page.ts';
import { until } from '../support/wait.ts';

let app: App;
let token: string;

beforeAll(async () => {
  app = await startApp({ scope: 'http://127.0.0.1:1', args: ['--lan', '--osc-allow', '127.0.0.1', '--no-announce'] });
  [, token = ''] = await heard(app.child, /token=([a-z0-9]{16})$/m, 'its token');
  await heard(app.child, /^network {2}osc on /m, 'where OSC is open');
});

type Answer = { readonly status: number; readonly text: string; readonly headers: Readonly<Record<string, unknown>> };

const get = (path: string, headers: Readonly<Record<string, string>> = {}, host = '127.0.0.1') =>
  new Promise<Answer>((resolve, reject) => {
    const asking = request({ host, port: app.port, path, headers: { accept: 'text/html', ...headers } }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += String(part)));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
    });
    asking.once('error', reject).end();
  });

test('[SE6] an open bridge says so in the terminal and on the screen', async () => {
  expect(app.child.said()).toMatch(/^network {2}http:\/\/\S+\/\?token=[a-z0-9]{16}$/m);
  const page = await openBarePage(app.url);
  await until(() => page.view().problems?.some(({ code }) => code === 'lan/open'), 'it stands on the screen');
});

test('[SE1] DNS rebinding and foreign pages are refused by HTTP as by WebSocket', async () => {
  expect((await get('/', { host: `evil.example:${app.port}` })).status).toBe(403);
  expect((await get('/', { origin: 'http://evil.example' })).status).toBe(403);
  expect((await get('/?HOST_INFO', { host: 'evil.example' })).status).toBe(403);
  expect((await get('/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).status).toBe(403);
  const refused = await openBarePage(app.url, { headers: { host: 'evil.example' } }).catch(String);
  expect(refused).toContain('403');
});

const outside = Object.values(networkInterfaces())
  .flatMap((cards) => cards ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

test('[SE3] from the network a page and a socket want the token, and the page keeps it as a cookie', async () => {
  // A machine without a network card has nobody beside it: then this asks the same door as itself, which wants no token.
  const host = outside ?? '127.0.0.1';
  const wants = outside === undefined ? 200 : 401;
  expect((await get('/', {}, host)).status).toBe(wants);
  expect((await get('/?token=wrong', {}, host)).status).toBe(outside === undefined ? 303 : 401);
  const opened = await get(`/stage?a=1&token=${token}`, {}, host);
  expect(opened.status).toBe(303);
  expect(opened.headers['location']).toBe('/stage?a=1');
  const cookie = String(opened.headers['set-cookie']);
  expect(cookie).toContain(`scope-deck=${token}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict`);
  expect((await get('/', { cookie: `scope-deck=${token}` }, host)).status).toBe(200);

  const far = `http://${host}:${app.port}`;
  const without = await openBarePage(far).then(() => 'opened', String);
  expect(without).toContain(outside === undefined ? 'opened' : '401');
  const page = await openBarePage(far, { headers: { cookie: `scope-deck=${token}` } });
  await until(() => page.view().slots !== undefined, 'the page with its token is told the view');
});

test('[SE21] a token that no header can carry ends nothing', async () => {
  for (const odd of ['%0d%0aset-cookie:x', '%E2%82%AC', '%00', 'a'.repeat(2000)])
    expect((await get(`/?token=${odd}`)).status).toBe(200);
  expect((await get('/?token=other')).status).toBe(303);
  expect(app.child.errors()).toBe('');
});

test('[SE7] no path leads out of the shelf, by whatever way it is written, and nothing is written by it', async () => {
  const page = await openBarePage(app.url);
  await until(() => page.view().files !== undefined, 'the view');
  const before = JSON.stringify(page.view().files);
  for (const id of [
    '/etc/passwd',
    '../../package',
    '../package.json',
    `${app.data}/state.json`,
    'osc/../../package',
    '',
  ]) {
    page.say({ say: 'file', kind: 'mapping', id, chosen: true });
    page.say({ say: 'file', kind: 'show', id, chosen: true });
  }
  page.say({ say: 'put', at: 0, changes: [{ address: '/prompt/1/weight', value: 0.3 }] });
  await until(() => page.view().slots?.[0]?.value === 0.3, 'what came after');
  expect(JSON.stringify(page.view().files)).toBe(before);
  expect(page.view().problems?.map(({ code }) => code)).not.toContain('file/unreadable');
});
