/** Hands that wait, and who has an address that a stream and a hand share: the first of them in words, and each by its address. */
import type { HandView, SlotView } from '../../core/wire/view.ts';
import type { Marks } from './deck-fader.ts';
import { percent, places } from './words.ts';

export type Waits = { readonly say: string; readonly to: string } | null;

/** A prompt says at its own fader who has it. */
export function waitsOf(slots: readonly SlotView[], hands: readonly HandView[]): Waits {
  const all = [
    ...slots.map(({ hand, value }, i) => ({ name: `Fader ${i + 1}`, hand, value, text: places(value, 2) })),
    ...hands,
  ];
  for (const { name, hand, value, text } of all)
    if (hand !== null) return { say: `${name} waits: move it ${value > hand ? 'up' : 'down'} to`, to: text };
  const shared = hands.find(({ holder }) => holder !== '');
  return shared === undefined ? null : { say: `${shared.name}:`, to: shared.holder };
}

/** A fader that is seen at once: its value is on the picture, and the hand may be elsewhere. */
export const atOnce = (at: number, text: string, hand: number | null): Marks => ({
  value: at,
  seen: at,
  sent: at,
  hand,
  text: hand === null ? text : `${text}, hand waits at ${percent(hand)} %`,
});

/** Where the hand stands that waits for this address, 0..1; null where none does. */
export const handOn = (hands: readonly HandView[], address: string): number | null =>
  hands.find((each) => each.address === address)?.hand ?? null;
