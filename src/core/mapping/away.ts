/** Hands of devices that left: where they stood is kept, but a hand that was moved meanwhile begins anew, so that nothing jumps. */
import { at, put } from './blocks.ts';
import type { Compiled, Control } from './compiled.ts';
import type { Hand, Hands } from './hands.ts';
import { rangeOf } from './source.ts';
import { NEAR } from './takeover.ts';

/** Where the hand stood before this message; null where that is not known. */
export function placeBefore(hand: Hand | undefined, { source }: Control, device: string, raw: number): number | null {
  if (hand === undefined || hand.device !== device) return null;
  const [low, high] = rangeOf(source);
  const isElsewhere = Math.abs(raw - hand.raw) > NEAR * (high - low);
  return hand.away && isElsewhere ? null : hand.raw;
}

/** `holder`: a device, or a page with its keys. */
export const isHeldBy = (hand: Hand | undefined, holder: string): hand is Hand =>
  hand?.device.startsWith(`${holder}/`) ?? false;

export const handsAway = (compiled: Compiled, hands: Hands, holder: string): Hands => ({
  ...hands,
  // What was held is not held any more, and nobody pressed it.
  presses: hands.presses.filter(({ device }) => !device.startsWith(`${holder}/`)),
  controls: compiled.controls.reduce((controls, { n }) => {
    const hand = at(controls, n);
    return isHeldBy(hand, holder) && !hand.away ? put(controls, n, { ...hand, away: true }) : controls;
  }, hands.controls),
});
