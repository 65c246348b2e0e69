/** Two displays: the stage on the second one, full screen, through whatever becomes of the pages. */
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { eventually, launchBrowser, linkOf, moves, phase, viewIn } from '../support/browser.ts';
import { oscMessage, sendUdp } from '../support/udp.ts';
import { mapping, show } from './fixtures.ts';

let app: App;
let context: BrowserContext;
let page: Page;
let stage: Page;

beforeAll(async () => {
  app = await startApp({ args: ['--show', show, '--mapping', mapping] });
  const browser = await launchBrowser(
    '--screen-info={1280x720 label=Desk}{1280,0 960x540 label=Beamer}',
    '--window-size=1280,720',
  );
  // Windows as they are, not as a test would have them.
  context = await browser.newContext({ viewport: null });
  page = await context.newPage();
  await allowDisplays();
  await page.goto(`${app.url}/?connect=1`);
  await phase(page, 'live');
});

/** As the performer once did at the browser's question; the tests' own library does not know of it. */
async function allowDisplays(): Promise<void> {
  const devtools = await context.newCDPSession(page);
  const { targetInfo } = await devtools.send('Target.getTargetInfo');
  const whole = await context.browser()?.newBrowserCDPSession();
  await whole?.send('Browser.grantPermissions', {
    permissions: ['windowManagement'],
    origin: app.url,
    ...(targetInfo.browserContextId === undefined ? {} : { browserContextId: targetInfo.browserContextId }),
  });
}

const crash = async (which: Page): Promise<void> => {
  const devtools = await context.newCDPSession(which);
  // It never answers: there is nobody left.
  void devtools.send('Page.crash').catch(() => undefined);
};
const stands = (wanted: string): Promise<unknown> =>
  eventually(
    () => viewIn(page),
    ({ player }) => player.stages === wanted,
    `the stage is ${wanted}`,
  );
const isSaid = (words: string): Promise<unknown> =>
  eventually(
    () => page.getByText(words).count(),
    (count) => count > 0,
    `it says: ${words}`,
  );
/** Anything that a hand does on the desk. */
const pressAnything = () => page.locator('deck-clock').click();
const live = async (): Promise<number> =>
  (await app.scope.journal()).sessions.filter(({ endedAt }) => endedAt === null).length;

test('[EE45] one press opens the stage on display 2, the next of any kind fills it, and the picture has gone over', async () => {
  const opens = context.waitForEvent('page');
  await page.getByRole('button', { name: /output, press to open/ }).click();
  stage = await opens;
  await eventually(
    () => viewIn(page),
    ({ player }) => player.stages !== 'none',
    'a stage is there',
  );
  const where = await stage.evaluate(() => [screenX, screenY, outerWidth, outerHeight]);
  expect(where).toEqual([1280, 0, 960, 540]);
  await pressAnything();
  await stands('full');
  await eventually(
    () => viewIn(page),
    ({ player, link }) => player.where === 'stage' && link.phase === 'live',
    'the stage plays',
  );
  await eventually(() => moves(stage), Boolean, 'the stage moves');
  expect(await live()).toBe(1);
});

test('[EE46] while the test card is shown each page says which display it is on, the stage and the operator’s', async () => {
  await sendUdp(app.oscPort, oscMessage('/stage/card', 1));
  await eventually(
    () => stage.locator('deck-stage').evaluate((all) => all.shadowRoot?.querySelector('.name')?.textContent ?? ''),
    (words) => /^\s*2\s*Beamer\s*960 × 540/.test(words),
    'it is display 2',
  );
  const here = () =>
    page.locator('deck-stage').evaluate((all) => all.shadowRoot?.querySelector('.display')?.textContent);
  await eventually(here, (number) => number === '1', 'this is display 1');
  await sendUdp(app.oscPort, oscMessage('/stage/card', 0));
});

test('[EE47] full screen that is lost is said at once, and one press brings it back, also after a reload', async () => {
  for (const again of [false, true]) {
    if (again) await page.reload();
    await stands('full');
    await stage.evaluate(() => document.exitFullscreen());
    await isSaid('The stage has left full screen.');
    await page.getByRole('button', { name: 'Fill', exact: true }).first().click();
    await stands('full');
  }
  expect(await moves(stage)).toBe(true);
  expect(context.pages()).toHaveLength(2);
});

test('[EE48] the stage outlives a crash of the operator’s page, full screen and moving, in the same session', async () => {
  const { sessions } = await app.scope.journal();
  const crashed = page.waitForEvent('crash');
  await crash(page);
  await crashed;
  expect(await moves(stage)).toBe(true);
  expect(await stage.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await page.close();
  expect(await linkOf(stage)).toBe('live');
  page = await context.newPage();
  await page.goto(app.url);
  await stands('full');
  await eventually(() => moves(page), Boolean, 'the new operator sees it move');
  expect((await app.scope.journal()).sessions).toHaveLength(sessions.length);
});

test('[EE49] a stage that crashes is said at once, and the operator’s page has the picture', async () => {
  await crash(stage);
  await isSaid('The stage window is gone.');
  await eventually(
    () => viewIn(page),
    ({ player, link }) => player.where === 'operator' && link.phase === 'live',
    'the operator plays',
  );
  await eventually(() => moves(page), Boolean, 'it moves');
  expect(await live()).toBe(1);
});
