/** The operator's screen in a show: readable for everyone, whole on small laptops, and nothing on it jumps. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { launchBrowser, open, type Opened, phase, viewIn } from '../support/browser.ts';
import { oscMessage, sendUdp } from '../support/udp.ts';
import { mapping, show } from './fixtures.ts';

let app: App;
let operator: Opened;
let page: Page;

beforeAll(async () => {
  app = await startApp({ args: ['--show', show, '--mapping', mapping] });
  operator = await open(await launchBrowser(), `${app.url}/?connect=1`, { midi: ['Virtual Box'] });
  ({ page } = operator);
  await phase(page, 'live');
});

/** Where everything stands that can be pressed or pulled, through all shadow roots. */
const places = () =>
  page.evaluate(() => {
    const within = (root: Document | ShadowRoot | Element): Element[] =>
      // The seat of problems has deeds of its own that come and go in it.
      [...root.querySelectorAll('*:not(deck-problem)')].flatMap((each) => [
        each,
        ...(each.shadowRoot ? within(each.shadowRoot) : []),
      ]);
    return within(document)
      .filter((each) => each.matches('button, input, textarea, select, deck-fader, deck-pad, deck-column, deck-stage'))
      .map((each) => {
        const { x, y, width, height } = each.getBoundingClientRect();
        return `${each.localName} ${[x, y, width, height].map(Math.round).join(' ')}`;
      });
  });

test('[EE15] nothing that can be pressed moves its place while a storm of knobs, pads and datagrams plays', async () => {
  await page.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) shifts.push(Number(entry.value));
    }).observe({ type: 'layout-shift' });
  });
  const before = await places();
  expect(before.length).toBeGreaterThan(50);
  for (let round = 0; round < 60; round += 1) {
    const value = Math.round(63 + 63 * Math.sin(round / 5));
    await page.evaluate(
      ([step, to]) => {
        for (const cc of [0, 1, 7]) window.__midi.send('Virtual Box', [0xb0, cc, (to + 40 * cc) % 128]);
        if (step % 20 === 0) window.__midi.send('Virtual Box', [0x90, 36, 100]);
      },
      [round, value] as const,
    );
    await sendUdp(
      app.oscPort,
      oscMessage('/td/blue', value / 12),
      oscMessage('/stage/hue', value - 64),
      oscMessage('/no/such/address', 1),
      Uint8Array.from([1, 2, 3]),
    );
    if (round === 30) await page.keyboard.press('Digit2');
    if (round % 20 === 10) expect(await places()).toEqual(before);
    await new Promise((done) => setTimeout(done, 40));
  }
  expect((await viewIn(page)).problems.length).toBeGreaterThan(0);
  expect(await places()).toEqual(before);
  // What is left is numbers that grow by a figure; a tenth is where a reader's eye begins to be pulled away.
  const shifts = await page.evaluate((): number[] => Reflect.get(window, 'shifts'));
  expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.1);
  expect(operator.faults).toEqual([]);
});

test('[EE16] at 1280x720 and 1024x768 nothing reaches past the side', async () => {
  for (const [width, height] of [
    [1280, 720],
    [1024, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect({ width, scroll }).toEqual({ width, scroll: client });
  }
});

test('[EE17] axe finds nothing to complain of on the screen of a show', async () => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.evaluate(axe.source);
  const violations = () =>
    page.evaluate(async () => {
      const found = await window.axe.run(document, { resultTypes: ['violations'] });
      return found.violations.map(
        ({ id, help, nodes }) => `${id}: ${help} ${nodes.map(({ target }) => target.join(' ')).join('; ')}`,
      );
    });
  expect(await violations()).toEqual([]);
  await page.getByRole('tab', { name: 'Output' }).click();
  expect(await violations()).toEqual([]);
});

declare global {
  interface Window {
    axe: typeof axe;
  }
}
