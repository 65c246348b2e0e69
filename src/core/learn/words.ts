/** Learning in words: targets and controls by the names that people use, and what was heard as evidence. */
import type { Row } from '../address/row.ts';
import type { RelativeScheme } from '../control/relative.ts';
import type { From, SourceKind } from '../mapping/from.ts';
import { plainLabel } from '../mapping/entries.ts';
import { labelOf, type Source } from '../mapping/source.ts';
import type { Quantize } from '../tempo/tempo.ts';
import type { Bound } from './bound.ts';
import type { Landing, TaughtPress } from './choices.ts';
import type { Finding } from './finding.ts';
import type { Sweep } from './sweep.ts';
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

/** "a fader", "a pad", "an encoder". */
export function whatItIs(trace: Trace, finding: Finding): string {
  switch (finding.is) {
    case 'words':
      return 'words';
    case 'encoder':
      return 'an encoder';
    case 'button':
      if (finding.toggles) return 'a button that switches by itself';
      return trace.kind === 'note' ? 'a pad' : trace.kind === 'key' ? 'a key' : 'a button';
    case 'fader':
      return FADERS[trace.kind] ?? 'a fader';
    default:
      return finding satisfies never;
  }
}

const FADERS: Readonly<Partial<Record<Trace['kind'], string>>> = {
  cc14: 'a fine fader',
  nrpn: 'a fine fader',
  rpn: 'a fine fader',
  pitchbend: 'a fine fader',
  aftertouch: 'pressure',
  polytouch: 'pressure',
  axis: 'a stick',
  osc: 'a value',
};

const BYTES: Readonly<Record<RelativeScheme, readonly [right: number, left: number]>> = {
  'twos-complement': [1, 127],
  'binary-offset': [65, 63],
  'signed-bit': [1, 65],
  'signed-bit-inverted': [65, 1],
};

/** By bytes, because makers give these schemes different names. */
export function codingWords(scheme: RelativeScheme): string {
  const [right, left] = BYTES[scheme];
  return `right ${right}, left ${left}`;
}

const PRESSES: Readonly<Record<TaughtPress, string>> = {
  single: 'Press',
  double: 'Double press',
  long: 'Long press',
};
export const pressWords = (press: TaughtPress): string => PRESSES[press];

const LANDS: Readonly<Record<Landing, string>> = {
  tempo: 'As tempo says',
  off: 'At once',
  beat: 'On the beat',
  bar: 'On the bar',
  '2-bar': 'On 2 bars',
  '4-bar': 'On 4 bars',
};
export const landsWords = (lands: Landing): string => LANDS[lands];

/** `, on the bar`. */
const landingWords = (quantize: Quantize | undefined): string =>
  quantize === undefined ? '' : `, ${landsWords(quantize).toLowerCase()}`;

/** What was heard for it, so that a wrong guess can be seen. */
export function evidenceOf(finding: Finding): string {
  switch (finding.is) {
    case 'encoder': {
      const { right, left } = finding;
      if (right === null && left === null) return 'No turn heard that fits';
      return `${right === null ? 'Right not heard yet' : `Right sent ${right}`}, ${left === null ? 'left not heard yet' : `left sent ${left}`}`;
    }
    case 'fader':
      return endsWords(finding.sweep);
    case 'button':
      return finding.toggles ? 'Set it to momentary on the device, if it can' : '';
    case 'words':
      return '';
    default:
      return finding satisfies never;
  }
}

const TIMES: Readonly<Record<number, string>> = { 1: 'once', 2: 'twice' };
const times = (count: number): string => TIMES[count] ?? `${count} times`;

function endsWords({ low, high, lows, highs }: Sweep): string {
  if (low === high) return `${short(low)} only`;
  if (lows === highs) return `${short(low)} and ${short(high)}, each ${times(lows)}`;
  return `${short(low)} ${times(lows)}, ${short(high)} ${times(highs)}`;
}

export const short = (value: number): string => String(Math.round(value * 100) / 100);

/** What the binding will do: "0 to 127, takeover scale", "each press flips it". */
export function willBe(bound: Bound, row: Row, full: readonly [number, number] | null): string {
  const { layer } = bound.binding;
  return `${layer === undefined ? '' : `with ${layer} held: `}${actsAs(bound, row, full)}`;
}

function actsAs({ binding }: Bound, { shape }: Row, full: readonly [number, number] | null): string {
  const press = binding.press === undefined ? '' : `${binding.press} `;
  switch (binding.mode) {
    case 'trigger':
      return `a ${press}press does it${landingWords(binding.quantize)}`;
    case 'gate':
      return 'on while held';
    case 'toggle':
      return `each ${press}press flips it`;
    case 'cycle':
      return `each ${press}press takes the next`;
    case 'set':
      return `a ${press}press sets ${typeof binding.value === 'string' ? binding.value : JSON.stringify(binding.value)}`;
    default:
      break;
  }
  if (binding.from.relative !== undefined) return 'each step adds to it';
  const range = binding.in ?? full;
  if (shape.of !== 'number' || range === null) return 'it follows';
  const takeover = binding.takeover === undefined ? '' : `, takeover ${binding.takeover}`;
  return `${short(range[0])} to ${short(range[1])}${takeover}`;
}
