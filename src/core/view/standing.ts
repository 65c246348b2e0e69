/** What stands in the address space now: of the pipeline, the show, and the mappings. */
import type { Standing } from '../address/places.ts';
import { PADS } from '../address/table.ts';
import type { Desk } from '../desk/desk.ts';
import { stepsOf } from '../desk/params.ts';

export const standingOf = (desk: Desk): Standing => ({
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
