/** What is learned on disk: appended in the owner's own way of writing, written whole, and never over anything broken. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appended, type LearnFile, oneLine, openLearnFile } from '../../src/bridge/learn-file.ts';
import type { Bound } from '../../src/core/learn/bound.ts';
import type { Problem } from '../../src/core/problem.ts';
import { makeFolder } from '../support/app.ts';

const fader: Bound = {
  input: { type: 'midi', port: 'nanoKONTROL2' },
  binding: { from: { channel: 1, cc: 5 }, to: '/prompt/6/weight', mode: 'absolute', takeover: 'scale' },
};
const stream: Bound = { input: { type: 'osc' }, binding: { from: { osc: '/td/x' }, to: '/stage/hue' } };
const key: Bound = { input: null, binding: { from: { key: 'KeyQ' }, to: '/stage/freeze', mode: 'toggle' } };

const textAfter = (text: string, ...bounds: readonly Bound[]): string =>
  bounds.reduce((before, bound) => {
    const after = appended(before, bound);
    if (!after.ok) throw new Error(JSON.stringify(after.problems));
    return after.value;
  }, text);

async function opened(before?: string) {
  const file = join(await makeFolder(), 'mappings/learned.json');
  if (before !== undefined) {
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, before);
  }
  const problems: Problem[] = [];
  let count = 0;
  const learned: LearnFile = openLearnFile(
    file,
    () => (count += 1),
    (problem, stands) => stands && problems.push(problem),
  );
  const text = () => readFile(file, 'utf8');
  return { learned, file, problems, text, written: () => count };
}

test('[LR21] the file is made when it is missing, and each binding stands on a line of its own', async () => {
  const { learned, text, written } = await opened();
  learned.bind(fader);
  learned.bind(stream);
  learned.bind(key);
  await learned.settled();
  expect(written()).toBe(3);
  expect(await text()).toBe(`{
  "format": "scope-deck/mapping@1",
  "name": "Learned",
  "about": "What was learned with L. It is yours: docs/mapping-files.md tells what can stand here.",
  "inputs": {
    "nanokontrol2": { "type": "midi", "port": "nanoKONTROL2" },
    "osc": { "type": "osc" }
  },
  "bindings": [
    { "from": { "input": "nanokontrol2", "channel": 1, "cc": 5 }, "to": "/prompt/6/weight", "mode": "absolute", "takeover": "scale" },
    { "from": { "input": "osc", "osc": "/td/x" }, "to": "/stage/hue" },
    { "from": { "key": "KeyQ" }, "to": "/stage/freeze", "mode": "toggle" }
  ]
}
`);
});

test('[LR22] what its owner wrote stays as it was written, tabs, long lines, line ends and all', () => {
  const own =
    '{\r\n\t"format": "scope-deck/mapping@1", "name": "Mine",\r\n\t"inputs": { "a": { "type": "midi", "port": "nanoKONTROL2" } },\r\n\t"bindings": [\r\n\t\t{ "from": { "cc": 1 },\r\n\t\t  "to": "/stage/zoom" }\r\n\t]\r\n}';
  const after = textAfter(own, fader);
  expect(after.replace(/,\r\n\t\t\{ "from": \{ "input": "a", "channel": 1, "cc": 5 \}[^\r]*/, '')).toBe(own);
  expect(after).toContain('\r\n\t\t{ "from": { "input": "a"');
});

test('[LR22] a list on one line stays on one line, and inputs that are missing come before the bindings', () => {
  const own =
    '{ "format": "scope-deck/mapping@1", "name": "M", "bindings": [{ "from": { "cc": 1 }, "to": "/stage/zoom" }] }';
  expect(textAfter(own, key)).toBe(
    '{ "format": "scope-deck/mapping@1", "name": "M", "bindings": [{ "from": { "cc": 1 }, "to": "/stage/zoom" }, { "from": { "key": "KeyQ" }, "to": "/stage/freeze", "mode": "toggle" }] }',
  );
  const two = '{\n  "format": "scope-deck/mapping@1",\n  "name": "M",\n  "bindings": [\n  ]\n}\n';
  expect(textAfter(two, stream)).toContain('"inputs": { "osc": { "type": "osc" } },\n  "bindings": [\n    { "from"');
});

test('[LR22] a device that is there already is not declared again; two of one name are two inputs', () => {
  const second: Bound = { ...fader, input: { type: 'midi', port: 'nanoKONTROL2', nth: 2 } };
  const start = '{ "format": "scope-deck/mapping@1", "name": "M", "inputs": {}, "bindings": [] }';
  const parsed = JSON.parse(textAfter(start, fader, fader, second));
  expect(parsed.inputs).toEqual({
    nanokontrol2: { type: 'midi', port: 'nanoKONTROL2' },
    'nanokontrol2-2': { type: 'midi', port: 'nanoKONTROL2', nth: 2 },
  });
  expect(parsed.bindings.map((each: { from: { input: string } }) => each.from.input)).toEqual([
    'nanokontrol2',
    'nanokontrol2',
    'nanokontrol2-2',
  ]);
});

test('[LR23] a file that is broken is left to its owner, and it is said why', async () => {
  const broken = '{ "format": "scope-deck/mapping@1", "name": "Mine", "bindings": [ }';
  const { learned, text, problems, written } = await opened(broken);
  learned.bind(fader);
  await learned.settled();
  expect(await text()).toBe(broken);
  expect(written()).toBe(0);
  expect(problems).toMatchObject([{ code: 'file/not-json', file: 'learned.json' }]);
});

test('[LR23] a disk that refuses is said, and the next try takes the word back', async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'mappings'), 'a file where a folder should be');
  const said: (readonly [string, boolean])[] = [];
  const learned = openLearnFile(
    join(folder, 'mappings/learned.json'),
    () => undefined,
    (problem, stands) => said.push([problem.code, stands]),
  );
  learned.bind(fader);
  await learned.settled();
  expect(said.at(-1)?.[1]).toBe(true);
  expect(learned.canUnbind()).toBe(false);
});

test('[LR24] the last binding is taken back to the letter, and never what its owner wrote since', async () => {
  const own = '{\n  "format": "scope-deck/mapping@1",\n  "name": "M",\n  "bindings": []\n}\n';
  const { learned, text, file } = await opened(own);
  learned.bind(key);
  learned.bind(stream);
  await learned.settled();
  const both = await text();
  learned.unbind();
  await learned.settled();
  expect(await text()).toBe(textAfter(own, key));
  learned.unbind();
  await learned.settled();
  expect(await text()).toBe(own);
  expect(learned.canUnbind()).toBe(false);
  learned.bind(key);
  await learned.settled();
  await writeFile(file, both);
  learned.unbind();
  await learned.settled();
  expect(await text()).toBe(both);
});

test('[LR21] one line is written as the shipped files have it', () => {
  expect(oneLine({ a: [1, 2], b: { c: null }, d: {}, e: 'x"y' })).toBe(
    '{ "a": [1, 2], "b": { "c": null }, "d": {}, "e": "x\\"y" }',
  );
});

test('[BR63] a binding that could not be made known keeps no later one from being written', async () => {
  const file = join(await makeFolder(), 'mappings/learned.json');
  const problems: Problem[] = [];
  let isBroken = true;
  const learned = openLearnFile(
    file,
    () => {
      if (isBroken) throw new Error('a bug');
    },
    (problem, stands) => stands && problems.push(problem),
  );
  learned.bind(fader);
  await learned.settled();
  isBroken = false;
  learned.bind(key);
  await learned.settled();
  expect(problems.length).toBe(1);
  expect(await readFile(file, 'utf8')).toContain('KeyQ');
});
