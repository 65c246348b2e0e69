/** A binding's control: which input it is on, and the key by which bindings of the same control find together. */
import type { Binding, Input, Mapping } from './file.ts';
import { isOfDmx, isOfGamepad } from './from.ts';
import { sourcesOf } from './mode.ts';
import { type DeviceInput, portKey, type Ports } from './ports.ts';
import { labelOf, type Source, sourceOf } from './source.ts';

export type ControlDraft = {
  readonly key: string;
  readonly label: string;
  readonly from: Source;
  /** Null for what is no MIDI. */
  readonly port: number | null;
  readonly channel: number;
  readonly arg: number;
  readonly address: string;
  readonly sender: string | null;
  readonly code: string;
};

/** The input a binding names, or the only one there is; null when the file declares none. */
export function inputOf({ from }: Binding, { inputs = {} }: Mapping): Input | null {
  const names = Object.keys(inputs);
  const name = from.input ?? (names.length === 1 ? names[0] : undefined);
  return name === undefined ? null : (inputs[name] ?? null);
}

export function controlOf({ from }: Binding, input: Input | null, ports: Ports): ControlDraft | null {
  const [kind] = sourcesOf(from);
  if (kind === undefined) return null;
  const source = sourceOf(from, kind);
  const common = {
    label: labelOf(from, source),
    from: source,
    port: null,
    channel: 0,
    arg: 0,
    address: '',
    sender: null,
    code: '',
  };
  if (kind === 'key') return { ...common, key: `key ${from.key ?? ''}`, code: from.key ?? '' };
  if (isOfDmx(kind)) return { ...common, key: `${kind} ${source.number}` };
  if (kind === 'osc') {
    const sender = input?.type === 'osc' ? (input.sender ?? null) : null;
    const arg = from.arg ?? 0;
    const address = from.osc ?? '';
    return { ...common, key: `osc ${sender ?? '*'} ${arg} ${address}`, arg, address, sender };
  }
  const type = isOfGamepad(kind) ? 'gamepad' : 'midi';
  const device: DeviceInput = input?.type === type ? input : { type };
  const channel = from.channel ?? 0;
  return {
    ...common,
    key: `midi ${kind} ${channel} ${source.number} ${portKey(device)}`,
    port: ports.number(device, kind),
    channel,
  };
}
