/** What an address means here: known, waiting for something to be loaded, or wrong, with the nearest right one. */
import { isId } from './id.ts';
import { nearest } from './nearest.ts';
import type { Address, Row } from './row.ts';
import { TABLE } from './table.ts';
import { EMPTY_WORLD, type World } from './world.ts';

export type Known = {
  readonly is: 'known';
  readonly address: Address;
  readonly row: Row;
  readonly n: number;
  readonly id: string;
};
export type Resolved =
  | Known
  | { readonly is: 'waiting'; readonly address: Address; readonly row: Row; readonly n: number; readonly id: string }
  | { readonly is: 'wrong'; readonly nearest: Address | null };

type Node = { readonly words: Map<string, Node>; hole: Node | null; row: Row | null };
const node = (): Node => ({ words: new Map(), hole: null, row: null });

/** The table as a tree, so that finding a row costs the length of the address and not of the table. */
const TREE = TABLE.reduce((root, row) => {
  let here = root;
  for (const part of row.pattern.slice(1).split('/')) {
    if (part.startsWith('{')) {
      here.hole ??= node();
      here = here.hole;
    } else {
      const next = here.words.get(part) ?? node();
      here.words.set(part, next);
      here = next;
    }
  }
  here.row = row;
  return root;
}, node());

const isAddress = (address: string): address is Address => address.startsWith('/');

/** Aliases that the table itself names. */
const ALIAS: Readonly<Record<string, Address>> = { '/stage/dim': '/stage/level' };

/** Addresses whose meaning hangs on nothing that is loaded; there are as many as the table allows, and no more. */
const ALWAYS = new Map<string, Resolved>();

/** What else was asked for, for as long as a pipeline is loaded: a stream says its addresses, wrong ones too, with every frame. */
const HERE = new WeakMap<World, Map<string, Resolved>>();
const MOST_HERE = 1024;

export function resolve(given: string, world: World = EMPTY_WORLD): Resolved {
  const always = ALWAYS.get(given);
  if (always !== undefined) return always;
  const here = HERE.get(world) ?? new Map<string, Resolved>();
  const before = here.get(given);
  if (before !== undefined) return before;
  const now = meaningOf(given, world);
  if (isAlways(now)) ALWAYS.set(given, now);
  else HERE.set(world, (here.size < MOST_HERE ? here : new Map<string, Resolved>()).set(given, now));
  return now;
}

const isAlways = (resolved: Resolved): boolean => resolved.is === 'known' && resolved.id === '';

function meaningOf(given: string, world: World): Resolved {
  const address = ALIAS[given] ?? given;
  if (!isAddress(address)) return { is: 'wrong', nearest: nearest(`/${address}`, world) };
  const found = walk(address.slice(1).split('/'));
  if (found === null) return { is: 'wrong', nearest: nearest(address, world) };
  const { row, holes } = found;
  const hole = holes[0] ?? '';
  if (/\{[ni]\}/.test(row.pattern)) {
    const n = /^[1-9]\d{0,3}$/.test(hole) ? Number(hole) : 0;
    if (n < 1 || n > row.count) return { is: 'wrong', nearest: nearest(address, world) };
    return { is: 'known', address, row, n, id: '' };
  }
  if (row.pattern === '/param/{name}') return param(address, row, hole, world);
  if (hole !== '' && !isId(hole)) return { is: 'wrong', nearest: null };
  return { is: 'known', address, row, n: 0, id: hole };
}

function param(address: Address, row: Row, name: string, world: World): Resolved {
  if (!/^[a-z][a-z0-9_]{0,63}$/.test(name) || name === 'denoising_step_list') {
    return { is: 'wrong', nearest: nearest(address, world) };
  }
  const found = world.params?.find((each) => each.name === name);
  if (found === undefined) return { is: 'waiting', address, row, n: 0, id: name };
  const { shape, cost } = found;
  const moves = cost === 'cut' || shape.of !== 'number' ? 'start' : 'line';
  return { is: 'known', address, row: { ...row, shape, cost, moves, dead: found.dead }, n: 0, id: name };
}

function walk(parts: readonly string[]): { row: Row; holes: readonly string[] } | null {
  let here = TREE;
  const holes: string[] = [];
  for (const part of parts) {
    const word = here.words.get(part);
    if (word !== undefined) {
      here = word;
      continue;
    }
    if (here.hole === null) return null;
    holes.push(part);
    here = here.hole;
  }
  return here.row === null ? null : { row: here.row, holes };
}
