/** The built app in a tab that another one hides, under both hands for some minutes: which share of the chunks is fed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HiddenTab, openTab } from '../test/support/hidden-tab.ts';
import { oscMessage, sendUdp } from '../test/support/udp.ts';
import { ask, type Journal, pause, start } from './live/scope.ts';
import { row } from './table.ts';

const SAMPLE_MS = 30_000;
const GESTURE_MS = 50;
const VISIBLE_SAMPLES = 2;

export async function hiddenLive(home: string, minutes: number, browserPath: string): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'scope-deck-hidden-'));
  const rehearsal = await start(
    join(home, 'dist/rehearsal/main.js'),
    ['--port', '0', '--chunk-ms', '600'],
    /rehearsal {2}(http:\S+)/,
  );
  const scope = rehearsal.said[1] ?? '';
  const mapping = join(home, 'test/e2e/fixtures/two.mapping.json');
  const bridge = await start(
    join(home, 'dist/bridge/main.js'),
    ['--scope', scope, '--port', '0', '--osc-port', '0', '--data', data, '--mapping', mapping, '--no-open'],
    /operator {2}(http:\S+)\n[^]*osc {2}udp:[^\n]*:(\d+)\n[^]*scope {2}/,
  );
  const [, operator = '', osc = ''] = bridge.said;
  const tab = await openTab(browserPath, `${operator}?connect=1`, ['Virtual Box']);
  while ((await tab.run('document.documentElement.dataset.link')) !== 'live') await pause(200);
  await sendUdp(Number(osc), oscMessage('/prompt/glide', 0));

  const hands = setInterval(() => void gesture(tab, Number(osc)).catch(() => undefined), GESTURE_MS);
  console.log(
    `${minutes} minutes hidden, after one visible; MIDI and OSC twenty times a second each, chunks of 600 ms.`,
  );
  console.log(row('', ['tab', 'chunks', 'fed', 'refused', 'link']));
  const samples = VISIBLE_SAMPLES + Math.ceil((minutes * 60_000) / SAMPLE_MS);
  for (let i = 0; i < samples; i++) {
    if (i === VISIBLE_SAMPLES) await tab.hide();
    const since = Date.now();
    await pause(SAMPLE_MS);
    console.log(row(`  ${(((i + 1) * SAMPLE_MS) / 60_000).toFixed(1)} min`, await sampled(scope, tab, since)));
  }
  clearInterval(hands);
  await tab.close();
  await bridge.end();
  await rehearsal.end();
  await rm(data, { recursive: true, force: true });
}

async function sampled(scope: string, tab: HiddenTab, since: number): Promise<readonly string[]> {
  const { chunks, messages } = await ask<Journal>(`${scope}/rehearsal/journal?since=${since}`);
  const numbers = new Set(chunks.map(({ number }) => number));
  const fed = new Set(messages.flatMap(({ chunk = -1 }) => (numbers.has(chunk) ? [chunk] : [])));
  const refused = messages.filter(({ fate }) => fate === 'dropped').length;
  const state = String(await tab.run('document.visibilityState'));
  const link = String(await tab.run('document.documentElement.dataset.link'));
  return [state, String(numbers.size), `${Math.round((100 * fed.size) / numbers.size)} %`, String(refused), link];
}

async function gesture(tab: HiddenTab, port: number): Promise<void> {
  const turn = Math.sin(Date.now() / 900);
  await sendUdp(port, oscMessage('/prompt/1/weight', 0.5 + turn / 3));
  await tab.run(`__midi.send('Virtual Box', [0xb0, 1, ${Math.round(64 + 60 * turn)}])`);
}
