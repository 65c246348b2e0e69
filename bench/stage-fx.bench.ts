/** What each effect costs against the bare pass, in one run, in the browser that is here: without a GPU that is the processor. */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { CHROMIUM } from '../test/support/chromium.ts';
import { createServer } from 'vite';
import { afterAll, bench, describe } from 'vitest';
import type { Effects } from '../src/page/stage/effects.ts';
import type { Shot } from '../src/page/stage/gl/painter.ts';
import type { Work } from './stage-fx.page.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const server = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  cacheDir: '.cache/bench',
  optimizeDeps: { noDiscovery: true },
  server: { port: 0, host: '127.0.0.1', hmr: false },
});
await server.listen();
const browser = await chromium.launch(CHROMIUM);
const page = await browser.newPage();
await page.goto(new URL('/package.json', server.resolvedUrls?.local[0]).href);

await page.addScriptTag({ url: '/bench/stage-fx.page.ts', type: 'module' });

const run = (effects: Partial<Effects>, shot: Shot, does: Work['does'] = 'paint'): Promise<void> =>
  page.evaluate(
    (asked) => {
      // Laid there by the script above.
      (window as typeof window & { work: (work: typeof asked) => void }).work(asked);
    },
    { does, effects, shot },
  );

const live: Shot = { places: [-1, -1, -1, -1], shares: [0, 0, 1] };
const dissolving: Shot = { places: [0, 0, -1, -1], shares: [0, 0, 0.5] };
const looping: Shot = { places: [0, 0, 0, 0], shares: [0, 0.5, 1] };
await run({}, live);

const options = { time: 300, iterations: 8, warmupTime: 0, warmupIterations: 1 };

afterAll(async () => {
  await browser.close();
  await server.close();
});

describe('ten display frames of 576 × 320', () => {
  bench('the bare pass', () => run({}, live), options);
  bench('zoom', () => run({ zoom: 2 }, live), options);
  bench('mirror, 6 axes', () => run({ mirror: 6 }, live), options);
  bench('trails and trailzoom', () => run({ trails: 0.9 }, live), options);
  bench('hue and saturation', () => run({ hue: 90, saturation: 1.5 }, live), options);
  bench('contrast', () => run({ contrast: 1.5 }, live), options);
  bench('half wet', () => run({ hue: 90, fx: 0.5 }, live), options);
  bench('a dissolve', () => run({}, dissolving), options);
  bench('the seam of a loop', () => run({}, looping), options);
  bench('all of it', () => run({ zoom: 2, mirror: 6, trails: 0.9, hue: 90 }, dissolving), options);
  bench('taking a frame in', () => run({}, live, 'take'), options);
  bench('keeping a frame', () => run({}, live, 'keep'), options);
});
