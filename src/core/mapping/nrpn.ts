/** NRPN: four control changes that together are one parameter, by channel. */
import { at, put } from './blocks.ts';
import type { Chosen, Hands } from './hands.ts';
import { coarse } from './halves.ts';

const FINE = 38;
const COARSE = 6;

/** Those numbers that a port with NRPN bindings keeps from its plain ones. */
export const isParameter = (number: number): boolean =>
  number === COARSE || number === FINE || (number >= 98 && number <= 101);

const NONE: Chosen = { high: -1, low: -1, value: -1 };

export type Parameter = {
  readonly hands: Hands;
  readonly value: { readonly number: number; readonly raw: number } | null;
};

export function hearParameter(hands: Hands, place: number, number: number, value: number): Parameter {
  const before = at(hands.chosen, place) ?? NONE;
  const next = chosen(before, number, value);
  const after = { ...hands, chosen: put(hands.chosen, place, next) };
  const says = number === COARSE || (number === FINE && next.value >= 0);
  // 127, 127 is nobody: the sender closes what it opened.
  const isOpen = next.high >= 0 && next.low >= 0 && !(next.high === 127 && next.low === 127);
  if (!says || !isOpen) return { hands: after, value: null };
  const raw = number === COARSE ? coarse(next.value) : (next.value << 7) | value;
  return { hands: after, value: { number: (next.high << 7) | next.low, raw } };
}

function chosen(before: Chosen, number: number, value: number): Chosen {
  switch (number) {
    case 99:
      return { high: value, low: before.low, value: -1 };
    case 98:
      return { high: before.high, low: value, value: -1 };
    case COARSE:
      return { ...before, value };
    case FINE:
      return before;
    default:
      // A registered parameter is chosen now, which is none of ours.
      return NONE;
  }
}
