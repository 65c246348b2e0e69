/** What is bound to each address, for the plates of learn mode; and which controls play more than one. */
import { plainLabel, shortLabel } from './words.ts';
import type { Binding, MappingFile } from '../mapping/file.ts';
import { inputOf } from '../mapping/control.ts';
import { isOfDmx } from '../mapping/from.ts';
import { sourcesOf } from '../mapping/mode.ts';
import { labelOf, type Source, sourceOf } from '../mapping/source.ts';
import { targetsOf } from '../mapping/target.ts';

export type Plate = {
  readonly label: string;
  /** For seats of a finger's breadth: kind and number, and a "+" where that is not all. */
  readonly short: string;
  /** How many addresses its control plays by bindings of their own; more than one is a clash. */
  readonly count: number;
};

export type Entry = {
  readonly control: string;
  readonly channel: number;
  readonly port: string;
  readonly label: string;
  readonly short: string;
  /** What `down` plays every press plays. */
  readonly press: 'single' | 'double' | 'long';
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
    label: labelIn(binding, source),
    short: `${shortLabel(binding.from, source)}${isPlain(binding) ? '' : '+'}`,
    press: binding.press === undefined || binding.press === 'down' ? 'single' : binding.press,
    addresses: targetsOf(binding).map(({ address }) => address),
    isConditional: binding.layer !== undefined || binding.when !== undefined,
  };
}

/** A layer and the kind of press are said, because the same control plays something else without them. */
function labelIn({ from, layer, press }: Binding, source: Source): string {
  const held = layer === undefined ? '' : ` + ${layer}`;
  const how = press === undefined || press === 'down' ? '' : ` ${press}`;
  return `${plainLabel(labelOf(from, source))}${how}${held}`;
}

const isPlain = ({ from: { channel = 1 }, layer, press }: Binding): boolean =>
  channel === 1 && layer === undefined && (press === undefined || press === 'down');

/** By address; of several controls of one address the one that was bound last. */
export function platesOf(files: readonly MappingFile[]): ReadonlyMap<string, Plate> {
  const entries = entriesOf(files);
  const plates = new Map<string, Plate>();
  for (const entry of entries) {
    const others = entry.isConditional ? [] : entries.filter((other) => isSameControl(entry, other));
    const played = new Set(others.map(({ addresses }) => addresses.join(' ')));
    for (const address of entry.addresses)
      plates.set(address, { label: entry.label, short: entry.short, count: Math.max(1, played.size) });
  }
  return plates;
}

export const isSameControl = (a: Entry, b: Entry): boolean => a.press === b.press && isBeside(a, b);

/** The same control, by whatever press. */
const isBeside = (a: Entry, b: Entry): boolean =>
  !b.isConditional &&
  a.control === b.control &&
  (a.channel === 0 || b.channel === 0 || a.channel === b.channel) &&
  (a.port.includes(b.port) || b.port.includes(a.port));

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
