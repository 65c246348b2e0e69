/** What the written pages promise: commands that exist, and flags that are taken. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { helpText } from '../../src/bridge/options.ts';

const home = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(home, path), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const pages = [
  'README.md',
  ...readdirSync(join(home, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Commands that a text tells the reader to type. */
const commandsIn = (text: string): readonly string[] => [
  ...[...text.matchAll(/\bnpm run ([a-z][a-z:-]*)/g)].map(([, name = '']) => name),
  ...[...text.matchAll(/\bnpm (start|test)\b/g)].map(([, name = '']) => name),
];
const flagsIn = (text: string): readonly string[] =>
  [...text.matchAll(/npm start -- ([^`\n#]*)/g)].flatMap(([, rest = '']) =>
    [...rest.matchAll(/--[a-z-]+/g)].map(([flag]) => flag),
  );
test('[HS5] every command that README and docs name is there, with its script', () => {
  const wrong = pages.flatMap((page) =>
    commandsIn(read(page))
      .filter((name) => !(name in scripts))
      .map((name) => `${page}: npm run ${name}`),
  );
  const missing = Object.values(scripts).flatMap((line) =>
    [...line.matchAll(/node (\S+)/g)].flatMap(([, path = '']) => (existsSync(join(home, path)) ? [] : [path])),
  );
  expect(wrong).toEqual([]);
  expect(missing).toEqual([]);
});

test('[HS5] every flag that README and docs name is taken', () => {
  const taken = new Set(helpText().match(/--[a-z-]+/g));
  expect(pages.flatMap((page) => flagsIn(read(page)).filter((flag) => flag !== '--help' && !taken.has(flag)))).toEqual(
    [],
  );
});

test('[HS5] a command or a flag that is not there is found', () => {
  expect(commandsIn('Type `npm run dance`, then npm start.')).toEqual(['dance', 'start']);
  expect(flagsIn('npm start -- --shwo a --port 1 # --comment')).toEqual(['--shwo', '--port']);
});
