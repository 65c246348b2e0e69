/** Values as programs outside read them. */
import { expect, test } from 'vitest';
import { coerce } from '../../../src/core/address/coerce.ts';
import { placesOf } from '../../../src/core/address/places.ts';
import { freshRig } from '../../../src/core/rig.ts';
import { withMapping } from '../../../src/core/desk/world.ts';
import { standingOf } from '../../../src/core/view/standing.ts';
import { valuesOf } from '../../../src/core/view/values.ts';
import { fileOf } from '../mapping/board.ts';
import { deskOf, puts, SHOW } from '../../support/deck.ts';
import { createSim } from '../../support/scope-sim.ts';

test('[VW33] everything that can be read has a value that fits its address, of pipelines, presets, pads and layers too', () => {
  const sim = createSim({ seed: 1, chunkMs: [750, 750], show: SHOW });
  sim.connect();
  sim.run(4000);
  const held = puts(sim.rig.desk, sim.now, ['/layer/shift', true]);
  for (const rig of [freshRig(deskOf()), { ...sim.rig, desk: held }]) {
    const values = valuesOf(rig, sim.now);
    for (const { address, row } of placesOf(standingOf(rig.desk))) {
      const value = values.get(address);
      if (row.kind === 'trigger' || row.kind === 'nudge') expect(value).toBeUndefined();
      else
        expect([address, value === undefined ? null : coerce(row.shape, value)]).toEqual([
          address,
          { ok: true, value },
        ]);
    }
  }
  expect(valuesOf({ ...sim.rig, desk: held }, sim.now).get('/layer/shift')).toBe(true);
});

test('[VW34] a layer that a mapping binds stands in the space before it was ever held', () => {
  const desk = deskOf();
  expect(standingOf(desk).layers).toEqual([]);
  const file = fileOf([{ from: { note: 1 }, to: '/layer/low' }]);
  expect(standingOf(withMapping(desk, [file])).layers).toEqual(['low']);
});
