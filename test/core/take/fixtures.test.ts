/** Two recorded shows send what they sent when they were recorded: what changed on purpose is recorded again. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sendsOf } from './takes.ts';

const read = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');

test.each(['evening', 'instruments'])(
  '[TK14] the recorded %s sends what it sent (meant otherwise: node scripts/record-take.mjs --sends)',
  (name) => {
    expect(sendsOf(read(`${name}.jsonl`))).toBe(read(`${name}.sends.txt`));
  },
);
