/** What Scope holds beside what it was told. */
import { expect, test } from 'vitest';
import { readBack, toldOf } from '../../../src/core/lane/read-back.ts';
import { SHOW } from '../../support/deck.ts';
import { createSim } from '../../support/scope-sim.ts';

const told = { base_seed: 42, prompts: [{ text: 'forest', weight: 1 }] };

test('[LN44] what was read back as ours and no longer is, another client wrote; it is said once', () => {
  const first = readBack({}, told, told);
  expect(first).toEqual({ confirmed: told, strange: [] });
  const second = readBack(first.confirmed, told, { ...told, base_seed: 5 });
  expect(second.strange).toEqual(['base_seed']);
  const third = readBack(second.confirmed, told, { ...told, base_seed: 6 });
  expect(third.strange).toEqual([]);
  const healed = readBack(third.confirmed, told, told);
  expect(readBack(healed.confirmed, told, { ...told, base_seed: 7 }).strange).toEqual(['base_seed']);
});

test('[LN44] what the server keeps in another form, or not at all, is nobody else', () => {
  const rounded = readBack({}, told, { base_seed: 42.5 });
  expect(rounded).toEqual({ confirmed: {}, strange: [] });
  expect(readBack(rounded.confirmed, told, { base_seed: 42.5, theirs: 1 }).strange).toEqual([]);
});

test('[LN44] a new value of ours is not measured by the old one', () => {
  const { confirmed } = readBack({}, told, told);
  expect(readBack(confirmed, { ...told, base_seed: 43 }, told).strange).toEqual([]);
});

test('[LN44] nothing is compared while a message is on its way or a fade goes on', () => {
  const sim = createSim({ seed: 1, chunkMs: [400, 400], show: SHOW });
  expect(toldOf(sim.rig.lane)).toBeNull();
  sim.connect();
  sim.run(4000);
  expect(toldOf(sim.rig.lane)).toMatchObject({ base_seed: 42, prompts: [{ text: 'forest', weight: 1 }] });
  sim.put('/pad/2/recall', true);
  sim.run(100);
  expect(toldOf(sim.rig.lane)).toBeNull();
});
