/** The link inside the whole rig: what a sleep and what strangers do to a picture that plays. */
import { expect, test } from 'vitest';
import { type Rig, turn } from '../../../src/core/rig.ts';
import { SHOW } from '../../support/deck.ts';
import { createSim, type Sim } from '../../support/scope-sim.ts';

function playing(): Sim {
  const sim = createSim({ seed: 1, chunkMs: [400, 400], show: SHOW });
  sim.connect();
  sim.run(4000);
  expect(sim.live()).toBe(true);
  return sim;
}

const ticked = (rig: Rig, ms: number): Rig => {
  let next = rig;
  for (let at = rig.now + 20; at <= rig.now + ms; at += 20) next = turn(next, { kind: 'tick', at }).rig;
  return next;
};

test('[LN40] a bridge that stood still for a minute blames nobody; then silence counts as ever', () => {
  const { rig } = playing();
  const { rig: woken, tasks } = turn(rig, { kind: 'tick', at: rig.now + 60_000 });
  expect(tasks).toEqual([]);
  expect(woken.link.phase.is).toBe('live');
  expect(ticked(woken, 2000).link.phase.is).toBe('live');
  expect(ticked(woken, 3000).link.phase.is).not.toBe('live');
});

test('[LN41] what another client overwrote is told again once it rests, and not against its hand', () => {
  const sim = playing();
  expect(sim.held()['base_seed']).toBe(42);
  const before = sim.sends.length;
  const { phase } = sim.rig.link;
  const attempt = phase.is === 'live' ? phase.player.attempt : 0;
  for (let i = 1; i <= 20; i++) {
    sim.engine.broadcast({ base_seed: i }, sim.now);
    sim.happen({ kind: 'link', event: { of: 'written', attempt, keys: ['base_seed'] } });
    sim.run(500);
  }
  expect(sim.sends.length).toBe(before);
  sim.run(3000);
  expect(sim.held()['base_seed']).toBe(42);
  expect(sim.sends.length).toBe(before + 1);
});
