/** Targets and controls by the names that people use. */
import { plainLabel } from '../mapping/entries.ts';
import type { From, SourceKind } from '../mapping/from.ts';
import { labelOf, type Source } from '../mapping/source.ts';
import type { Trace } from './trace.ts';

const UNSAID: ReadonlySet<string> = new Set(['stage', 'param', 'recall', 'value']);
const SPOKEN: Readonly<Record<string, string>> = {
  setlist: 'set list',
  fx: 'effects',
  level: 'master',
  bpm: 'bpm',
  trailzoom: 'trail zoom',
  lora: 'LoRA',
};

/** `/prompt/6/weight` is "Prompt 6 weight". */
export function nameOf(address: string): string {
  const parts = address.slice(1).split('/');
  const kept = parts.filter((part) => !UNSAID.has(part));
  const words = (kept.length === 0 ? parts : kept).map((part) => SPOKEN[part] ?? part.replaceAll(/[_-]/g, ' '));
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const SHORT: Readonly<Record<SourceKind, string>> = {
  cc: 'CC',
  cc14: 'CC',
  nrpn: 'NR',
  rpn: 'RP',
  note: 'N',
  pitchbend: 'bend',
  program: 'PC',
  aftertouch: 'AT',
  polytouch: 'AT',
  axis: 'axis',
  button: 'B',
  dmx: 'D',
  dmx16: 'D',
  osc: '',
  key: '',
};
const UNNUMBERED: ReadonlySet<SourceKind> = new Set<SourceKind>(['pitchbend', 'aftertouch']);

/** `CC5`, `N36`, `bend`, `KeyA`, and the last word of an OSC address. */
export function shortLabel(from: From, { kind, number }: Source): string {
  if (kind === 'osc') return from.osc?.split('/').at(-1) ?? '';
  if (kind === 'key') return (from.key ?? '').replace(/^(Key|Digit)/, '');
  return UNNUMBERED.has(kind) ? SHORT[kind] : `${SHORT[kind]}${number}`;
}

export const controlName = (trace: Trace): string =>
  plainLabel(
    labelOf(
      {
        ...(trace.channel === 0 ? {} : { channel: trace.channel }),
        ...(trace.kind === 'osc' ? { osc: trace.address, ...(trace.arg === 0 ? {} : { arg: trace.arg }) } : {}),
        ...(trace.kind === 'key' ? { key: trace.code } : {}),
      },
      { kind: trace.kind, number: trace.number },
    ),
  );

export const deviceName = ({ device, sender, kind }: Trace): string =>
  device === null
    ? kind === 'key'
      ? 'Keys'
      : kind === 'dmx'
        ? 'Lighting desk'
        : sender
    : device.nth === 1
      ? device.name
      : `${device.name} (${device.nth})`;

export const short = (value: number): string => String(Math.round(value * 100) / 100);
