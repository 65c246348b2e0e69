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
  layers: Object.keys(desk.layers),
});
