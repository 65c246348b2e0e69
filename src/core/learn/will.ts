/** What a binding will do, and what else a hand may choose of it, in words. */
import type { Row } from '../address/row.ts';
import type { RelativeScheme } from '../control/relative.ts';
import type { Quantize } from '../tempo/tempo.ts';
import type { Bound } from './bound.ts';
import type { Landing, TaughtPress } from './choices.ts';
import { short } from './words.ts';

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
