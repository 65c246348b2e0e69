/** The stage's own light acts in the browser at once, and keys play the show. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { eventually, launchBrowser, light, moves, open, phase, redness, seen, viewIn } from '../support/browser.ts';
import { oscMessage, sendUdp } from '../support/udp.ts';
import { mapping, show } from './fixtures.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp({ args: ['--show', show, '--mapping', mapping] });
  ({ page } = await open(await launchBrowser(), `${app.url}/?connect=1`));
  await phase(page, 'live');
  await eventually(
    () => seen(page),
    (colour) => redness(colour) > 0.2,
    'the picture is red',
  );
});

const told = async (): Promise<number> => (await app.scope.journal()).messages.length;
/** After some quiet everything is told once more; from then on nothing is. */
async function quiet(): Promise<number> {
  let last = -1;
  let since = Date.now();
  return eventually(
    told,
    (count) => {
      if (count !== last) since = Date.now();
      last = count;
      return Date.now() - since > 2500;
    },
    'nothing more is told',
  );
}

test('[EE10] blackout, level and freeze act on what is seen, and Scope is told nothing of them', async () => {
  const before = await quiet();
  const bright = light(await seen(page));

  await sendUdp(app.oscPort, oscMessage('/stage/blackout', 1));
  await eventually(
    () => seen(page),
    (colour) => light(colour) < 3,
    'the stage is black',
  );
  await sendUdp(app.oscPort, oscMessage('/stage/blackout', 0));
  await eventually(
    () => seen(page),
    (colour) => light(colour) > bright / 2,
    'the picture is back',
  );

  await sendUdp(app.oscPort, oscMessage('/stage/level', 0.3));
  await eventually(
    () => seen(page),
    (colour) => light(colour) < bright * 0.5 && light(colour) > 3,
    'it is dim',
  );
  await sendUdp(app.oscPort, oscMessage('/stage/level', 1));
  await eventually(
    () => seen(page),
    (colour) => light(colour) > bright * 0.7,
    'it is bright',
  );

  await sendUdp(app.oscPort, oscMessage('/stage/freeze', 1));
  await eventually(
    () => moves(page),
    (is) => !is,
    'the picture stands',
  );
  await sendUdp(app.oscPort, oscMessage('/stage/freeze', 0));
  await eventually(() => moves(page), Boolean, 'the picture moves');

  expect(await told()).toBe(before);
});

test('[EE11] a digit recalls its pad as one transition whose end is also its prompts', async () => {
  const before = await told();
  await page.keyboard.press('Digit2');
  await eventually(
    () => seen(page),
    (colour) => redness(colour) < -0.2,
    'the picture is blue',
  );
  const { messages } = await app.scope.journal();
  const recalls = messages
    .slice(before)
    .flatMap(({ message }) => (/"num_steps":[1-9]/.test(JSON.stringify(message)) ? [message] : []));
  expect(recalls).toHaveLength(1);
  const blue = [{ text: 'blue bands', weight: 1 }];
  expect(recalls[0]).toMatchObject({ prompts: blue, transition: { target_prompts: blue, num_steps: 4 } });
  await eventually(
    () => viewIn(page),
    ({ pads }) => pads[1]?.state === 'active',
    'the pad says that it plays',
  );
});

test('[EE12] Space freezes, b blacks out, and Esc changes nothing', async () => {
  await page.keyboard.press('Space');
  await eventually(
    () => viewIn(page),
    ({ stage }) => stage.freeze,
    'it is frozen',
  );
  await page.keyboard.press('KeyB');
  await eventually(
    () => seen(page),
    (colour) => light(colour) < 3,
    'the stage is black',
  );
  const before = await quiet();
  const { stage, slots, pads } = await viewIn(page);

  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  expect(await quiet()).toBe(before);
  const after = await viewIn(page);
  expect(after.stage).toEqual(stage);
  expect(after.slots).toEqual(slots);
  expect(after.pads).toEqual(pads);
  expect(light(await seen(page))).toBeLessThan(3);

  await page.keyboard.press('KeyB');
  await page.keyboard.press('Space');
  await eventually(
    () => viewIn(page),
    (view) => !view.stage.freeze && !view.stage.blackout,
    'both are off',
  );
  await eventually(() => moves(page), Boolean, 'the picture moves');
});
