/** What stands in the address space now: of the pipeline, the show, and the mappings. */
import { isSameStanding, type Standing } from '../address/places.ts';
import { PADS } from '../address/table.ts';
import type { Desk } from '../desk/desk.ts';
import { stepsOf } from '../desk/params.ts';

/** The last one for each mapping, so that what follows from it need not be worked out again. */
const last = new WeakMap<Desk['mapping'], Standing>();

export function standingOf(desk: Desk): Standing {
  const before = last.get(desk.mapping);
  const now = standingNow(desk);
  if (before !== undefined && isSameStanding(before, now)) return before;
  last.set(desk.mapping, now);
  return now;
}

const standingNow = (desk: Desk): Standing => ({
  params: desk.world.params,
  steps: stepsOf(desk.look).length,
  pads: Math.min(PADS, Math.max(16, desk.pads.length)),
  presets: Object.keys(desk.presets),
  layers: [...new Set([...bound(desk), ...Object.keys(desk.layers)])],
});

/** Layers that a mapping can hold, held yet or not. */
const bound = ({ mapping }: Desk): readonly string[] =>
  [...mapping.byAddress.keys()].flatMap((address) => (address.startsWith(LAYER) ? [address.slice(LAYER.length)] : []));

const LAYER = '/layer/';
