/** One thing that is wrong in a file: where, what, and what would be right. */
import { closestMatch } from 'leven';
import type { Problem } from '../problem.ts';

export type Issue = { readonly place: string; readonly what: string; readonly right: string };

export type Path = readonly PropertyKey[];

/** `bindings[3].to`, `bindings[0].when["/mix/source"]`. */
export const placeOf = (path: Path): string =>
  path.reduce<string>((place, part) => {
    if (typeof part === 'number') return `${place}[${part}]`;
    const name = String(part);
    if (!/^[$\w-]+$/.test(name)) return `${place}["${name}"]`;
    return place === '' ? name : `${place}.${name}`;
  }, '');

export const issue = (path: Path, what: string, right: string): Issue => ({ place: placeOf(path), what, right });

export const problemOf = (file: string, { place, what, right }: Issue): Problem => ({
  code: 'file/wrong',
  file,
  place,
  what,
  right,
});

/** `did you mean "toggle"?`, or what there is to choose from. */
export function meant(word: string, words: readonly string[]): string {
  const others = words.filter((each) => each !== word);
  const near = closestMatch(word, others, { maxDistance: Math.max(1, Math.floor(word.length / 2)) });
  if (near !== undefined) return `did you mean "${near}"?`;
  return others.length === 0 ? 'leave it out' : `there is ${listed(others)}`;
}

export const listed = (words: readonly string[], most = 12): string =>
  `${words
    .slice(0, most)
    .map((word) => `"${word}"`)
    .join(', ')}${words.length > most ? ' and more' : ''}`;

/** A value as one short word of a sentence. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text;
}

/** `value` at a path, for sentences that quote it. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part) ? Reflect.get(inner, part) : undefined,
    value,
  );
