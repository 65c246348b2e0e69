/** The address space as OSCQuery tells it: a tree of containers and values, with types, ranges, access and words. */
import type { Json } from '../unit.ts';
import { isSameStanding, type Place, placesOf, type Standing } from './places.ts';
import type { Address, Row, Shape } from './row.ts';

/** Attributes by their names in the OSCQuery proposal; one that is missing does not belong to the node. */
export type QueryNode = {
  readonly FULL_PATH: string;
  readonly ACCESS: 0 | 1 | 2 | 3;
  readonly DESCRIPTION?: string;
  readonly TYPE?: string;
  readonly RANGE?: readonly Json[];
  readonly CLIPMODE?: readonly string[];
  readonly UNIT?: readonly string[];
  readonly VALUE?: readonly Json[];
  readonly CONTENTS?: Readonly<Record<string, QueryNode>>;
};

export type ValueOf = (address: Address) => Json | undefined;

/** The node at a path, with all below it; null where nothing stands. */
export function queryNode(places: readonly Place[], path: string, valueOf: ValueOf): QueryNode | null {
  const here = path.length > 1 ? path.replace(/\/$/, '') : path;
  const place = places.find(({ address }) => address === here);
  if (place !== undefined) return leaf(place, valueOf);
  const below = here === '/' ? places : places.filter(({ address }) => address.startsWith(`${here}/`));
  return below.length === 0 ? null : container(here, below, valueOf);
}

function container(path: string, below: readonly Place[], valueOf: ValueOf): QueryNode {
  const from = path === '/' ? 1 : path.length + 1;
  const groups = new Map<string, Place[]>();
  for (const place of below) {
    const name = place.address.slice(from).split('/', 1)[0] ?? '';
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [place]);
    else group.push(place);
  }
  const contents = [...groups].map(([name, inside]): readonly [string, QueryNode] => {
    const full = `${path === '/' ? '' : path}/${name}`;
    // A node is a value or a container, never both.
    const own = inside.find(({ address }) => address === full);
    return [name, own === undefined ? container(full, inside, valueOf) : leaf(own, valueOf)];
  });
  return { FULL_PATH: path, ACCESS: 0, CONTENTS: Object.fromEntries(contents) };
}

function leaf({ address, row }: Place, valueOf: ValueOf): QueryNode {
  const value = accessOf(row) === 2 ? undefined : valueOf(address);
  const range = rangeOf(row.shape);
  const unit = row.shape.of === 'number' ? UNITS[row.shape.unit] : undefined;
  return {
    FULL_PATH: address,
    ACCESS: accessOf(row),
    DESCRIPTION: row.describe,
    TYPE: typeOf(row.shape),
    ...(range === null ? {} : { RANGE: [range] }),
    ...(row.shape.of === 'number' ? { CLIPMODE: ['both'] } : {}),
    ...(unit === undefined ? {} : { UNIT: [unit] }),
    ...(value === undefined ? {} : { VALUE: [value] }),
  };
}

/** 1 can be read, 2 can be written, 3 both. */
function accessOf({ kind }: Row): 1 | 2 | 3 {
  switch (kind) {
    case 'read':
      return 1;
    case 'trigger':
    case 'nudge':
      return 2;
    case 'value':
    case 'gate':
      return 3;
  }
}

function typeOf(shape: Shape): string {
  switch (shape.of) {
    case 'number':
      return shape.whole ? 'i' : 'f';
    case 'bool':
      return 'T';
    case 'text':
    case 'choice':
      return 's';
    case 'none':
      return 'I';
  }
}

function rangeOf(shape: Shape): Json | null {
  if (shape.of === 'number') return { MIN: shape.min, MAX: shape.max };
  return shape.of === 'choice' ? { VALS: shape.values } : null;
}

/** Units by the proposal's names; it has none for the others. */
const UNITS: Readonly<Record<string, string>> = {
  s: 'time.second',
  ms: 'time.millisecond',
  bpm: 'time.bpm',
  '°': 'angle.degree',
};

/** Under which first names something came, went, or has another shape or other words. */
export function changedPaths(before: Standing, after: Standing): readonly string[] {
  if (isSameStanding(before, after)) return [];
  const [old, now] = [shapesOf(before), shapesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter((path) => old.get(path) !== now.get(path));
}

/** By the first name of the addresses, all that stands below it as text. */
function shapesOf(standing: Standing): ReadonlyMap<string, string> {
  const shapes = new Map<string, string>();
  for (const { address, row } of placesOf(standing)) {
    const top = `/${address.split('/')[1] ?? ''}`;
    shapes.set(top, `${shapes.get(top) ?? ''}${address} ${JSON.stringify(row.shape)} ${row.describe}\n`);
  }
  return shapes;
}
