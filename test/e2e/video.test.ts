/** A show that plays on video, with a hand on its fader: what comes in is sent, and no prompt cuts the picture. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startApp } from '../support/app.ts';
import { eventually, launchBrowser, open, phase, viewIn } from '../support/browser.ts';
import { oscMessage, sendUdp } from '../support/udp.ts';
import { mapping } from './fixtures.ts';

const show = fileURLToPath(new URL('fixtures/video.show.json', import.meta.url));

test('[EE40] a show on video plays, follows the hand to its last value, and is never cut by a prompt', async () => {
  const [app, browser] = await Promise.all([
    startApp({ args: ['--show', show, '--mapping', mapping] }),
    launchBrowser(),
  ]);
  const { page } = await open(browser, app.url);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await phase(page, 'live');
  const journal = () => app.scope.journal();
  await eventually(journal, ({ chunks }) => chunks.length > 2, 'chunks come');
  await sendUdp(app.oscPort, oscMessage('/prompt/glide', 0));
  for (let step = 1; step <= 60; step++) {
    await sendUdp(
      app.oscPort,
      oscMessage('/prompt/2/weight', step / 60),
      oscMessage('/prompt/1/weight', 1 - step / 60),
    );
    await new Promise((resume) => setTimeout(resume, 50));
  }
  const { chunks, offers } = await eventually(
    journal,
    (seen) => seen.chunks.at(-1)?.prompts[0]?.text === 'blue bands' && seen.chunks.at(-1)?.prompts.length === 1,
    'the picture is where the hand rests',
  );
  expect(offers[0]?.initialParameters).toMatchObject({ input_mode: 'video' });
  expect(chunks.map(({ cut }) => cut).filter((cut) => cut !== null)).toEqual(['start']);
  expect(new Set(chunks.map(({ prompts }) => JSON.stringify(prompts))).size).toBeGreaterThan(2);
  const { problems } = await viewIn(page);
  expect(problems.map(({ code }) => code)).toEqual(expect.arrayContaining(['picture/no-camera', 'scope/every-second']));
});
