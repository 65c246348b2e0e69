/** Things by name on 512 small shelves: what changes is copied a shelf at a time, and never all that was ever named. */
import { at, type Blocks, put } from './blocks.ts';

export type Shelves<T extends { readonly name: string }> = Blocks<readonly T[]>;

const SHELVES = 512;

/** The place of a name's shelf: FNV-1a, folded. */
export function shelfOf(name: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01_00_01_93);
  return (hash ^ (hash >>> 16)) & (SHELVES - 1);
}

export const onShelf = <T extends { readonly name: string }>(
  shelves: Shelves<T>,
  place: number,
  name: string,
): T | undefined => at(shelves, place)?.find((each) => each.name === name);

/** Instead of the one of its name, if there was one. */
export function laid<T extends { readonly name: string }>(shelves: Shelves<T>, place: number, next: T): Shelves<T> {
  const shelf = at(shelves, place) ?? [];
  const i = shelf.findIndex(({ name }) => name === next.name);
  return put(shelves, place, i < 0 ? [...shelf, next] : shelf.with(i, next));
}
