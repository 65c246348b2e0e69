/** What is bound to each address, for the plates of learn mode; and which controls play more than one. */
import { plainLabel } from './words.ts';
import type { Binding, MappingFile } from '../mapping/file.ts';
import { inputOf } from '../mapping/control.ts';
import { isOfDmx } from '../mapping/from.ts';
import { sourcesOf } from '../mapping/mode.ts';
import { labelOf, sourceOf } from '../mapping/source.ts';
import { targetsOf } from '../mapping/target.ts';

export type Plate = {
  readonly label: string;
  /** How many addresses its control plays by bindings of their own; more than one is a clash. */
  readonly count: number;
};

export type Entry = {
  readonly control: string;
  readonly channel: number;
  readonly port: string;
  readonly label: string;
  readonly addresses: readonly string[];
  /** Only while something is so: a layer is no clash. */
  readonly isConditional: boolean;
};

export function entriesOf(files: readonly MappingFile[]): readonly Entry[] {
  return files.flatMap(({ mapping }) =>
    mapping.bindings.flatMap((binding): readonly Entry[] => {
      const entry = entryOf(binding, mapping);
      return entry === null ? [] : [entry];
    }),
  );
}

export function entryOf(binding: Binding, mapping: MappingFile['mapping']): Entry | null {
  const [kind] = sourcesOf(binding.from);
  if (kind === undefined) return null;
  const source = sourceOf(binding.from, kind);
  const input = inputOf(binding, mapping);
  const place =
    kind === 'osc' ? `${binding.from.osc} ${binding.from.arg ?? 0}` : kind === 'key' ? binding.from.key : source.number;
  return {
    control: `${kind === 'osc' || kind === 'key' || isOfDmx(kind) ? kind : 'midi'} ${kind} ${place}`,
    channel: binding.from.channel ?? 0,
    port: input?.type === 'midi' ? (input.port ?? '').toLowerCase() : '',
    // A layer is said, because the same control plays something else without it.
    label: `${plainLabel(labelOf(binding.from, source))}${binding.layer === undefined ? '' : ` + ${binding.layer}`}`,
    addresses: targetsOf(binding).map(({ address }) => address),
    isConditional: binding.layer !== undefined || binding.when !== undefined,
  };
}

/** By address; of several controls of one address the one that was bound last. */
export function platesOf(files: readonly MappingFile[]): ReadonlyMap<string, Plate> {
  const entries = entriesOf(files);
  const plates = new Map<string, Plate>();
  for (const entry of entries) {
    const others = entry.isConditional ? [] : entries.filter((other) => isSameControl(entry, other));
    const played = new Set(others.map(({ addresses }) => addresses.join(' ')));
    for (const address of entry.addresses) plates.set(address, { label: entry.label, count: Math.max(1, played.size) });
  }
  return plates;
}

export const isSameControl = (a: Entry, b: Entry): boolean =>
  !b.isConditional &&
  a.control === b.control &&
  (a.channel === 0 || b.channel === 0 || a.channel === b.channel) &&
  (a.port.includes(b.port) || b.port.includes(a.port));

/** The addresses that this binding's control plays already. */
export function playsToo(files: readonly MappingFile[], binding: Binding, port: string): readonly string[] {
  const mapping = { format: 'scope-deck/mapping@1' as const, name: 'it', bindings: [] };
  const own = entryOf(binding, mapping);
  if (own === null) return [];
  const here = { ...own, port: port.toLowerCase() };
  const others = entriesOf(files).filter((entry) => isSameControl(here, entry));
  return [...new Set(others.flatMap(({ addresses }) => addresses))].filter(
    (address) => !own.addresses.includes(address),
  );
}
