/** The guide to mapping files: every example in it is a file that works. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SOURCES } from '../../src/core/mapping/from.ts';
import { MODES } from '../../src/core/mapping/file.ts';
import { parseMapping } from '../../src/core/mapping/parse.ts';
import { sentence } from '../../src/core/problem.ts';

const guide = readFileSync(join(import.meta.dirname, '../../docs/mapping-files.md'), 'utf8');
const examples = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');

describe('[DM1] every example of the guide is a mapping file', () => {
  it.each(examples)('%s', (text) => {
    const parsed = parseMapping(text, 'example.json');
    expect(parsed.ok ? [] : parsed.problems.map(sentence)).toEqual([]);
  });
  it('there are some', () => expect(examples.length).toBeGreaterThan(8));
});

it('[DM2] the guide names every kind of control and every mode', () => {
  for (const word of [...SOURCES, ...MODES]) expect(guide).toContain(`\`${word}`);
});
