/** Learning with the built app: a binding is played a moment after it is kept, and it is there after the next start. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { View } from '../../src/core/wire/view.ts';
import { type App, makeFolder, startApp } from '../support/app.ts';
import { type BarePage, openBarePage } from '../support/bare-page.ts';
import { until } from '../support/wait.ts';

async function start(
  data: string,
): Promise<{ readonly app: App; readonly page: BarePage; readonly view: () => Partial<View> }> {
  const app = await startApp({ data, scope: 'http://127.0.0.1:1' });
  onTestFinished(() => void app.child.end('SIGKILL'));
  const page = await openBarePage(app.url);
  await until(() => page.view().slots !== undefined, 'the first view');
  page.say({ say: 'port', port: { key: 'k', name: 'Novel Box', maker: 'M' }, here: true });
  return { app, page, view: page.view };
}

const cc = (page: BarePage, number: number, value: number) =>
  page.say({ say: 'midi', at: 0, port: 'k', bytes: [0xb0, number, value] });

test('[LR25] a control that is learned plays at once, is in the file, is taken back, and comes back at the next start', async () => {
  const data = await makeFolder();
  const first = await start(data);
  const { page, view, app } = first;
  expect(view().first).toBe(true);
  page.say({ say: 'learn', deed: { do: 'target', address: '/stage/zoom' } });
  await until(() => view().learn?.target === '/stage/zoom', 'the target');
  for (let value = 0; value <= 127; value += 1) cc(page, 70, value);
  await until(() => view().learn?.proposal?.control === 'CC 70', 'the proposal');
  page.say({ say: 'learn', deed: { do: 'keep', range: 'full' } });
  await until(() => view().learn?.plates['/stage/zoom']?.label === 'CC 70', 'the plate');
  expect(view().files?.mappings.find(({ id }) => id === 'learned')).toMatchObject({ chosen: true, broken: null });
  cc(page, 70, 127);
  await until(() => view().stage?.zoom === 4, 'the zoom');
  expect(await readFile(join(data, 'mappings/learned.json'), 'utf8')).toContain('"cc": 70');

  page.say({ say: 'learn', deed: { do: 'undo' } });
  await until(() => view().learn?.plates['/stage/zoom']?.label !== 'CC 70', 'another plate, or none');
  page.say({ say: 'learn', deed: { do: 'target', address: '/stage/hue' } });
  await until(() => view().learn?.target === '/stage/hue', 'the other target');
  for (let value = 0; value <= 127; value += 1) cc(page, 71, value);
  await until(() => view().learn?.proposal?.control === 'CC 71', 'the other proposal');
  page.say({ say: 'learn', deed: { do: 'keep', range: 'full' } });
  await until(() => view().learn?.canUndo === true, 'it can be undone');
  expect(app.child.errors()).toBe('');
  await app.child.end();

  const second = await start(data);
  expect(second.view().first).toBe(false);
  cc(second.page, 71, 0);
  await until(() => second.view().stage?.hue === -180, 'the hue');
});

test('[LR26] the first run is offered until it was left, and not again', async () => {
  const { page, view } = await start(await makeFolder());
  expect(view().first).toBe(true);
  page.say({ say: 'settled' });
  page.say({ say: 'read', slot: 3 });
  await until(() => view().first === false, 'no first run');
});

test('[MN3] the monitor of the app tells what came while a page looks', async () => {
  const { page, view } = await start(await makeFolder());
  expect(view().monitor).toBeNull();
  page.say({ say: 'monitor', open: true });
  await until(() => view().monitor !== null, 'the monitor');
  cc(page, 99, 1);
  cc(page, 70, 5);
  await until(() => view().monitor?.rows.length === 2, 'two rows');
  expect(view().monitor?.rows[1]).toMatchObject({ from: 'Novel Box', heard: 'CC 70 ch 1 = 5', isIdle: true });
  page.say({ say: 'monitor', open: false });
  await until(() => view().monitor === null, 'no monitor');
});

test('[IM6] what is pasted from Scope plays at once as a file of the user’s, and what is none is told', async () => {
  const data = await makeFolder();
  const { page, view } = await start(data);
  const mappings = [{ type: 'trigger', source: { channel: 0, midi_note: 40 }, target: { action: 'toggle_pause' } }];
  page.say({ say: 'import', text: JSON.stringify([{ name: 'Default', mappings }]) });
  await until(() => view().files?.mappings.some(({ id, chosen }) => id === 'from-scope' && chosen), 'the mapping');
  page.say({ say: 'midi', at: 0, port: 'k', bytes: [0x90, 40, 100] });
  await until(() => view().paused === true, 'the pause');
  expect(await readFile(join(data, 'mappings/from-scope.json'), 'utf8')).toContain('"note": 40');
  page.say({ say: 'import', text: '[{"mappings": 1}]' });
  await until(() => view().problems?.some(({ what }) => what.includes('from-scope')), 'the problem');
});
