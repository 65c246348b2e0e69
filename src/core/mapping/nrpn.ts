/** NRPN and RPN: four control changes that together are one parameter, by channel. */
import { clamp } from '../unit.ts';
import { at, put } from './blocks.ts';
import type { Chosen, Hands } from './hands.ts';
import { coarse } from './halves.ts';

const COARSE = 6;
const FINE = 38;
const UP = 96;
const DOWN = 97;
const TOP = 16_383;

/** Those numbers that a port with such bindings keeps from its plain ones. */
export const isParameter = (number: number): boolean =>
  number === COARSE || number === FINE || (number >= UP && number <= 101);

const NONE: Chosen = { kind: 'nrpn', high: -1, low: -1, value: -1, raw: -1 };

export type Parameter = {
  readonly hands: Hands;
  readonly value: { readonly kind: Chosen['kind']; readonly number: number; readonly raw: number } | null;
};

export function hearParameter(hands: Hands, place: number, number: number, value: number): Parameter {
  const next = chosen(at(hands.chosen, place) ?? NONE, number, value);
  const after = { ...hands, chosen: put(hands.chosen, place, next) };
  // 127, 127 is nobody: the sender closes what it opened.
  const isOpen = next.high >= 0 && next.low >= 0 && !(next.high === 127 && next.low === 127);
  if (number > DOWN || !isOpen || next.raw < 0) return { hands: after, value: null };
  return { hands: after, value: { kind: next.kind, number: (next.high << 7) | next.low, raw: next.raw } };
}

function chosen(before: Chosen, number: number, value: number): Chosen {
  switch (number) {
    case 99:
      return begun(before, 'nrpn', { high: value });
    case 98:
      return begun(before, 'nrpn', { low: value });
    case 101:
      return begun(before, 'rpn', { high: value });
    case 100:
      return begun(before, 'rpn', { low: value });
    case COARSE:
      return { ...before, value, raw: coarse(value) };
    case FINE:
      return before.value < 0 ? before : { ...before, raw: (before.value << 7) | value };
    default:
      return stepped(before, number === UP ? 1 : -1);
  }
}

/** The halves of a number hold together: one of the other kind begins anew, so that half a number never acts. */
function begun(before: Chosen, kind: Chosen['kind'], half: { readonly high?: number; readonly low?: number }): Chosen {
  const own = before.kind === kind ? before : NONE;
  return { kind, high: half.high ?? own.high, low: half.low ?? own.low, value: -1, raw: -1 };
}

/** Data increment and decrement: one step of the coarse half, or of the fine one where that was sent. */
function stepped(before: Chosen, steps: number): Chosen {
  if (before.raw < 0) return before;
  const isCoarse = before.raw === coarse(before.value);
  const value = clamp(before.value + steps, 0, 127);
  if (isCoarse) return { ...before, value, raw: coarse(value) };
  const raw = clamp(before.raw + steps, 0, TOP);
  return { ...before, value: raw >> 7, raw };
}
