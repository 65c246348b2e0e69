/** What a dense stream costs the bridge and a real page, and whether it disturbs the pace of what Scope is sent. */
import { join } from 'node:path';
import { type Browser, type CDPSession, chromium } from 'playwright-core';
import { CHROMIUM } from '../../test/support/chromium.ts';
import { oscMessage, sendUdp } from '../../test/support/udp.ts';
import { ask, type Journal, pause, start } from '../live/scope.ts';
import { row } from '../table.ts';
import { SCENES } from './channels.ts';
import { type Bridge, HZ, MS, percent, type Sender, SETTLE_MS, startBridge } from './stand.ts';

/** What the pace is to be compared with: a few messages for each chunk. */
const SLOW = { ...SCENES[0], name: 'bound, but five times a second', hz: 5 };

/** Shares of one core under a real page that plays the rehearsal's picture; what chunks took in shows the pace. */
export async function printStreams(home: string, executablePath: string, sender: Sender): Promise<void> {
  const rehearsal = await start(
    join(home, 'dist/rehearsal/main.js'),
    ['--port', '0', '--chunk-ms', '750'],
    /rehearsal {2}(http:\S+)/,
  );
  const scope = rehearsal.said[1] ?? '';
  const bridge = await startBridge(home, scope);
  const browser = await chromium.launch({ ...CHROMIUM, executablePath });
  const page = await browser.newPage();
  await page.goto(`${bridge.page}?connect=1`);
  await page.waitForFunction(() => document.documentElement.dataset['link'] === 'live', null, { timeout: 60_000 });
  const devtools = await page.context().newCDPSession(page);
  // Time of the processor, not of the clock: a busy machine would count twice.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const usage = usageOf(bridge, browser, devtools);
  // Without a graphics card the effects themselves would cost far more than being told of them.
  await sendUdp(bridge.osc, oscMessage('/stage/fx', 0));
  await pause(SETTLE_MS);
  const head = ['bridge', 'page', 'its script', 'all of Chrome', 'sent', 'refused', 'chunks fed'];
  console.log(`\n${row(`${SCENES[0]?.addresses.length} channels at ${HZ} Hz, of one core`, head, 14)}`);
  for (const scene of [null, SLOW, ...SCENES]) {
    const sent =
      scene === null
        ? pause(SETTLE_MS + MS)
        : sender.send({ job: 'frames', port: bridge.osc, hz: HZ, ms: SETTLE_MS + MS, ...scene });
    await pause(SETTLE_MS);
    const [from, before] = [Date.now(), await usage()];
    await sent;
    const [ms, after] = [Date.now() - from, await usage()];
    const shares = after.map((each, i) => percent(each - (before[i] ?? 0), ms));
    const { messages, chunks } = await ask<Journal>(`${scope}/rehearsal/journal`);
    const said = messages.filter(({ at }) => at >= from);
    const refused = said.filter(({ fate }) => fate === 'dropped').length;
    const begun = chunks.filter(({ at }) => at >= from).length;
    const cells = [...shares, String(said.length), String(refused), `${said.length - refused} of ${begun}`];
    console.log(row(`  ${scene?.name ?? 'nothing sent'}`, cells, 14));
  }
  await browser.close();
  await bridge.end();
  await rehearsal.end();
}

/** Milliseconds of the processor so far: the bridge, the page's main thread, its script, and every process of the browser. */
const usageOf = (bridge: Bridge, browser: Browser, devtools: CDPSession) => async (): Promise<readonly number[]> => {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const metric = (name: string) => 1000 * (metrics.find((each) => each.name === name)?.value ?? 0);
  const whole = await browser.newBrowserCDPSession();
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
  await whole.detach();
  const all = processInfo.reduce((sum, { cpuTime }) => sum + 1000 * cpuTime, 0);
  return [await bridge.inside.cpu(), metric('TaskDuration'), metric('ScriptDuration'), all];
};
