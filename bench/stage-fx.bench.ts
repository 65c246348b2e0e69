/**
 * What each effect costs against the bare pass, in the browser that is here: without a GPU that is the processor. All take
 * turns in one run, so that what else the machine does falls on each of them, and the least of many rounds counts.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { CHROMIUM } from '../test/support/chromium.ts';
import { createServer } from 'vite';
import { afterAll, bench } from 'vitest';
import type { Effects } from '../src/page/stage/effects.ts';
import type { Shot } from '../src/page/stage/gl/painter.ts';
import type { Work } from './stage-fx.page.ts';
import { row } from './table.ts';

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

const live: Shot = { places: [-1, -1, -1, -1], shares: [0, 0, 1] };
const dissolving: Shot = { places: [0, 0, -1, -1], shares: [0, 0, 0.5] };
const looping: Shot = { places: [0, 0, 0, 0], shares: [0, 0.5, 1] };

const paint = (effects: Partial<Effects>, shot: Shot = live): Work => ({ does: 'paint', effects, shot });
const WORKS: Readonly<Record<string, Work>> = {
  'the bare pass': paint({}),
  zoom: paint({ zoom: 2 }),
  'mirror, 6 axes': paint({ mirror: 6 }),
  'trails and trailzoom': paint({ trails: 0.9 }),
  'hue and saturation': paint({ hue: 90, saturation: 1.5 }),
  contrast: paint({ contrast: 1.5 }),
  'half wet': paint({ hue: 90, fx: 0.5 }),
  'a dissolve': paint({}, dissolving),
  'the seam of a loop': paint({}, looping),
  'all of it': paint({ zoom: 2, mirror: 6, trails: 0.9, hue: 90 }, dissolving),
  'taking a frame in': { does: 'take', effects: {}, shot: live },
  'keeping a frame': { does: 'keep', effects: {}, shot: live },
};

/** Milliseconds of the page for one of them. */
const msOf = (work: Work): Promise<number> =>
  page.evaluate(
    (asked) =>
      // Laid there by the script above.
      (window as typeof window & { work: (work: typeof asked) => number }).work(asked),
    work,
  );

const ROUNDS = 24;

async function printRatios(): Promise<void> {
  const least = new Map<string, number>();
  const works = Object.entries(WORKS);
  for (let round = 0; round < ROUNDS; round += 1) {
    // Each comes after each other once: what one leaves to be done is not always the same one's burden.
    const first = round % works.length;
    for (const [name, work] of [...works.slice(first), ...works.slice(0, first)])
      least.set(name, Math.min(least.get(name) ?? Number.POSITIVE_INFINITY, await msOf(work)));
  }
  const bare = least.get('the bare pass') ?? 1;
  console.log(row('One pass of 576 × 320, least of the rounds', ['ms', '× bare pass']));
  for (const name of Object.keys(WORKS)) {
    const ms = least.get(name) ?? 0;
    console.log(row(`  ${name}`, [ms.toFixed(2), (ms / bare).toFixed(1)]));
  }
}

afterAll(async () => {
  await browser.close();
  await server.close();
});

bench('every effect in turn, printed above against the bare pass', printRatios, {
  time: 0,
  iterations: 1,
  warmupTime: 0,
  warmupIterations: 0,
});
