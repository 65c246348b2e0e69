/** 14-bit control changes: a coarse and a fine half, of which the fine one may never come. */
import type { Ms } from '../unit.ts';
import { at, put } from './blocks.ts';
import type { Hands } from './hands.ts';

export type Paired = { readonly hands: Hands; readonly raw: number | null };

/** MIDI 1.0 lets a sender leave the fine half out; so long we wait for it. */
export const HALF_MS = 20;

/** A coarse half alone, stretched over the whole range: 127 is the top. */
export const coarse = (high: number): number => (high << 7) | high;

export function hearHigh(hands: Hands, control: number, high: number, device: string, now: Ms): Paired {
  const before = at(hands.halves, control);
  const fresh = before?.device === device && now - before.lowAt < HALF_MS ? before : null;
  const next = put(hands.halves, control, { high, low: fresh?.low ?? 0, lowAt: fresh?.lowAt ?? -Infinity, device });
  const waits = hands.due.some((due) => due.control === control);
  // Two coarse halves without a fine one between: this sender has none, so nothing is waited for.
  if (waits) return { hands: { ...hands, halves: next, due: without(hands, control) }, raw: coarse(high) };
  return { hands: { ...hands, halves: next, due: [...hands.due, { control, at: now + HALF_MS }] }, raw: null };
}

export function hearLow(hands: Hands, control: number, low: number, device: string, now: Ms): Paired {
  const before = at(hands.halves, control);
  const high = before?.device === device ? before.high : -1;
  const next = put(hands.halves, control, { high, low, lowAt: now, device });
  return { hands: { ...hands, halves: next, due: without(hands, control) }, raw: high < 0 ? null : (high << 7) | low };
}

const without = ({ due }: Hands, control: number): Hands['due'] =>
  due.some((each) => each.control === control) ? due.filter((each) => each.control !== control) : due;
