/** Hands in a real browser: a box that is learned, pulled out, plugged in again and lit, while pages and the bridge come and go. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { type App, makeFolder, startApp } from '../support/app.ts';
import { eventually, launchBrowser, open, viewIn } from '../support/browser.ts';
import { oscMessage, sendUdp } from '../support/udp.ts';

const BOX = 'Virtual Box';
/** As its owner wrote it: tabs, and a list of its own. */
const OWN = `{
\t"format": "scope-deck/mapping@1", "name": "Mine",
\t"inputs": { "box": { "type": "midi", "port": "${BOX}" } },
\t"bindings": [
\t\t{ "from": { "cc": 99 },
\t\t  "to": [ "/stage/zoom" ] }
\t]
}
`;
const chosen = JSON.stringify({
  format: 'scope-deck/mapping@1',
  name: 'Hands',
  inputs: { box: { type: 'midi', port: BOX, init: ['F0 7D 01 F7'] } },
  bindings: [
    { from: { cc: 1 }, to: '/stage/trails', takeover: 'pickup' },
    { from: { note: 61 }, to: '/stage/freeze', mode: 'gate', feedback: true },
  ],
});

let browser: Browser;
let app: App;
let data: string;
let mapping: string;
let page: Page;

const start = (port = 0, oscPort = 0): Promise<App> =>
  startApp({ data, port, oscPort, scope: 'http://127.0.0.1:1', args: ['--mapping', mapping] });
const openPage = async (): Promise<Page> => (await open(browser, app.url, { midi: [BOX] })).page;
const send = (...bytes: readonly number[]) =>
  page.evaluate(([name, list]) => window.__midi.send(name, list), [BOX, bytes] as const);
const sent = (): Promise<readonly string[]> =>
  page.evaluate((name) => window.__midi.sent(name).map((bytes) => bytes.join(' ')), BOX);
const isHere = (state: string) =>
  eventually(
    () => viewIn(page),
    ({ devices }) => devices.some((device) => device.name === BOX && device.state === state),
    `the box is ${state}`,
  );
const frozen = (is: boolean) =>
  eventually(
    () => viewIn(page),
    ({ stage }) => stage.freeze === is,
    `freeze is ${is}`,
  );
const trails = (raw: number) =>
  eventually(
    () => viewIn(page),
    ({ stage }) => Math.abs(stage.trails - (raw / 127) * 0.98) < 0.002,
    `the trails are ${raw}`,
  );
/** Greeted, and told how it is. */
const isLit = (from: number, value: number) =>
  eventually(
    async () => (await sent()).slice(from),
    (list) => list[0] === '240 125 1 247' && list.includes(`144 61 ${value}`),
    `greeted, and the light is ${value}`,
  );

beforeAll(async () => {
  data = await makeFolder();
  mapping = join(data, 'hands.json');
  await mkdir(join(data, 'mappings'), { recursive: true });
  await Promise.all([writeFile(mapping, chosen), writeFile(join(data, 'mappings/learned.json'), OWN)]);
  [app, browser] = await Promise.all([start(), launchBrowser()]);
  page = await openPage();
  await isHere('quiet');
});

test('[EE50] a cable that is pulled in the middle of a sweep and plugged in again: no reload, no jump, and the lights are back', async () => {
  await isLit(0, 0);
  await page.evaluate(() => Object.assign(window, { isSame: true }));
  for (let value = 0; value <= 64; value += 4) await send(0xb0, 1, value);
  await trails(64);
  await send(0x90, 61, 100);
  await frozen(true);
  await page.evaluate((name) => window.__midi.unplug(name), BOX);
  await isHere('gone');
  // What it held is let go, and the value stays where the hand left it.
  await frozen(false);
  await trails(64);
  await page.evaluate((name) => window.__midi.plug(name), BOX);
  await isHere('quiet');
  for (const value of [66, 68, 70]) {
    await send(0xb0, 1, value);
    await trails(value);
  }
  await isLit(0, 0);
  expect(await page.evaluate(() => 'isSame' in window)).toBe(true);
});

test('[EE51] what a page held is let go when it dies, and the next page lights the box as it is', async () => {
  await send(0x90, 61, 100);
  await frozen(true);
  const dying = page;
  page = await openPage();
  await dying.close({ runBeforeUnload: false });
  await frozen(false);
  await isHere('quiet');
  await sendUdp(app.oscPort, oscMessage('/stage/freeze', 1));
  await isLit(0, 127);
  await page.reload();
  await isLit(0, 127);
});

test('[EE52] a bridge that is killed and started again greets the box and lights it as it is', async () => {
  // On disk within a second.
  await new Promise((done) => setTimeout(done, 1200));
  const before = (await sent()).length;
  await app.child.end('SIGKILL');
  app = await start(app.port, app.oscPort);
  await isLit(before, 127);
  await sendUdp(app.oscPort, oscMessage('/stage/freeze', 0));
  await frozen(false);
});

test('[EE53] learned by a click and a sweep: it plays, the mode stays on, a rival can be used, a press can be a long one, all is in the file as its owner wrote it, and taken back', async () => {
  const mark = (address: string) => page.locator(`deck-learn-marks [data-address="${address}"]`);
  const panel = page.locator('deck-learn-panel');
  const keep = panel.locator('.acts .go');
  await page.keyboard.press('l');
  await mark('/stage/hue').click();
  for (let value = 0; value <= 40; value += 1) await send(0xb0, 30, value);
  for (let value = 0; value <= 127; value += 1) await send(0xb0, 31, value);
  await panel.getByText('CC 30', { exact: false }).first().waitFor();
  await panel.getByRole('button', { name: 'Use CC 31' }).click();
  await panel.getByText('CC 31', { exact: false }).first().waitFor();
  await keep.click();
  await panel.getByText('CC 31 plays Hue.').waitFor();
  // It plays as soon as it is on disk.
  await eventually(
    () => viewIn(page),
    ({ learn }) => learn?.plates['/stage/hue']?.label === 'CC 31',
    'the plate',
  );
  await send(0xb0, 31, 127);
  await eventually(
    () => viewIn(page),
    ({ stage }) => stage.hue === 180,
    'the hue',
  );

  await mark('/pad/3/recall').click();
  await send(0x90, 36, 100);
  await send(0x90, 36, 0);
  await panel.getByLabel('Which press').selectOption('Long press');
  await panel.getByLabel('Where it lands').selectOption('On the bar');
  await panel.getByText('a long press does it, on the bar').waitFor();
  await keep.click();
  const text = () => readFile(join(data, 'mappings/learned.json'), 'utf8');
  const owned = OWN.slice(0, OWN.indexOf('\n\t]\n}'));
  await eventually(text, (now) => now.includes('"note": 36'), 'the pad is in the file');
  expect((await text()).startsWith(`${owned},\n\t\t{ "from": { "input": "box", "channel": 1, "cc": 31 }`)).toBe(true);
  expect(await text()).toContain('"mode": "trigger", "press": "long", "quantize": "bar" }');

  await page.getByRole('button', { name: 'Undo binding' }).click();
  await eventually(text, (now) => !now.includes('"note": 36') && now.includes('"cc": 31'), 'one is taken back');
  await page.getByRole('button', { name: 'Undo binding' }).click();
  await eventually(text, (now) => now === OWN, 'the file is as it was');
  expect(await readFile(mapping, 'utf8')).toBe(chosen);
  await page.keyboard.press('Escape');
  await mark('/stage/hue').waitFor({ state: 'detached' });
});
