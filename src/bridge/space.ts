/** The address space as programs outside see it: what stands in it, what it is worth, and of which shape each value is. */
import type { Standing } from '../core/address/places.ts';
import { BARE } from '../core/address/places.ts';
import { resolve } from '../core/address/resolve.ts';
import type { Shape } from '../core/address/row.ts';
import type { Rig } from '../core/rig.ts';
import type { Json } from '../core/unit.ts';
import { standingOf } from '../core/view/standing.ts';
import { valuesOf } from '../core/view/values.ts';

export type Values = ReadonlyMap<string, Json>;

export type Space = {
  readonly standing: Standing;
  readonly values: Values;
  readonly shapeOf: (address: string) => Shape | null;
};

/** Before the rig is there. */
export const EMPTY_SPACE: Space = { standing: BARE, values: new Map(), shapeOf: () => null };

/** Values are read when they are asked for: whether an address stands is known without them. */
export function spaceOf(rig: Rig): Space {
  let values: Values | null = null;
  return {
    standing: standingOf(rig.desk),
    get values() {
      return (values ??= valuesOf(rig, rig.now));
    },
    shapeOf: (address) => {
      const found = resolve(address, rig.desk.world);
      return found.is === 'wrong' ? null : found.row.shape;
    },
  };
}
