/** Which hand waits, which way to move it, and to where: the first of them, in words. */
import type { SlotView } from '../../core/wire/view.ts';
import { places } from './words.ts';

export type Waits = { readonly say: string; readonly to: string } | null;

export function waitsOf(slots: readonly SlotView[]): Waits {
  for (const [i, { hand, value }] of slots.entries()) {
    if (hand !== null)
      return { say: `Fader ${i + 1} waits: move it ${value > hand ? 'up' : 'down'} to`, to: places(value, 2) };
  }
  return null;
}
