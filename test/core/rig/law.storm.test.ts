/** The delivery law: what hands say last is played, nothing is refused, nothing is said twice. A failure names its storm, shrunk. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { wantedOf } from '../../../src/core/rig.ts';
import type { Ms } from '../../../src/core/unit.ts';
import type { Sim } from '../../support/scope-sim.ts';
import { chunkAfter, isTold, oddities, MOODS, play, repeats, type Storm, stormOf, type Mood } from './law.ts';

vi.setConfig({ testTimeout: 240_000 });

const none = fc.constant([]);
const some = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 2 });

/** In which chunk that began after the hands rested the last values are played: 1, 2, 3, or 0 where later. */
function landsIn(mood: Mood, storm: Storm): { readonly sim: Sim; readonly restAt: Ms; readonly chunk: number } {
  const { sim, restAt } = play(mood, storm);
  const { params } = wantedOf(sim.rig, sim.now);
  const chunk = [1, 2, 3].find((nth) => isTold(sim, chunkAfter(sim, restAt, nth), params, sim.wanted()));
  return { sim, restAt, chunk: chunk ?? 0 };
}

/** A message left as a chunk ended: nobody outside Scope can know whether that chunk took it in. */
const leftAtAnEnd = (sim: Sim, restAt: Ms): boolean =>
  sim.sends.some(
    ({ at }) =>
      at < restAt + 20 &&
      sim.engine.journal.chunks.all().some((chunk) => Math.abs(chunk.at - at) < 120 && chunk.at > at),
  );

describe.each(Object.entries(MOODS))('chunks: %s', (_, mood) => {
  test('[LW1] the last values are played by the second chunk that begins after the hands rest; by the third where a message left as a chunk ended', () => {
    fc.assert(
      fc.property(stormOf(none), (storm) => {
        const { sim, restAt, chunk } = landsIn(mood, storm);
        expect(chunk).toBeGreaterThan(0);
        if (chunk > 2) expect(leftAtAnEnd(sim, restAt)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('[LW2] that third chunk is needed in less than one of twenty storms', () => {
    const late = fc
      .sample(stormOf(none), { seed: 20_261_125, numRuns: 40 })
      .filter((storm) => landsIn(mood, storm).chunk > 2);
    expect(late.length).toBeLessThan(2);
  });

  test('[LW3] with sessions lost at random: nothing was refused, the queue never held more than two, and nothing unchanged was told but in a seal', () => {
    fc.assert(
      fc.property(stormOf(some), (storm) => {
        const { sim } = play(mood, storm);
        sim.run(30_000);
        expect(sim.live()).toBe(true);
        expect(sim.fates().filter(({ fate }) => fate === 'dropped')).toEqual([]);
        expect(Math.max(0, ...sim.arrivals.map(({ depth }) => depth))).toBeLessThanOrEqual(2);
        expect(repeats(sim)).toEqual([]);
        for (const { message } of sim.sends) expect(oddities(message)).toEqual([]);
        expect(sim.held()).toMatchObject(wantedOf(sim.rig, sim.now).params);
        expect(sim.shown()).toEqual(sim.wanted());
      }),
      { numRuns: 8 },
    );
  });
});

test('[LW4] a law that is broken is seen: two messages a chunk, and the queue holds more than two', () => {
  const { sim } = play(MOODS['constant 750 ms'], { seed: 1, gestures: [], drops: [] });
  const session = sim.engine.oldest();
  for (let i = 0; i < 20; i++) {
    session?.receive(JSON.stringify({ noise_scale: i / 20 }), sim.now);
    sim.run(300);
  }
  expect(
    Math.max(...[...(session?.processors.values() ?? [])].map(({ messagesWaiting }) => messagesWaiting)),
  ).toBeGreaterThan(2);
  expect(sim.fates().some(({ fate }) => fate === 'dropped')).toBe(true);
});
