/** Files that are saved while the show runs, and the state on disk: what is broken changes nothing, and is said. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ProblemView, View } from '../../src/core/wire/view.ts';
import { reasonOf } from '../../src/bridge/state-file.ts';
import { type App, makeFolder, type Start, startApp } from '../support/app.ts';
import { type BarePage, openBarePage } from '../support/bare-page.ts';
import { oscMessage, sendUdp } from '../support/udp.ts';
import { until } from '../support/wait.ts';

const scope = 'http://127.0.0.1:1';
async function rig(start: Start): Promise<{ readonly app: App; readonly page: BarePage }> {
  const app = await startApp({ scope, ...start });
  onTestFinished(() => void app.child.end('SIGKILL'));
  const page = await openBarePage(app.url);
  await until(() => page.view().slots !== undefined, 'the first view');
  return { app, page };
}
const problem = (page: BarePage, code: string): ProblemView | undefined =>
  page.view().problems?.find((each) => each.code === code);
const valueOf = (page: BarePage, slot: number): number | undefined => page.view().slots?.[slot - 1]?.value;
const files = (page: BarePage, kind: keyof View['files'], id: string) =>
  page.view().files?.[kind].find((each) => each.id === id);
/** The third slot as it is on disk; undefined while nothing is. */
function kept(data: string): unknown {
  const file = join(data, 'state.json');
  if (!existsSync(file)) return undefined;
  const { desk } = JSON.parse(readFileSync(file, 'utf8')) as { desk: { slots: readonly unknown[] } };
  return desk.slots[2];
}

const mapping = (osc: string, to: string) =>
  JSON.stringify({
    format: 'scope-deck/mapping@1',
    name: 'Mine',
    inputs: { td: { type: 'osc' } },
    bindings: [{ from: { osc }, to }],
  });
/** As editors do: whole, beside it, and then over it. */
async function save(file: string, text: string): Promise<void> {
  await writeFile(`${file}~`, text);
  await rename(`${file}~`, file);
}

test('[BR12] a mapping that is broken on disk changes nothing that runs and says so; a mended one plays at once', async () => {
  const data = await makeFolder();
  await mkdir(join(data, 'mappings'));
  const file = join(data, 'mappings/mine.json');
  await writeFile(file, mapping('/td/a', '/prompt/1/weight'));
  const { app, page } = await rig({ data, args: ['--mapping', 'mine'] });
  await sendUdp(app.oscPort, oscMessage('/td/a', 0.25));
  await until(() => valueOf(page, 1) === 0.25, 'the binding plays');
  expect(files(page, 'mappings', 'mine')).toMatchObject({ name: 'Mine', chosen: true, broken: null });

  await save(file, mapping('/td/a', '/promt/1/weight'));
  const said = await until(() => problem(page, 'file/wrong'), 'the problem');
  expect(`${said.what} ${said.then}`).toBe(
    'mine.json: bindings[0].to: no address "/promt/1/weight"; did you mean "/prompt/1/weight"?',
  );
  expect(files(page, 'mappings', 'mine')?.broken).toContain('bindings[0].to');
  await sendUdp(app.oscPort, oscMessage('/td/a', 0.75));
  await until(() => valueOf(page, 1) === 0.75, 'the old binding plays on');

  await save(file, '{ "format"');
  await until(() => problem(page, 'file/not-json'), 'the other problem');
  await save(file, mapping('/td/a', '/prompt/2/weight'));
  await until(
    () => problem(page, 'file/not-json') === undefined && problem(page, 'file/wrong') === undefined,
    'no problem',
  );
  await sendUdp(app.oscPort, oscMessage('/td/a', 0.5));
  await until(() => valueOf(page, 2) === 0.5, 'the new binding plays');
  expect(valueOf(page, 1)).toBe(0.75);
  expect(app.child.errors()).toBe('');
});

test('[BR50] a file laid into the folder while the show runs is listed, and can be chosen', async () => {
  const data = await makeFolder();
  const { app, page } = await rig({ data });
  await mkdir(join(data, 'mappings/stage'), { recursive: true });
  await save(join(data, 'mappings/stage/new.json'), mapping('/td/new', '/prompt/1/weight'));
  await until(() => files(page, 'mappings', 'stage/new'), 'it is listed');
  page.say({ say: 'file', kind: 'mapping', id: 'stage/new', chosen: true });
  await until(() => files(page, 'mappings', 'stage/new')?.chosen === true, 'it is chosen');
  await sendUdp(app.oscPort, oscMessage('/td/new', 0.25));
  await until(() => valueOf(page, 1) === 0.25, 'it plays');
});

