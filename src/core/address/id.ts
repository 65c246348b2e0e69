/** Ids: one grammar for what users and servers name, and one function that makes an id of any name. */
import { TABLE } from './table.ts';

const ID = /^[a-z][a-z0-9_-]{0,31}$/;

/** Words that stand beside an id in the table: there an id of that name could not be told from the word. */
const RESERVED: ReadonlySet<string> = new Set(
  TABLE.flatMap(({ pattern }) => {
    const parts = pattern.split('/');
    return parts.filter((part, i) => part !== '' && !part.startsWith('{') && isBesideId(parts.slice(0, i).join('/')));
  }),
);

function isBesideId(parent: string): boolean {
  return TABLE.some(({ pattern }) => pattern.startsWith(`${parent}/{id}`));
}

/** `[a-z][a-z0-9_-]{0,31}`, and not a word that stands beside ids in the table. */
export const isId = (name: string): boolean => ID.test(name) && !RESERVED.has(name);

/** An id made of a name from outside, not among `taken`: `Neon City!` → `neon-city`, then `neon-city-2`. */
export function slug(name: string, taken: ReadonlySet<string> = new Set()): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 28);
  const base = plain === '' ? 'nameless' : RESERVED.has(plain) ? `x-${plain}` : plain;
  if (!taken.has(base)) return base;
  for (let n = 2; ; n++) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`;
}
