/** A whole app, its stage and Scope's cuts: what is displayed never jumps, unless it is told to. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { eventually, launchBrowser, open, phase } from '../support/browser.ts';
import { oscMessage, sendUdp } from '../support/udp.ts';
import { mapping, show } from './fixtures.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp({ args: ['--show', show, '--mapping', mapping] });
  ({ page } = await open(await launchBrowser(), `${app.url}/stage`, { width: 640, height: 360 }));
  await phase(page, 'live');
  await page.evaluate(watch);
  await eventually(heard, (jumps) => jumps.count > 60, 'pictures');
});

/** The largest difference between two neighbouring displayed pictures since it was asked last, of 255, and how many there were. */
type Jumps = { readonly count: number; readonly largest: number };

/** Runs in the page: looks at what lies on top of the stage at each display frame. */
function watch(): void {
  const root = document.querySelector('deck-stage')?.shadowRoot;
  const small = Object.assign(document.createElement('canvas'), { width: 16, height: 9 });
  const pen = small.getContext('2d', { willReadFrequently: true });
  const jumps = { count: 0, largest: 0 };
  Object.assign(window, { jumps });
  let before: Uint8ClampedArray | null = null;
  const look = () => {
    requestAnimationFrame(look);
    const canvases = [...(root?.querySelectorAll('canvas') ?? [])];
    const top = canvases.findLast((canvas) => !canvas.hidden) ?? root?.querySelector('video');
    if (!top || !pen) return;
    pen.drawImage(top, 0, 0, 16, 9);
    const { data } = pen.getImageData(0, 0, 16, 9);
    const last = before;
    if (last) {
      const sum = data.reduce((all, value, i) => all + Math.abs(value - (last[i] ?? 0)), 0);
      jumps.largest = Math.max(jumps.largest, sum / (16 * 9 * 3));
    }
    jumps.count += 1;
    before = data;
  };
  look();
}

const heard = (): Promise<Jumps> =>
  page.evaluate(() => {
    if (!('jumps' in window)) throw new Error('Nobody watches.');
    const jumps = window.jumps as { count: number; largest: number }; // laid there by `watch`
    const said = { ...jumps };
    jumps.largest = 0;
    return said;
  });

const cuts = async (): Promise<number> => (await app.scope.journal()).chunks.filter(({ cut }) => cut !== null).length;

/** The largest jump from a deed to 250 display frames after Scope has cut: it is seen some chunks later. */
async function through(deed: () => Promise<unknown>): Promise<number> {
  const before = await cuts();
  await heard();
  await deed();
  await eventually(cuts, (count) => count > before, 'a cut', 60_000);
  const { largest } = await heard();
  return Math.max(largest, await motion());
}

/** The largest difference within 250 display frames. */
async function motion(): Promise<number> {
  const { count: first } = await heard();
  let largest = 0;
  await eventually(
    async () => {
      const { count, largest: lately } = await heard();
      largest = Math.max(largest, lately);
      return count - first;
    },
    (count) => count > 250,
    'pictures',
  );
  return largest;
}

const dissolve = (seconds: number) => sendUdp(app.oscPort, oscMessage('/stage/dissolve', seconds));
const reset = () => sendUdp(app.oscPort, oscMessage('/cache/reset'));

/** A burn of light that falls between two displayed pictures is not seen: then the cut is made again. */
async function visibleCut(calm: number): Promise<number> {
  for (let tries = 0; tries < 8; tries++) {
    const largest = await through(reset);
    if (largest - calm > 20) return largest;
  }
  throw new Error('No cut was seen in eight.');
}

test('[DS11] through a reset of the caches the stage jumps without a dissolve, and with one it does not', async () => {
  const calm = await motion();
  await dissolve(0);
  const hard = await visibleCut(calm);
  await dissolve(3);
  const soft = await through(reset);
  expect(soft - calm).toBeLessThan((hard - calm) / 2);
});
