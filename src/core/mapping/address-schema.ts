/** The address table as a regular expression and as examples, so that editors complete addresses in files. */
import type { Row } from '../address/row.ts';
import { TABLE } from '../address/table.ts';

const WRITABLE = TABLE.filter(({ kind }) => kind !== 'read');
const KEPT = TABLE.filter(({ kind }) => kind !== 'trigger' && kind !== 'nudge');

/** 1 to `count` without leading zeros, as a regular expression. */
export function upTo(count: number): string {
  if (count < 10) return `[1-${count}]`;
  if (count < 100) {
    const tens = Math.floor(count / 10);
    const full = tens > 1 ? `|[1-${tens - 1}][0-9]` : '';
    return `(?:[1-9]${full}|${tens}[0-${count % 10}])`;
  }
  return '[1-9][0-9]{0,2}';
}

const ID = '[a-z][a-z0-9_-]{0,31}';

const asPattern = (pattern: string, count: number): string =>
  pattern
    .replaceAll(/\{[ni]\}/g, upTo(count))
    .replaceAll('{id}', ID)
    .replaceAll('{name}', '[a-z][a-z0-9_]{0,63}');

const anyOf = (rows: readonly Row[]): string =>
  `^(?:${[...rows.map(({ pattern, count }) => asPattern(pattern, count)), '/stage/dim'].join('|')})$`;

/** What can be set. */
export const addressPattern = anyOf(WRITABLE);

/** What has a value. */
export const keptPattern = anyOf(KEPT);

export const addressExamples: readonly string[] = WRITABLE.map(({ pattern }) =>
  pattern
    .replaceAll(/\{[ni]\}/g, '1')
    .replace('/layer/{id}', '/layer/shift')
    .replace('/preset/{id}', '/preset/forest')
    .replace('{id}', 'film')
    .replace('{name}', 'noise_scale'),
);
