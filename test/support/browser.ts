/** A real browser with the app's pages in it, and the colours that a spectator sees there. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { View } from '../../src/core/wire/view.ts';
import { CHROMIUM } from './chromium.ts';
import { atEnd } from './cleanup.ts';
import { virtualMidi } from './virtual-midi.ts';

export async function launchBrowser(...more: readonly string[]): Promise<Browser> {
  const browser = await chromium.launch({ ...CHROMIUM, args: [...CHROMIUM.args, ...more], headless: true });
  atEnd(() => browser.close());
  return browser;
}

export type Opened = { readonly page: Page; readonly faults: readonly string[] };

/** Opens a page of the app. `faults` fills with what it threw or complained of. */
export async function open(
  context: Browser | BrowserContext,
  url: string,
  { midi = [], width = 1280, height = 720 }: { midi?: readonly string[]; width?: number; height?: number } = {},
): Promise<Opened> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(String(fault)));
  page.on('console', (message) => {
    // A bridge that was stopped on purpose refuses connections, and the browser says so by itself.
    const isOurs = message.type() === 'error' && !message.text().includes('ERR_CONNECTION_REFUSED');
    if (isOurs) faults.push(message.text());
  });
  await page.setViewportSize({ width, height });
  await page.addInitScript(virtualMidi, midi);
  await page.goto(url);
  return { page, faults };
}

export type Rgb = { readonly r: number; readonly g: number; readonly b: number };

/** The mean colour of the lower part of what the page's stage shows, effects, veil and all: above it the desk writes its words. */
export async function seen(page: Page): Promise<Rgb> {
  const box = await page.locator('deck-stage').boundingBox();
  if (box === null) throw new Error('The page has no stage.');
  const clip = {
    x: box.x + box.width * 0.1,
    y: box.y + box.height * 0.68,
    width: box.width * 0.8,
    height: box.height * 0.2,
  };
  const { data } = PNG.sync.read(await page.screenshot({ clip, animations: 'allow' }));
  let [r, g, b] = [0, 0, 0];
  for (let i = 0; i < data.length; i += 4) {
    r += data[i] ?? 0;
    g += data[i + 1] ?? 0;
    b += data[i + 2] ?? 0;
  }
  const count = data.length / 4;
  return { r: Math.round(r / count), g: Math.round(g / count), b: Math.round(b / count) };
}

/** Red's lead over blue, from -1 (blue) to 1 (red); nothing is said of black, which is 0. */
export const redness = ({ r, g, b }: Rgb): number => (r + g + b < 12 ? 0 : (r - b) / (r + g + b));
export const light = ({ r, g, b }: Rgb): number => (r + g + b) / 3;

export const linkOf = (page: Page): Promise<string | null> => page.locator('html').getAttribute('data-link');

/** Asks again until the answer will do; the last answer is in the fault. */
export async function eventually<T>(
  ask: () => Promise<T> | T,
  willDo: (answer: T) => boolean,
  what: string,
  withinMs = 30_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (willDo(answer)) return answer;
    if (Date.now() > end) throw new Error(`Waited ${withinMs} ms in vain: ${what}. Last: ${JSON.stringify(answer)}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

export const phase = (page: Page, wanted: string): Promise<unknown> =>
  eventually(
    () => linkOf(page),
    (link) => link === wanted,
    `data-link is ${wanted}`,
    45_000,
  );

/** Two looks at the stage, some frames apart, that differ: the picture moves. */
export async function moves(page: Page): Promise<boolean> {
  const shot = async () => PNG.sync.read(await page.locator('deck-stage').screenshot()).data;
  const before = await shot();
  await new Promise((done) => setTimeout(done, 400));
  const after = await shot();
  let differs = 0;
  for (let i = 0; i < before.length; i += 4) if (Math.abs((before[i] ?? 0) - (after[i] ?? 0)) > 6) differs += 1;
  return differs > before.length / 4 / 500;
}

/** What the bridge last told the operator's page. */
export const viewIn = (page: Page): Promise<View> =>
  page.locator('deck-operator').evaluate(async (operator) => {
    // The element keeps the view that it shows; null only before the first came.
    for (;;) {
      if ('view' in operator && operator.view !== null) return operator.view as View; // of the bridge's own making
      await new Promise((done) => setTimeout(done, 20));
    }
  });
