/** The built app under hands for some minutes, in a real browser: what bridge, rehearsal and page hold, sampled and judged. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CDPSession, chromium } from 'playwright-core';
import { CHROMIUM } from '../test/support/chromium.ts';
import { oscMessage, sendUdp } from '../test/support/udp.ts';
import { freePort, inspect } from './live/inspector.ts';
import { ask, type Journal, pause, start } from './live/scope.ts';
import { row } from './table.ts';
import { isFlat, type Point, verdict } from './trend.ts';

const SAMPLE_MS = 15_000;
const GESTURE_MS = 33;

/** Resident memory in MB; only Linux tells it so. */
const resident = (pid: number | undefined): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000;

async function heapOf(page: CDPSession): Promise<number> {
  await page.send('HeapProfiler.collectGarbage');
  const { metrics } = await page.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6;
}

type Sample = { readonly minute: number; readonly bridge: number; readonly resident: number; readonly page: number };

/** Returns whether all stayed flat. */
export async function soakLive(home: string, minutes: number, executablePath: string): Promise<boolean> {
  const data = await mkdtemp(join(tmpdir(), 'scope-deck-soak-'));
  const rehearsal = await start(
    join(home, 'dist/rehearsal/main.js'),
    ['--port', '0', '--chunk-ms', '400-1500'],
    /rehearsal {2}(http:\S+)/,
  );
  const scope = rehearsal.said[1] ?? '';
  const port = await freePort();
  const bridge = await start(
    join(home, 'dist/bridge/main.js'),
    ['--scope', scope, '--port', '0', '--osc-port', '0', '--data', data, '--no-open'],
    /operator {2}(http:\S+)\n[^]*osc {2}udp:[^\n]*:(\d+)\n[^]*scope {2}/,
    [`--inspect=127.0.0.1:${port}`],
  );
  const inside = await inspect(port);
  const [, operator = '', osc = ''] = bridge.said;
  const browser = await chromium.launch({ ...CHROMIUM, executablePath });
  const page = await browser.newPage();
  await page.goto(`${operator}?connect=1`);
  await page.waitForFunction(() => document.documentElement.dataset['link'] === 'live', null, { timeout: 60_000 });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');

  const hands = setInterval(() => void gesture(Number(osc)), GESTURE_MS);
  console.log(
    `${minutes} minutes of the built app, ${Math.round(3000 / GESTURE_MS)} OSC messages a second, chunks of 400 to 1500 ms.`,
  );
  console.log(row('', ['bridge heap', 'external', 'resident', 'page heap', 'rehearsal', 'refused', 'link']));
  const samples: Sample[] = [];
  for (let at = 0; at <= minutes * 60_000; at += SAMPLE_MS) {
    const { messages } = await ask<Journal>(`${scope}/rehearsal/journal`);
    const refused = messages.filter(({ fate }) => fate === 'dropped').length;
    const link = await page.evaluate(() => document.documentElement.dataset['link'] ?? '');
    const { heapUsed, external, rss } = await inside.memory();
    const heap = await heapOf(devtools);
    samples.push({ minute: at / 60_000, bridge: (heapUsed + external) / 1e6, resident: rss / 1e6, page: heap });
    const sizes = [heapUsed / 1e6, external / 1e6, rss / 1e6, heap, resident(rehearsal.process.pid)];
    const cells = [...sizes.map((size) => `${size.toFixed(2)} MB`), String(refused), link];
    console.log(row(`  ${(at / 60_000).toFixed(2)} min`, cells));
    await pause(SAMPLE_MS);
  }
  clearInterval(hands);
  inside.close();
  await browser.close();
  await bridge.end();
  await rehearsal.end();
  await rm(data, { recursive: true, force: true });
  return judged(samples);
}

/** The resident size is shown but not judged: it is what the allocator keeps, up to twice what is held. */
function judged(samples: readonly Sample[]): boolean {
  const bridge = samples.map(({ minute, bridge: mb }): Point => ({ minute, mb }));
  const page = samples.map(({ minute, page: mb }): Point => ({ minute, mb }));
  const whole = samples.map(({ minute, resident: mb }): Point => ({ minute, mb }));
  console.log(verdict('bridge, heap and external', bridge));
  console.log(verdict('bridge, resident (not judged)', whole));
  console.log(verdict('page heap', page));
  return isFlat(bridge) && isFlat(page);
}

/** Three that move all the time, and a recall now and then. */
function gesture(port: number): Promise<void> {
  const turn = Math.sin(Date.now() / 900);
  const moves = [
    oscMessage('/prompt/1/weight', 0.5 + turn / 2),
    oscMessage('/prompt/2/weight', 0.5 - turn / 2),
    oscMessage('/stage/hue', 180 * turn),
  ];
  const recalls =
    Date.now() % 12_000 < GESTURE_MS ? [oscMessage(`/pad/${1 + (Math.floor(Date.now() / 12_000) % 2)}/recall`, 1)] : [];
  return sendUdp(port, ...moves, ...recalls);
}
