/** How the audience's windows stand, as their pages say it. */
import { expect, test } from 'vitest';
import { viewOf } from '../../../src/core/view/view.ts';
import { SHOW } from '../../support/deck.ts';
import { createSim, type Sim } from '../../support/scope-sim.ts';

const AROUND = { server: 'sim', rehearsal: false, files: { mappings: [], shows: [] } };

const come = (sim: Sim, id: string, part: 'operator' | 'stage') =>
  sim.happen({ kind: 'link', event: { of: 'page-came', page: { id, part }, connect: false, holds: null } });
const stand = (sim: Sim, page: string, full: boolean) =>
  sim.happen({ kind: 'shown', page, fact: { of: 'stands', full } });
const go = (sim: Sim, page: string) => sim.happen({ kind: 'link', event: { of: 'page-went', page } });

test('[OU4] how the stages stand is known from each of them, whoever plays: one that is full screen counts, and one that goes is gone', () => {
  const sim = createSim({ seed: 1, chunkMs: [700, 700], show: SHOW });
  const stages = () => viewOf(sim.rig, sim.now, AROUND).player.stages;
  come(sim, 'desk', 'operator');
  expect(stages()).toBe('none');
  come(sim, 'hall', 'stage');
  expect(stages()).toBe('window');
  stand(sim, 'hall', true);
  expect(stages()).toBe('full');
  come(sim, 'recorder', 'stage');
  stand(sim, 'recorder', false);
  expect(stages()).toBe('full');
  stand(sim, 'hall', false);
  expect(stages()).toBe('window');
  stand(sim, 'recorder', true);
  go(sim, 'recorder');
  expect(stages()).toBe('window');
  go(sim, 'hall');
  expect(stages()).toBe('none');
  stand(sim, 'hall', true);
  expect(stages()).toBe('none');
});
