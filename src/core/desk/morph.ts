/** The morph pad: four presets at the corners of a plane, and a puck between them that writes the slots. */
import type { Look } from '../look/look.ts';
import type { Line, Preset } from '../show/show.ts';
import type { Ms } from '../unit.ts';
import { scaled } from './decks.ts';
import type { Desk } from './desk.ts';
import { writeMix } from './mix.ts';

export type Morph = { readonly x: number; readonly y: number };

/** As they stand under the hand: above on the left and right, then below. */
export const CORNERS = 4;

/** The first four pads that hold prompts; a corner without one says nothing. */
export const cornersOf = ({ pads, presets }: Pick<Desk, 'pads' | 'presets'>): readonly Preset[] =>
  pads
    .flatMap((id) => (id === null ? [] : (presets[id] ?? [])))
    .filter(({ prompts }) => prompts !== null && prompts.length > 0)
    .slice(0, CORNERS);

/** How much of each corner is heard; together they are one. */
export const cornerWeights = ({ x, y }: Morph): readonly number[] => [
  (1 - x) * y,
  x * y,
  (1 - x) * (1 - y),
  x * (1 - y),
];

/** What all corners give to the mix, with those silent that the puck is far from: so their texts keep their slots. */
export function morph(desk: Desk, at: Morph, glideMs: Ms, now: Ms): { readonly look: Look; readonly left: number } {
  const next: Look = { ...desk.look, source: 'pad', morph: at };
  const corners = cornersOf(desk);
  if (corners.length === 0) return { look: next, left: 0 };
  const weights = cornerWeights(at);
  const lines = corners.flatMap(({ prompts }, i): readonly Line[] => scaled(prompts ?? [], weights[i] ?? 0));
  const { slots, left } = writeMix(desk.look.slots, lines, now, glideMs);
  return { look: { ...next, slots }, left };
}
