/** OSC from other programs, over real UDP: straight at an address, in a bundle, by a mapping file, and broken. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { encodeOsc } from '../../src/core/control/osc.ts';
import { type App, type Journal, startApp } from '../support/app.ts';
import { eventually, launchBrowser, open, type Opened, phase, viewIn } from '../support/browser.ts';
import { artDmx } from '../support/dmx.ts';
import { pause } from '../support/wait.ts';
import { oscBundle, oscMessage, sendUdp } from '../support/udp.ts';
import { mapping, show } from './fixtures.ts';

let app: App;
let operator: Opened;
let page: Page;

beforeAll(async () => {
  app = await startApp({
    args: ['--show', show, '--mapping', mapping, '--mapping', 'lighting-desk', '--artnet', '0:0'],
  });
  operator = await open(await launchBrowser(), `${app.url}/?connect=1`);
  ({ page } = operator);
  await phase(page, 'live');
});

const shares = async (): Promise<Readonly<Record<string, number>>> => {
  const chunk = await app.scope.last();
  return Object.fromEntries((chunk?.prompts ?? []).map(({ text, share }) => [text, share]));
};
const plays = (red: number, blue: number) =>
  eventually(
    shares,
    ({ 'red bands': r = 0, 'blue bands': b = 0 }) => Math.abs(r - red) < 0.011 && Math.abs(b - blue) < 0.011,
    `Scope plays ${red} red and ${blue} blue`,
  );

test('[EE2] an OSC datagram turns a prompt up, and Scope plays the mix that follows', async () => {
  await sendUdp(app.oscPort, oscMessage('/prompt/2/weight', 0.4));
  await plays(0.71, 0.29);
  expect((await viewIn(page)).slots[1]?.value).toBeCloseTo(0.4, 2);
});

test('[EE3] a bundle acts as one: Scope is told all of it in one message', async () => {
  const before = (await app.scope.journal()).messages;
  await sendUdp(app.oscPort, oscBundle(['/prompt/glide', 0], ['/prompt/1/weight', 0.5], ['/prompt/2/weight', 0.5]));
  await plays(0.5, 0.5);
  const mixes = (await app.scope.journal()).messages.map(
    ({ message }) => /"prompts":(\[[^\]]*\])/.exec(JSON.stringify(message))?.[1],
  );
  // A seal may still say the mix before.
  const old = mixes.slice(0, before.length).findLast((mix) => mix !== undefined);
  expect(mixes.slice(before.length).find((mix) => mix !== undefined && mix !== old)).toBe(
    JSON.stringify([
      { text: 'blue bands', weight: 0.5 },
      { text: 'red bands', weight: 0.5 },
    ]),
  );
});

test("[EE4] another program's own address plays by a mapping file", async () => {
  await sendUdp(app.oscPort, oscMessage('/td/blue', 10));
  await plays(0.33, 0.67);
});

test('[EE5] broken datagrams are counted and shown as one problem, and the next good one plays', async () => {
  const broken = [
    Uint8Array.from([1, 2, 3]),
    Uint8Array.from(Buffer.from('/prompt/1/weight\0\0\0\0,f\0\0ab')),
    new Uint8Array(0),
    Uint8Array.from(Buffer.from('#bundle\0\0\0\0\0\0\0\0\x01\x7f\xff\xff\xff')),
  ];
  await sendUdp(app.oscPort, ...broken);
  const problem = await eventually(
    async () => (await viewIn(page)).problems.find(({ code }) => code === 'osc/malformed'),
    (found) => found !== undefined && found.what.includes(` ${broken.length} `),
    'the problem says how many were broken',
  );
  expect(problem?.weight).toBe('odd');
  await page.locator('deck-problem').getByText('sends broken OSC').waitFor();

  await sendUdp(app.oscPort, oscMessage('/prompt/2/weight', 0));
  await plays(1, 0);
  expect(app.child.errors()).toBe('');
  expect(operator.faults).toEqual([]);
});

/** Three seconds of hands on faders and the seed; in which chunk that began after they rested the last values play. */
async function landsIn(seed: number): Promise<number> {
  for (let step = 1; step <= 150; step++) {
    const value = 0.05 + 0.9 * Math.abs(Math.sin(step / 7 + seed));
    await sendUdp(
      app.oscPort,
      oscBundle(['/prompt/1/weight', 1 - value], ['/prompt/2/weight', value], ['/seed', 1000 * seed + step]),
    );
    await new Promise((resume) => setTimeout(resume, 20));
  }
  const ended = (await app.scope.journal()).chunks.at(-1)?.number ?? 0;
  const isLast = ({ message }: { readonly message: unknown }) =>
    JSON.stringify(message).includes(`"base_seed":${1000 * seed + 150}`);
  const { messages } = await eventually(
    () => app.scope.journal(),
    (journal) => journal.messages.some((each) => isLast(each) && each.fate === 'applied'),
    'the last values are played',
  );
  // The chunk after the last ended one had begun before the hands came to rest.
  return (messages.find(isLast)?.chunk ?? 0) - (ended + 1);
}

test('[EE33] storms of hands through a real browser: nothing is refused, all last values play, and by the second chunk after the hands rest', async () => {
  await sendUdp(app.oscPort, oscMessage('/prompt/glide', 0));
  const landed: number[] = [];
  // A machine that is busy with other tests may once be late itself.
  for (let seed = 1; seed <= 3 && !landed.some((chunk) => chunk <= 2); seed++) landed.push(await landsIn(seed));
  expect(Math.min(...landed)).toBeLessThanOrEqual(2);
  const { messages } = await app.scope.journal();
  expect(messages.filter(({ fate }) => fate === 'dropped' || fate === 'ignored')).toEqual([]);
});

test('[AN32] a fader of a lighting desk turns a prompt up, and Scope plays the mix that follows', async () => {
  const [, port = ''] = /^art-net {2}udp:\S+:(\d+)/m.exec(app.child.said()) ?? [];
  // What was said by OSC a moment ago counts as a hand, to which a desk yields for two seconds.
  await pause(2100);
  await sendUdp(Number(port), artDmx(0, [0, 0], 1), artDmx(0, [204, 51], 2));
  await plays(0.8, 0.2);
});

test('[EE60] a text that changes sixty times a second reaches Scope once a chunk at most, and the last one plays', async () => {
  await sendUdp(app.oscPort, oscBundle(['/prompt/1/weight', 1], ['/prompt/2/weight', 0]));
  await plays(1, 0);
  const before = await app.scope.journal();
  for (let i = 1; i <= 180; i++) {
    const value = i === 180 ? 'the last words: 雨' : `words ${i}`;
    await sendUdp(app.oscPort, encodeOsc({ address: '/prompt/1/text', args: [{ type: 's', value }] }));
    await new Promise((resume) => setTimeout(resume, 16));
  }
  const last = await eventually(
    () => app.scope.last(),
    (chunk) => chunk?.prompts.length === 1 && chunk.prompts[0]?.text === 'the last words: 雨',
    'the last text plays alone',
  );
  expect(last?.prompts[0]?.share).toBe(1);
  const after = await app.scope.journal();
  const told = after.messages
    .slice(before.messages.length)
    .filter(({ message }) => JSON.stringify(message).includes('"prompts"'));
  expect(told.filter(({ fate }) => fate === 'dropped' || fate === 'ignored')).toEqual([]);
  expect(told.length).toBeGreaterThan(3);
  const number = ({ chunks }: Journal) => chunks.at(-1)?.number ?? 0;
  expect(told.length).toBeLessThanOrEqual(number(after) - number(before) + 1);
});
