/** The crossfader: two presets laid over each other, written into the slots. */
import type { Look } from '../look/look.ts';
import type { Line } from '../show/show.ts';
import type { Ms } from '../unit.ts';
import type { Desk } from './desk.ts';
import { writeMix } from './mix.ts';

type Written = { readonly look: Look; readonly left: number };

/** A's prompts, and then those of B that A lacks; a text that both have keeps its place and takes both shares. */
export function crossfade(desk: Desk, position: number, glideMs: Ms, now: Ms): Written {
  const { look, presets } = desk;
  const a = presets[look.decks.a]?.prompts ?? [];
  const b = presets[look.decks.b]?.prompts ?? [];
  const next: Look = { ...look, source: 'decks', decks: { ...look.decks, position } };
  if (a.length === 0 && b.length === 0) return { look: next, left: 0 };
  const { slots, left } = writeMix(look.slots, [...scaled(a, 1 - position), ...scaled(b, position)], now, glideMs);
  return { look: { ...next, slots }, left };
}

export function deckChosen(desk: Desk, deck: 'a' | 'b', id: string, glideMs: Ms, now: Ms): Written {
  const look: Look = { ...desk.look, decks: { ...desk.look.decks, [deck]: id } };
  return look.source === 'decks' ? crossfade({ ...desk, look }, look.decks.position, glideMs, now) : { look, left: 0 };
}

/** Shares of one deck, times how much of it is heard; kept at zero, so that its texts keep their slots. */
export function scaled(lines: readonly Line[], by: number): readonly Line[] {
  const sum = lines.reduce((total, { weight }) => total + weight, 0);
  return lines.map((line) => ({ ...line, weight: sum > 0 ? (line.weight / sum) * by : 0 }));
}
