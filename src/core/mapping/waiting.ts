/** Hands that stand elsewhere than their values: for the screen's hollow triangle. */
import { coerce } from '../address/coerce.ts';
import { positionOf } from '../address/coerce.ts';
import type { Address } from '../address/row.ts';
import { isOwn } from './absolute.ts';
import { at } from './blocks.ts';
import type { Compiled, Link } from './compiled.ts';
import type { Hands } from './hands.ts';
import { acts } from './moves.ts';
import type { Read } from './heard.ts';
import { NEAR } from './takeover.ts';
import { back, forth, spotOf } from './transform.ts';

/** 0..1 of the address's range where a hand waits, or scales; null when none does. */
export function handOf(compiled: Compiled, hands: Hands, address: Address, read: Read): number | null {
  for (const link of compiled.byAddress.get(address) ?? []) {
    const position = apart(link, hands, read);
    if (position !== null) return position;
  }
  return null;
}

/** All of them; for few addresses `handOf` is cheaper. */
export const waitingHands = (compiled: Compiled, hands: Hands, read: Read): ReadonlyMap<Address, number> =>
  new Map(
    [...compiled.byAddress.keys()].flatMap((address): readonly (readonly [Address, number])[] => {
      const position = handOf(compiled, hands, address, read);
      return position === null ? [] : [[address, position]];
    }),
  );

/** The same for one control; null where it does not wait. */
export function apart(link: Link, hands: Hands, read: Read): number | null {
  const { takeover, mode, relative, transform, row } = link;
  if (takeover === 'jump' || mode !== 'absolute' || relative !== null) return null;
  const hand = at(hands.controls, link.control);
  const present = read(link.address);
  if (hand === undefined || typeof present !== 'number' || !acts(link, read)) return null;
  const held = at(hands.links, link.n);
  const own = isOwn(link, held, hand.raw, present);
  const spot = spotOf(transform, hand.raw);
  const target = own && held !== undefined ? held.spot : back(transform, present);
  if (Math.abs(spot - target) <= NEAR) return null;
  const value = coerce(row.shape, forth(transform, spot));
  return value.ok ? positionOf(row.shape, value.value) : null;
}
