import { beforeAll, expect, test } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { eventually, launchBrowser, open, type Opened, phase, redness, seen } from '../support/browser.ts';
import { mapping, show } from './fixtures.ts';

let app: App;
let operator: Opened;

beforeAll(async () => {
  app = await startApp({ args: ['--show', show, '--mapping', mapping] });
  operator = await open(await launchBrowser(), `${app.url}/?connect=1`, { midi: ['Virtual Box'] });
});

const turn = (cc: number, value: number) =>
  operator.page.evaluate(([control, to]) => window.__midi.send('Virtual Box', [0xb0, control, to]), [
    cc,
    value,
  ] as const);

test('[EE1] a knob on a MIDI box moves the picture towards its prompt, and Scope refuses nothing on the way', async () => {
  const { page, faults } = operator;
  await phase(page, 'live');
  await eventually(
    () => seen(page),
    (colour) => redness(colour) > 0.2,
    'the picture is red',
  );

  for (let value = 0; value <= 127; value += 4) await turn(1, value);
  await turn(1, 127);
  for (let value = 127; value >= 0; value -= 4) await turn(0, value);
  await turn(0, 0);

  await eventually(
    () => seen(page),
    (colour) => redness(colour) < -0.2,
    'the picture is blue',
  );
  await eventually(
    app.scope.last,
    (chunk) => chunk?.prompts.length === 1 && chunk.prompts[0]?.text === 'blue bands' && chunk.prompts[0].share === 1,
    'Scope plays blue alone',
  );
  const { messages, failures } = await app.scope.journal();
  expect(messages.filter(({ fate }) => fate === 'applied').length).toBeGreaterThan(0);
  expect(messages.filter(({ fate }) => fate === 'dropped' || fate === 'ignored')).toEqual([]);
  expect(failures).toEqual([]);
  expect(faults).toEqual([]);
});
