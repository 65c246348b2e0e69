/** A hidden tab plays on: another window lies over the page that has the picture and the controllers, and nothing is slower. */
import { beforeAll, expect, test } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { eventually } from '../support/browser.ts';
import { atEnd } from '../support/cleanup.ts';
import { type HiddenTab, openTab } from '../support/hidden-tab.ts';
import { oscMessage, sendUdp } from '../support/udp.ts';
import { mapping, show } from './fixtures.ts';

let app: App;
let tab: HiddenTab;

beforeAll(async () => {
  app = await startApp({ args: ['--show', show, '--mapping', mapping] });
  tab = await openTab(process.env['CHROME_PATH'] ?? '/usr/bin/chromium', `${app.url}/?connect=1`, ['Virtual Box']);
  atEnd(tab.close);
  await eventually(
    () => tab.run('document.documentElement.dataset.link'),
    (link) => link === 'live',
    'live',
    60_000,
  );
  await sendUdp(app.oscPort, oscMessage('/prompt/glide', 0));
});

/** Both hands move all the time until so many chunks have begun: which share of these was told something new. */
async function played(chunks: number): Promise<number> {
  const before = (await app.scope.last())?.number ?? 0;
  let turn = 0;
  await eventually(
    async () => {
      turn += 1;
      await sendUdp(app.oscPort, oscMessage('/prompt/1/weight', 0.5 + Math.sin(turn) / 3));
      await tab.run(`__midi.send('Virtual Box', [0xb0, 1, ${turn % 128}])`);
      return (await app.scope.last())?.number ?? 0;
    },
    (number) => number >= before + chunks,
    `${chunks} chunks`,
    90_000,
  );
  const { messages } = await app.scope.journal();
  const fed = new Set(messages.flatMap(({ chunk = 0 }) => (chunk > before && chunk <= before + chunks ? [chunk] : [])));
  return fed.size / chunks;
}

/** How often a timer of 20 ms comes in two seconds. */
const timers = () =>
  tab.run(`new Promise((done) => {
    let count = 0;
    const counting = setInterval(() => { count += 1; }, 20);
    const ends = performance.now() + 2000;
    const look = new MessageChannel();
    look.port1.onmessage = () => {
      if (performance.now() < ends) return look.port2.postMessage(0);
      clearInterval(counting);
      done(count);
    };
    look.port2.postMessage(0);
  })`);

test('[HT1] MIDI and OSC reach Scope through a hidden tab at the same pace, and the last values are played', async () => {
  expect(await tab.run('document.visibilityState')).toBe('visible');
  const before = await played(10);

  await tab.hide();
  await eventually(
    () => tab.run('document.visibilityState'),
    (state) => state === 'hidden',
    'the tab is hidden',
  );
  // Its timers sleep: were anything of the way on them, it would be seen.
  await eventually(timers, (count) => Number(count) < 10, 'its timers are throttled');
  expect(await played(25)).toBeGreaterThanOrEqual(before - 0.2);

  await tab.run(`__midi.send('Virtual Box', [0xb0, 1, 127])`);
  await sendUdp(app.oscPort, oscMessage('/prompt/1/weight', 0), oscMessage('/seed', 77));
  await eventually(
    app.scope.last,
    (chunk) => chunk?.prompts.length === 1 && chunk.prompts[0]?.text === 'blue bands',
    'Scope plays blue alone',
  );
  const { messages, sessions } = await app.scope.journal();
  expect(messages.findLast(({ message }) => 'base_seed' in Object(message))?.message).toMatchObject({ base_seed: 77 });
  expect(messages.filter(({ fate }) => fate === 'dropped')).toEqual([]);
  expect(sessions).toHaveLength(1);
  expect(await tab.run('document.visibilityState')).toBe('hidden');
});
