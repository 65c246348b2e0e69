/** A two-level array by number: a change copies one block of 32 and the short list of blocks, never the whole. */

export type Blocks<T> = readonly (readonly (T | undefined)[] | undefined)[];

const BITS = 5;
const MASK = (1 << BITS) - 1;

export const at = <T>(blocks: Blocks<T>, n: number): T | undefined => blocks[n >> BITS]?.[n & MASK];

export function put<T>(blocks: Blocks<T>, n: number, value: T): Blocks<T> {
  const index = n >> BITS;
  const before = blocks[index] ?? [];
  if (before[n & MASK] === value) return blocks;
  // No holes: a sparse array reads as undefined too, but copies slower.
  const block = Array.from({ length: Math.max(before.length, (n & MASK) + 1) }, (_, i) => before[i]);
  block[n & MASK] = value;
  const next = Array.from({ length: Math.max(blocks.length, index + 1) }, (_, i) => blocks[i]);
  next[index] = block;
  return next;
}
