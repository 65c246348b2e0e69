/** A delay that has grown: offered back with what it costs, or won back on a bar. */
import { expect, test } from 'vitest';
import { viewOf } from '../../../src/core/view/view.ts';
import { SHOW } from '../../support/deck.ts';
import { createSim, type Sim } from '../../support/scope-sim.ts';

const AROUND = { server: 'sim', rehearsal: false, files: { mappings: [], shows: [] } };

/** Frames pile up within a minute or two: each is played a little later than it was made. */
function grown(policy: string): Sim {
  const sim = createSim({ seed: 7, chunkMs: [750, 750], show: SHOW });
  sim.put('/stage/late', policy);
  sim.connect();
  sim.run(90_000);
  return sim;
}
const offers = (sim: Sim) => viewOf(sim.rig, sim.now, AROUND).problems.filter(({ code }) => code === 'picture/late');
const resets = (sim: Sim) => sim.sends.filter(({ message }) => message['reset_cache'] === true);

test('[CB3] a delay that has grown is offered back, with how late the picture is and what a reset wins and costs', () => {
  const sim = grown('ask');
  const [offer] = offers(sim);
  expect(offer?.what).toMatch(/^The picture is [12]\.\d s late\.$/);
  expect(offer?.then).toMatch(/to win [01]\.\d s back; the picture will cut/);
  expect(offer?.deed).toEqual({ word: 'Reset', does: 'reset' });
  const late = sim.rig.delay.ms ?? 0;
  sim.put('/cache/reset', true);
  expect(offers(sim)).toEqual([]);
  sim.run(5000);
  expect(sim.rig.delay.ms).toBeLessThan(late - 800);
  expect(offers(sim)).toEqual([]);
});

test('[CB4] with the policy never nothing is offered, and nothing done', () => {
  const sim = grown('never');
  expect(sim.rig.delay.waitMs).toBeGreaterThan(800);
  expect(offers(sim)).toEqual([]);
  expect(resets(sim)).toEqual([]);
});

test('[CB5] with the policy of the bar it is won back by itself, seen within a chunk of a bar, once; without a tempo it is offered', () => {
  const sim = grown('on-the-bar');
  expect(resets(sim)).toEqual([]);
  expect(offers(sim)).toHaveLength(1);
  sim.put('/tempo/bpm', 60);
  sim.run(5000);
  const [reset, ...more] = resets(sim);
  expect(more).toEqual([]);
  expect(offers(sim)).toEqual([]);
  const seen = sim.rig.landing?.seenAt ?? 0;
  expect(reset).toBeDefined();
  const past = (seen - sim.rig.desk.tempo.zero) % 4000;
  expect(Math.min(past, 4000 - past)).toBeLessThanOrEqual(750);
});

test('[CB6] a cut that the stage saw after it was told tells how long the way is; one that nobody told, nothing', () => {
  const sim = grown('ask');
  const page = sim.rig.link.pages[0]?.id ?? '';
  const cutSeen = (count: number, from = page) => sim.happen({ kind: 'shown', page: from, fact: { of: 'cut', count } });
  cutSeen(sim.rig.cut.count);
  expect(sim.rig.delay.way.isMeasured).toBe(false);
  sim.put('/cache/reset', true);
  while (sim.rig.landing?.isCounted !== true) sim.run(20);
  const counted = sim.rig.landing.seenAt;
  sim.run(Math.max(0, counted + 50 - sim.now));
  cutSeen(sim.rig.cut.count, 'another page');
  expect(sim.rig.delay.way.isMeasured).toBe(false);
  cutSeen(sim.rig.cut.count);
  expect(sim.rig.delay.way.isMeasured).toBe(true);
  const { way } = sim.rig.delay;
  cutSeen(sim.rig.cut.count);
  expect(sim.rig.delay.way).toBe(way);
});

test('[CB7] a cut that is seen before the end of its chunk is heard of counts too; one that is seen before its message was taken, not', () => {
  const sim = grown('ask');
  const page = sim.rig.link.pages[0]?.id ?? '';
  const see = () => sim.happen({ kind: 'shown', page, fact: { of: 'cut', count: sim.rig.cut.count } });
  sim.put('/cache/reset', true);
  see();
  expect(sim.rig.landing?.sawAt).toBeNull();
  const chunkOf = () => sim.rig.landing?.chunk ?? null;
  while (chunkOf() === null) sim.run(20);
  const chunk = chunkOf() ?? 0;
  const made = () => sim.engine.journal.chunks.all().length;
  // The chunk has ended in Scope; the poll that shows it is yet to come.
  const before = made();
  while (made() === before) sim.run(5);
  expect(sim.rig.lane.pace.chunk).toBeLessThan(chunk);
  see();
  sim.run(1500);
  expect(sim.rig.delay.way.isMeasured).toBe(true);
});
