/** `docs/rules.md` and the tests hold each other: every rule is quoted by a test, and every test quotes a rule. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const home = fileURLToPath(new URL('../..', import.meta.url));
const tests = readdirSync(join(home, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => ({ name, text: readFileSync(join(home, 'test', name), 'utf8') }));

/** A rule begins its line: `- **EE1** …`, `| EE1 | …` or `EE1 …`. */
const rulesIn = (text: string): readonly string[] =>
  [...text.matchAll(/^[-|*\s]*\**([A-Z]{2}\d+[a-z]?)\**\b/gm)].map(([, id = '']) => id);
const quotedIn = (text: string): readonly string[] =>
  [...text.matchAll(/\[([A-Z]{2}\d+[a-z]?)\]/g)].map(([, id = '']) => id);

const rules = rulesIn(readFileSync(join(home, 'docs/rules.md'), 'utf8'));
const quoted = new Set(tests.flatMap(({ text }) => quotedIn(text)));

test('[HS6] each rule is written once', () => {
  expect(rules.filter((id, i) => rules.indexOf(id) !== i)).toEqual([]);
});

test('[HS6] each rule is quoted by a test', () => {
  expect(rules.length).toBeGreaterThan(50);
  expect(rules.filter((id) => !quoted.has(id))).toEqual([]);
});

test('[HS6] each id that a test quotes is a rule', () => {
  expect([...quoted].filter((id) => !rules.includes(id)).sort()).toEqual([]);
});

test('[HS6] ids are read from lists, tables and plain lines, and from the names of tests', () => {
  expect(rulesIn('- **EE1** a\n| BR2 | b |\nHS3 c\nsee EE9\n## DK4 d')).toEqual(['EE1', 'BR2', 'HS3']);
  expect(quotedIn("test('[EE1] a'); test.each([['a']])('[BR2] b %s')")).toEqual(['EE1', 'BR2']);
});
