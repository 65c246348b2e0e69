/** Whatever hands and networks do: after some quiet Scope plays what the desk wants. A failure names its seed. */
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type Rig, type Send, turn, wantedOf } from '../../../src/core/rig.ts';
import type { Ms } from '../../../src/core/unit.ts';
import { SHOW } from '../../support/deck.ts';
import { createSim, type Sim } from '../../support/scope-sim.ts';
import { BLOWS, CRASHES, storm } from './storm.ts';

// Half an hour of a show in each file's run: slow on a busy machine, never waiting for anything.
vi.setConfig({ testTimeout: 120_000 });

/** Longer than the longest transition and the longest back-off of these storms. */
const QUIET_MS = 40_000;
const PACES: readonly (readonly [string, readonly [Ms, Ms]])[] = [
  ['750 ms', [750, 750]],
  ['random 400 to 1500 ms', [400, 1500]],
  ['250 ms', [250, 250]],
  ['3 s', [3000, 3000]],
  // 12 frames in less than 200 ms are over 60 a second: the figure is clamped and shows no chunk end.
  ['185 ms, unseen', [185, 190]],
];

function expectAgreement(sim: Sim): void {
  expect(sim.rig.link.phase.is, `seed ${sim.seed}`).toBe('live');
  expect(sim.held(), `seed ${sim.seed}`).toMatchObject({ ...wantedOf(sim.rig, sim.now).params, paused: false });
  expect(sim.shown(), `seed ${sim.seed}`).toEqual(sim.wanted());
}

function expectCareful(sim: Sim): void {
  const dropped = sim.fates().filter(({ fate }) => fate === 'dropped');
  expect(dropped, `seed ${sim.seed}`).toEqual([]);
  expect(Math.max(...sim.arrivals.map(({ depth }) => depth)), `seed ${sim.seed}`).toBeLessThanOrEqual(2);
  expect(sim.mostOpen, `seed ${sim.seed}`).toBe(1);
  for (const { message } of sim.sends) expectWellFormed(message);
}

/** What Scope misreads is never sent: no list is empty or silent, a target is the list beside it, no transition has one step. */
function expectWellFormed({ prompts, transition }: Send['message']): void {
  if (prompts !== undefined) {
    const list = Prompts.parse(prompts);
    expect(list.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
    expect(list.map(({ text }) => text)).toEqual([...new Set(list.map(({ text }) => text))].sort());
  }
  if (transition === undefined) return;
  const { target_prompts: target, num_steps: steps } = Transition.parse(transition);
  expect(target).toEqual(prompts);
  expect(steps).not.toBe(1);
}

const Prompts = z.array(z.strictObject({ text: z.string(), weight: z.number().positive() })).min(1);
const Transition = z.looseObject({ target_prompts: z.unknown(), num_steps: z.number().int() });

function rest(sim: Sim): void {
  sim.put('/pause', false);
  sim.reachable(true);
  sim.run(QUIET_MS);
}

const seeds = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

describe.each(PACES)('chunks of %s', (_, chunkMs) => {
  test.each(seeds(1, 4))(
    '[RG1] after quiet the picture is what the desk wants, and nothing was ever refused; seed %i',
    (seed) => {
      const sim = createSim({ seed, chunkMs, show: SHOW });
      sim.connect();
      storm(sim, 40);
      rest(sim);
      expectAgreement(sim);
      expectCareful(sim);
    },
  );

  test.each(seeds(101, 3))('[RG2] and so it is when sessions, pages and Scope itself come and go; seed %i', (seed) => {
    const sim = createSim({ seed, chunkMs, show: SHOW });
    sim.connect();
    storm(sim, 50, BLOWS);
    rest(sim);
    expectAgreement(sim);
    expectCareful(sim);
  });
});

test.each(seeds(201, 4))('[RG1] also while the chunk time steps up and down; seed %i', (seed) => {
  const sim = createSim({ seed, chunkMs: [500, 500], show: SHOW });
  sim.connect();
  for (const pace of [1500, 300, 2500, 750]) {
    sim.pace([pace, pace * 1.1]);
    storm(sim, 15);
  }
  rest(sim);
  expectAgreement(sim);
  expectCareful(sim);
});

test.each(seeds(401, 6))('[RG8] and when the bridge crashes and adopts what runs; seed %i', (seed) => {
  const sim = createSim({ seed, chunkMs: PACES[seed % 4]?.[1] ?? [750, 750], show: SHOW });
  sim.connect();
  storm(sim, 50, seed % 2 === 0 ? CRASHES : [...CRASHES, ...BLOWS]);
  rest(sim);
  expectAgreement(sim);
  expectCareful(sim);
});

/** In which chunk that began after the hand came to rest the picture is first what the desk wants; 0: never. */
function chunksUntilSeen(sim: Sim, restAt: Ms): number {
  const wanted = JSON.stringify(sim.wanted());
  const since = sim.engine.journal.chunks.all().filter(({ at }) => at > restAt);
  return since.findIndex(({ prompts }) => JSON.stringify(sim.sharesOf(prompts)) === wanted) + 1;
}

test.each(PACES.slice(0, 4))(
  '[RG3] chunks of %s: every last value is played by the second chunk that begins after the hand rests, or by the third',
  (_, chunkMs) => {
    const waits: number[] = [];
    for (const seed of seeds(1, 2)) {
      const sim = createSim({ seed, chunkMs, show: SHOW });
      sim.connect();
      sim.run(5000);
      for (let hand = 0; hand < 8; hand++) {
        const moves = Math.round(sim.within(1, 50));
        for (let i = 1; i <= moves; i++)
          sim.at(sim.now + i * 33, () => sim.put('/prompt/2/weight', Math.round(sim.within(5, 99)) / 100));
        sim.run(moves * 33 + 1);
        const restAt = sim.now;
        sim.run(chunkMs[1] * 5 + 2000);
        waits.push(chunksUntilSeen(sim, restAt));
      }
    }
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...waits)).toBeLessThanOrEqual(3);
    expect(waits.filter((wait) => wait > 2).length / waits.length).toBeLessThan(0.1);
  },
);

