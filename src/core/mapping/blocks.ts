/** A two-level array by number: a change copies one block of 32 and the short list of blocks, never the whole. */

export type Blocks<T> = readonly (readonly (T | undefined)[] | undefined)[];

const BITS = 5;
const MASK = (1 << BITS) - 1;

export const at = <T>(blocks: Blocks<T>, n: number): T | undefined => blocks[n >> BITS]?.[n & MASK];

export const put = <T>(blocks: Blocks<T>, n: number, value: T): Blocks<T> =>
  at(blocks, n) === value ? blocks : replaced(blocks, n >> BITS, replaced(blocks[n >> BITS] ?? [], n & MASK, value));

/** Without holes: a sparse array reads as undefined too, but copies slower. */
function replaced<T>(list: readonly (T | undefined)[], n: number, value: T): readonly (T | undefined)[] {
  const next = list.slice();
  while (next.length < n) next.push(undefined);
  next[n] = value;
  return next;
}
