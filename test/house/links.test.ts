/** What the written pages point at is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const home = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(home, path), 'utf8');
const pages = [
  'README.md',
  ...readdirSync(join(home, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const linksIn = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, to = '']) => to.replace(/#.*$/, ''))
    .filter((to) => to !== '' && !/^[a-z]+:/.test(to));
const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/`((?:src|scripts|mappings|shows|test|docs)\/[\w./-]+\.[a-z]+)`/g)].map(([, path = '']) => path);

test('[HS7] every link and path in README and docs leads to a file', () => {
  const lost = pages.flatMap((page) => {
    const text = read(page);
    const links = linksIn(text).map((to) => join(dirname(page), to));
    return [...links, ...pathsIn(text)].filter((to) => !existsSync(join(home, to))).map((to) => `${page}: ${to}`);
  });
  expect(lost).toEqual([]);
});

test('[HS7] links and paths are read as they are written', () => {
  expect(linksIn('[a](b.md#c) [d](https://e) [f](#g)')).toEqual(['b.md']);
  expect(pathsIn('See `src/core/rig.ts` and `npm test`.')).toEqual(['src/core/rig.ts']);
});