test('[RG4] where chunk ends cannot be seen a moving hand still feeds most chunks', () => {
  const sim = createSim({ seed: 7, chunkMs: [185, 190], show: SHOW });
  sim.connect();
  sim.run(5000);
  const before = sim.arrivals.length;
  for (let i = 1; i <= 300; i++) sim.at(sim.now + i * 33, () => sim.put('/prompt/2/weight', sim.random()));
  sim.run(10_000);
  const chunks = sim.engine.journal.chunks.all().filter(({ at }) => at > sim.now - 10_000).length;
  expect((sim.arrivals.length - before) / chunks).toBeGreaterThan(0.5);
});

test('[RG5] every message is small enough for a data channel', () => {
  const sim = createSim({ seed: 3, chunkMs: [750, 750], show: SHOW });
  sim.connect();
  for (let n = 1; n <= 8; n++) {
    sim.put(`/prompt/${n}/text`, `${n}${'ä "\\\n'.repeat(400)}`);
    sim.put(`/prompt/${n}/weight`, 0.5);
  }
  sim.run(10_000);
  expect(sim.rig.lane.sent.prompts).toHaveLength(8);
  const sizes = sim.sends.map(({ message }) => new TextEncoder().encode(JSON.stringify(message)).length);
  expect(Math.max(...sizes)).toBeGreaterThan(12_000);
  expect(Math.max(...sizes)).toBeLessThan(60 * 1024);
});

test.each(seeds(301, 2))('[RG6] a take folds to the same sends and deeds, byte by byte; seed %i', (seed) => {
  const sim = createSim({ seed, chunkMs: [400, 1500], show: SHOW });
  sim.connect();
  storm(sim, 30, BLOWS);
  rest(sim);
  const replayed: string[] = [];
  const rig = sim.take.reduce<Rig>((before, action) => {
    const { rig: after, sends } = turn(before, action);
    for (const { player, message } of sends) replayed.push(JSON.stringify({ player, message, at: after.now }));
    return after;
  }, sim.first);
  expect(replayed).toEqual(sim.sends.map(({ player, message, at }) => JSON.stringify({ player, message, at })));
  expect(rig).toEqual(sim.rig);
});

test('[RG18] what hands did, what was sent and what was seen to be played is counted, and begins anew with a channel', () => {
  const sim = createSim({ seed: 5, chunkMs: [750, 750], show: SHOW });
  sim.connect();
  sim.run(5000);
  const before = sim.rig.tally;
  const sends = sim.sends.length;
  for (let i = 1; i <= 100; i++) sim.at(sim.now + i * 20, () => sim.put('/prompt/2/weight', i / 100));
  sim.run(8000);
  const { moves, merged, sent, played } = sim.rig.tally;
  expect([moves - before.moves, merged - before.merged]).toEqual([100, 100]);
  expect(sent - before.sent).toBe(sim.sends.length - sends);
  expect(played).toBe(sent);
  sim.drop(false);
  sim.run(300);
  sim.run(6000);
  expect(sim.rig.tally.moves).toBe(0);
});

test('[RG7] time never runs back: an action from the past happens now', () => {
  const sim = createSim({ seed: 1, chunkMs: [750, 750], show: SHOW });
  sim.connect();
  const { rig } = turn(sim.rig, { at: 5, kind: 'put', changes: [{ address: '/pause', value: true }] });
  expect(rig.now).toBe(sim.rig.now);
  expect(rig.desk.movedAt).toBe(sim.rig.now);
});
