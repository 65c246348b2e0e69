/** Who holds the picture: the first frame, a reload, a stage that takes it over, and a Scope that falls down. */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { type App, type Journal, startApp } from '../support/app.ts';
import {
  eventually,
  launchBrowser,
  light,
  linkOf,
  moves,
  open,
  phase,
  redness,
  seen,
  viewIn,
} from '../support/browser.ts';
import { oscMessage, sendUdp } from '../support/udp.ts';
import { mapping, show } from './fixtures.ts';

let app: App;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ args: ['--show', show, '--mapping', mapping] }), launchBrowser()]);
  ({ page } = await open(browser, app.url));
});

const isBlue = () =>
  eventually(
    () => seen(page),
    (colour) => redness(colour) < -0.2,
    'the picture is blue',
  );

/** Sessions that lived at the same time; there are never two. */
const together = ({ sessions }: Journal) =>
  sessions.filter((session, i) => {
    const next = sessions[i + 1];
    return next !== undefined && (session.endedAt === null || session.endedAt > next.openedAt);
  });

test('[EE6] what is set before the picture comes is in the offer, and the first chunk is already that picture', async () => {
  await phase(page, 'idle');
  await sendUdp(app.oscPort, oscMessage('/prompt/glide', 0));
  await sendUdp(
    app.oscPort,
    oscMessage('/prompt/2/weight', 1),
    oscMessage('/prompt/1/weight', 0),
    oscMessage('/seed', 99),
  );
  await eventually(
    () => viewIn(page),
    ({ slots }) => slots[0]?.value === 0 && slots[1]?.value === 1,
    'the desk is blue',
  );

  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await phase(page, 'live');
  await isBlue();
  const { offers, chunks } = await app.scope.journal();
  expect(offers).toHaveLength(1);
  expect(offers[0]?.initialParameters).toMatchObject({
    prompts: [{ text: 'blue bands', weight: 1 }],
    pipeline_ids: ['longlive'],
    base_seed: 99,
    paused: false,
    denoising_step_list: [1000, 750, 500, 250],
    manage_cache: expect.any(Boolean),
    spatial_interpolation_method: expect.any(String),
  });
  expect(chunks[0]?.prompts).toEqual([{ text: 'blue bands', share: 1 }]);
});

test('[EE7] a reload keeps every value, and makes the session anew without ever having two', async () => {
  await page.reload();
  await phase(page, 'live');
  const { slots } = await viewIn(page);
  expect(slots.slice(0, 2).map(({ value }) => value)).toEqual([0, 1]);
  await isBlue();
  const journal = await app.scope.journal();
  expect(journal.sessions).toHaveLength(2);
  expect(together(journal)).toEqual([]);
});

test('[EE8] a stage that opens has the picture, and the operator still sees it move', async () => {
  const stage = await open(browser, `${app.url}/stage`);
  await eventually(
    () => viewIn(page),
    ({ player }) => player.where === 'stage',
    'the stage plays',
  );
  await phase(stage.page, 'live');
  await eventually(
    () => seen(stage.page),
    (colour) => redness(colour) < -0.2,
    'the stage is blue',
  );
  await isBlue();
  await eventually(() => moves(page), Boolean, 'the operator sees it move');
  expect(await moves(stage.page)).toBe(true);

  await stage.page.close({ runBeforeUnload: true });
  await eventually(
    () => viewIn(page),
    ({ player }) => player.where === 'operator',
    'the operator plays again',
  );
  await phase(page, 'live');
  await isBlue();
  await eventually(() => moves(page), Boolean, 'its picture moves');
  const journal = await app.scope.journal();
  expect(journal.sessions).toHaveLength(4);
  expect(together(journal)).toEqual([]);
  expect(stage.faults).toEqual([]);
});

test('[EE9] when Scope falls down the last frame stays, the link waits and says so, and comes back by itself', async () => {
  const heard: string[] = [];
  await app.scope.fault('crash');
  await eventually(
    () => linkOf(page),
    (link) => link !== 'live',
    'the link is down',
  );
  const darkest = await eventually(
    async () => {
      const [link, colour] = await Promise.all([linkOf(page), seen(page)]);
      heard.push(link ?? '');
      return { link, colour };
    },
    ({ link, colour }) => {
      expect(light(colour)).toBeGreaterThan(12);
      expect(redness(colour)).toBeLessThan(-0.2);
      return link === 'live';
    },
    'the link is live again',
    60_000,
  );
  expect(darkest.link).toBe('live');
  expect(heard).toContain('waiting');
  await isBlue();
  await eventually(() => moves(page), Boolean, 'the picture moves again');
  await eventually(
    () => viewIn(page),
    ({ problems }) => problems.every(({ weight }) => weight !== 'risk'),
    'nothing of it is a problem any more',
  );
  const { offers } = await app.scope.journal();
  expect(offers.at(-1)?.initialParameters).toMatchObject({
    prompts: [{ text: 'blue bands', weight: 1 }],
    base_seed: 99,
  });
});
