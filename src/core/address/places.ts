/** Every address that stands now, one by one, in the order of the table: for patterns, receivers of OSC, and OSCQuery. */
import type { Param } from './param.ts';
import type { Address, Row } from './row.ts';
import { SLOTS, TABLE } from './table.ts';

/** What is there, beside the table, to make addresses of. */
export type Standing = {
  readonly params: readonly Param[] | null;
  /** How many steps the list has. */
  readonly steps: number;
  readonly pads: number;
  readonly presets: readonly string[];
  readonly layers: readonly string[];
};

export type Place = { readonly address: Address; readonly row: Row };

export const BARE: Standing = { params: null, steps: 0, pads: 0, presets: [], layers: [] };

const known = new WeakMap<Standing, readonly Place[]>();

/** What is not built yet has no place. Worked out once for each standing: whoever listens asks with every tick. */
export function placesOf(standing: Standing): readonly Place[] {
  const before = known.get(standing);
  if (before !== undefined) return before;
  const rows = TABLE.filter(({ dead, kind }) => dead === null || kind === 'read');
  const places = rows.flatMap((row) => placesOfRow(row, standing));
  known.set(standing, places);
  return places;
}

export const isSameStanding = (a: Standing, b: Standing): boolean =>
  a === b ||
  (a.params === b.params &&
    a.steps === b.steps &&
    a.pads === b.pads &&
    a.presets.join() === b.presets.join() &&
    a.layers.join() === b.layers.join());

/** Those that hold a value which can be put: what a pattern reaches. */
export const valuePlaces = (standing: Standing): readonly Place[] =>
  placesOf(standing).filter(({ row }) => row.kind === 'value');

/** Those that can be put and read again: what a receiver is told. */
export const twinPlaces = (standing: Standing): readonly Place[] =>
  placesOf(standing).filter(({ row }) => row.kind === 'value' || row.kind === 'gate');

function placesOfRow(row: Row, { params, steps, pads, presets, layers }: Standing): readonly Place[] {
  const { pattern } = row;
  if (pattern === '/param/{name}')
    return (params ?? []).map(({ name, label, shape, dead }) => ({
      address: `/param/${name}`,
      row: { ...row, shape, describe: dead === null ? label : `${label} (${dead})` },
    }));
  if (pattern.includes('{i}')) return filled(row, '{i}', numbers(steps));
  if (pattern.startsWith('/pad/')) return filled(row, '{n}', numbers(Math.min(pads, row.count)));
  if (pattern.includes('{n}')) return filled(row, '{n}', numbers(Math.min(SLOTS, row.count)));
  if (pattern.startsWith('/preset/')) return filled(row, '{id}', presets);
  if (pattern.startsWith('/layer/')) return filled(row, '{id}', layers);
  return pattern.includes('{') ? [] : [{ address: pattern, row }];
}

const numbers = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => String(i + 1));

const filled = (row: Row, hole: string, words: readonly string[]): readonly Place[] =>
  words.map((word) => ({ address: `/${row.pattern.slice(1).replace(hole, word)}`, row }));
