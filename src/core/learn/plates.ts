/** What is bound to each address, for the plates of learn mode; and which controls play more than one. */
import { type Entry, entriesOf, entryOf, isBeside, isSameControl } from '../mapping/entries.ts';
import type { Binding, MappingFile } from '../mapping/file.ts';
import { shortLabel } from './words.ts';

export type Plate = {
  readonly label: string;
  /** For seats of a finger's breadth: kind and number, and a "+" where that is not all. */
  readonly short: string;
  /** How many addresses its control plays by bindings of their own; more than one is a clash. */
  readonly count: number;
};

/** By address; of several controls of one address the one that was bound last. */
export function platesOf(files: readonly MappingFile[]): ReadonlyMap<string, Plate> {
  const entries = entriesOf(files);
  const plates = new Map<string, Plate>();
  for (const entry of entries) {
    const others = entry.isConditional ? [] : entries.filter((other) => isSameControl(entry, other));
    const played = new Set(others.map(({ addresses }) => addresses.join(' ')));
    const plate = { label: entry.label, short: shortOf(entry), count: Math.max(1, played.size) };
    for (const address of entry.addresses) plates.set(address, plate);
  }
  return plates;
}

function shortOf({ binding: { from, layer }, source, press }: Entry): string {
  const isAll = (from.channel ?? 1) === 1 && layer === undefined && press === 'single';
  return `${shortLabel(from, source)}${isAll ? '' : '+'}`;
}

/** The addresses that this binding's control plays already. */
export const playsToo = (files: readonly MappingFile[], binding: Binding, port: string): readonly string[] =>
  addressesBeside(files, binding, port, isSameControl);

/** Those that its plain press plays, while this one is for another press. */
export const playsPlainly = (files: readonly MappingFile[], binding: Binding, port: string): readonly string[] =>
  addressesBeside(
    files,
    binding,
    port,
    (own, other) => own.press !== 'single' && other.press === 'single' && isBeside(own, other),
  );

function addressesBeside(
  files: readonly MappingFile[],
  binding: Binding,
  port: string,
  isMeant: (own: Entry, other: Entry) => boolean,
): readonly string[] {
  const own = entryOf(binding, { format: 'scope-deck/mapping@1', name: 'it', bindings: [] });
  if (own === null) return [];
  const here = { ...own, port: port.toLowerCase() };
  const others = entriesOf(files).filter((entry) => isMeant(here, entry));
  return [...new Set(others.flatMap(({ addresses }) => addresses))].filter(
    (address) => !own.addresses.includes(address),
  );
}
