/** The bridge dies under a show and comes back: the picture goes on, and nothing that was set is lost. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { type App, makeFolder, type Scope, startApp, startScope } from '../support/app.ts';
import { eventually, launchBrowser, light, moves, open, phase, redness, seen, viewIn } from '../support/browser.ts';
import { oscMessage, sendUdp } from '../support/udp.ts';
import { mapping, show } from './fixtures.ts';

let scope: Scope;
let app: App;
let data: string;
let page: Page;

const start = (port: number, oscPort: number): Promise<App> =>
  startApp({ data, scope: scope.url, port, oscPort, args: ['--show', show, '--mapping', mapping] });

beforeAll(async () => {
  [scope, data] = await Promise.all([startScope('--chunk-ms', '300'), makeFolder()]);
  app = await start(0, 0);
  ({ page } = await open(await launchBrowser(), `${app.url}/?connect=1`));
  await phase(page, 'live');
});

const isBlue = () =>
  eventually(
    () => seen(page),
    (colour) => redness(colour) < -0.2,
    'the picture is blue',
  );

test('[EE13] a bridge that was killed comes back with its state, takes the playing session over, and plays on', async () => {
  await sendUdp(app.oscPort, oscMessage('/prompt/glide', 0), oscMessage('/stage/trails', 0.25));
  await sendUdp(app.oscPort, oscMessage('/prompt/2/weight', 1), oscMessage('/prompt/1/weight', 0));
  await isBlue();
  // On disk within a second.
  await new Promise((done) => setTimeout(done, 1200));
  await app.child.end('SIGKILL');

  // With nobody to tell it anything the page shows the picture on.
  await eventually(
    () => page.getByText('No bridge').count(),
    (count) => count > 0,
    'the page says so',
  );
  expect(await moves(page)).toBe(true);

  app = await start(app.port, app.oscPort);
  await eventually(
    () => page.getByText('No bridge').count(),
    (count) => count === 0,
    'the page has its bridge again',
  );
  await phase(page, 'live');
  const { slots, stage, show: loaded } = await viewIn(page);
  expect(slots.slice(0, 2).map(({ value }) => value)).toEqual([0, 1]);
  expect(stage.trails).toBe(0.25);
  expect(loaded.name).toBe('Two colours');
  expect(light(await seen(page))).toBeGreaterThan(12);
  await isBlue();
  const { sessions } = await scope.journal();
  expect(sessions).toHaveLength(1);
  expect(sessions[0]?.endedAt).toBeNull();

  // Not knowing what Scope was told, it tells it all, and the hand has its say again.
  await sendUdp(app.oscPort, oscMessage('/prompt/2/weight', 0), oscMessage('/prompt/1/weight', 1));
  await eventually(
    () => seen(page),
    (colour) => redness(colour) > 0.2,
    'the picture is red',
  );
  expect(await moves(page)).toBe(true);
});

test('[EE14] after an orderly end the next start comes back as it was', async () => {
  await sendUdp(app.oscPort, oscMessage('/prompt/2/weight', 0.6));
  await eventually(
    () => viewIn(page),
    ({ slots }) => slots[1]?.value === 0.6,
    'the value has come',
  );
  expect(await app.child.end('SIGTERM')).toBe(0);
  expect(app.child.errors()).toBe('');
  app = await startApp({ data, scope: scope.url, port: app.port, oscPort: app.oscPort });
  await phase(page, 'live');
  await eventually(
    () => viewIn(page),
    ({ slots }) => slots[1]?.value === 0.6,
    'the value is back',
  );
  expect((await viewIn(page)).show.name).toBe('Two colours');
});
