/** Bindings as people look for them: by their control, with what it is called and the addresses it plays. */
import { inputOf } from './control.ts';
import type { Binding, MappingFile } from './file.ts';
import { sourcesOf } from './mode.ts';
import { labelOf, type Source, sourceOf } from './source.ts';
import { targetsOf } from './target.ts';

export type Entry = {
  readonly binding: Binding;
  /** Among the bindings of its file, from 0. */
  readonly place: number;
  readonly source: Source;
  readonly control: string;
  readonly channel: number;
  readonly port: string;
  readonly label: string;
  /** What `down` plays every press plays. */
  readonly press: 'single' | 'double' | 'long';
  readonly addresses: readonly string[];
  /** Only while something is so: a layer is no clash. */
  readonly isConditional: boolean;
};

export const entriesOf = (files: readonly MappingFile[]): readonly Entry[] =>
  files.flatMap(({ mapping }) =>
    mapping.bindings.flatMap((binding, place): readonly Entry[] => {
      const entry = entryOf(binding, mapping, place);
      return entry === null ? [] : [entry];
    }),
  );

export function entryOf(binding: Binding, mapping: MappingFile['mapping'], place = 0): Entry | null {
  const { from, layer, when, press } = binding;
  const [kind] = sourcesOf(from);
  if (kind === undefined) return null;
  const source = sourceOf(from, kind);
  const input = inputOf(binding, mapping);
  const name = kind === 'osc' ? `${from.osc} ${from.arg ?? 0}` : kind === 'key' ? from.key : source.number;
  return {
    binding,
    place,
    source,
    control: `${kind === 'osc' || kind === 'key' ? kind : 'midi'} ${kind} ${name}`,
    channel: from.channel ?? 0,
    port: input?.type === 'midi' ? (input.port ?? '').toLowerCase() : '',
    label: labelIn(binding, source),
    press: press === undefined || press === 'down' ? 'single' : press,
    addresses: targetsOf(binding).map(({ address }) => address),
    isConditional: layer !== undefined || when !== undefined,
  };
}

/** `CC 5`, or `CC 5 ch 2`: the first channel needs no word. */
export const plainLabel = (label: string): string => label.replace(/ ch 1$/, '');

/** A layer and the kind of press are said, because the same control plays something else without them. */
function labelIn({ from, layer, press }: Binding, source: Source): string {
  const held = layer === undefined ? '' : ` + ${layer}`;
  const how = press === undefined || press === 'down' ? '' : ` ${press}`;
  return `${plainLabel(labelOf(from, source))}${how}${held}`;
}

export const isSameControl = (a: Entry, b: Entry): boolean => a.press === b.press && isBeside(a, b);

/** The same control, by whatever press. */
export const isBeside = (a: Entry, b: Entry): boolean =>
  !b.isConditional &&
  a.control === b.control &&
  (a.channel === 0 || b.channel === 0 || a.channel === b.channel) &&
  (a.port.includes(b.port) || b.port.includes(a.port));