test('[BR12] a show that is broken on disk changes nothing that runs; a mended one brings its presets and leaves the mix', async () => {
  const data = await makeFolder();
  await mkdir(join(data, 'shows'));
  const file = join(data, 'shows/mine.json');
  const show = (name: string, preset: string, key = 'presets') =>
    JSON.stringify({
      format: 'scope-deck/show@1',
      name,
      pipeline: { id: 'longlive' },
      prompts: [{ name: 'A', text: 'a', weight: 1 }],
      [key]: [{ id: preset, name: preset, prompts: [{ text: preset, weight: 1 }] }],
    });
  await writeFile(file, show('First', 'one'));
  const { app, page } = await rig({ data, args: ['--show', 'mine'] });
  page.say({ say: 'put', at: 0, changes: [{ address: '/prompt/2/text', value: 'typed by hand' }] });
  await until(() => page.view().slots?.[1]?.text === 'typed by hand', 'the text');

  await save(file, show('Second', 'two', 'presests'));
  await until(() => problem(page, 'file/wrong'), 'the problem');
  expect(page.view().show?.name).toBe('First');
  expect(page.view().pads?.[0]?.preset).toBe('one');

  await save(file, show('Second', 'two'));
  await until(() => page.view().show?.name === 'Second', 'the mended show');
  expect(page.view().pads?.[0]?.preset).toBe('two');
  expect(page.view().slots?.[1]?.text).toBe('typed by hand');
  expect(app.child.errors()).toBe('');
});

test('[BR13] what is set is on disk soon, without an end, and is there again after a crash whatever the command line says', async () => {
  const data = await makeFolder();
  const first = await rig({ data });
  first.page.say({
    say: 'put',
    at: 0,
    changes: [
      { address: '/prompt/3/text', value: 'kept' },
      { address: '/prompt/3/weight', value: 0.6 },
    ],
  });
  await expect.poll(() => kept(data), { timeout: 5000 }).toMatchObject({ text: 'kept', weight: 0.6 });
  await first.app.child.end('SIGKILL');

  const second = await rig({ data, args: ['--show', 'deep-water'] });
  expect(second.page.view().slots?.[2]).toMatchObject({ text: 'kept', value: 0.6 });
  expect(await second.app.child.end('SIGTERM')).toBe(0);

  // After an orderly end a show that is named begins.
  const third = await rig({ data, args: ['--show', 'deep-water'] });
  expect(third.page.view().show?.name).not.toBe(second.page.view().show?.name);
  expect(third.page.view().slots?.some(({ text }) => text === 'kept')).toBe(false);
});

test('[BR14] a data folder that cannot be written is said with its reason, and the show plays on', async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'file'), '');
  const data = join(folder, 'file', 'data');
  const { app, page } = await rig({ data });
  const said = await until(() => problem(page, 'shelf/unwritable'), 'the problem');
  expect(said.what).toContain(`Nothing can be saved in ${data}`);
  expect(said.then).toBe(
    'A file stands where a folder should be. The show plays on; changes are kept until the end only.',
  );
  await sendUdp(app.oscPort, oscMessage('/prompt/1/weight', 0.3));
  await until(() => valueOf(page, 1) === 0.3, 'the hand acts');
  expect(await app.child.end('SIGTERM')).toBe(0);
  expect(app.child.errors()).toBe('');
});

test('[BR14] a full or read-only disk has its own words', () => {
  const fault = (code: string) => Object.assign(new Error(code), { code });
  expect(reasonOf(fault('ENOSPC'))).toBe('The disk is full');
  expect(reasonOf(fault('EROFS'))).toBe('It is on a read-only disk');
  expect(reasonOf(fault('EACCES'))).toBe('It may not be written to');
});

test('[BR15] a state that cannot be read is set aside and said, and the show begins', async () => {
  const data = await makeFolder();
  await writeFile(join(data, 'state.json'), '{ "format": "scope-deck/state@1", "desk": ');
  const { page } = await rig({ data });
  const said = await until(() => problem(page, 'shelf/unreadable'), 'the problem');
  expect(said.what).toBe(`What was saved in ${data} cannot be read.`);
  expect(await readFile(join(data, 'state.json.broken'), 'utf8')).toContain('"desk"');
  await until(() => existsSync(join(data, 'state.json')), 'a new state');
});

test('[BR16] every mapping and show that we ship can be chosen', async () => {
  const { page } = await rig({});
  const { mappings = [], shows = [] } = page.view().files ?? {};
  expect(mappings.length).toBeGreaterThan(0);
  expect(shows.length).toBeGreaterThan(0);
  expect([...mappings, ...shows].filter(({ broken }) => broken !== null)).toEqual([]);
});
