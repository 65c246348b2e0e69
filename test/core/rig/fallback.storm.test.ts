/** Metrics that are missing, slow, constant, another session's or lies: still nothing is refused, and the last value comes. */
import { expect, test, vi } from 'vitest';
import { SHOW } from '../../support/deck.ts';
import { createSim, type Metrics } from '../../support/scope-sim.ts';
import { HANDS } from './storm.ts';

vi.setConfig({ testTimeout: 120_000 });

const CASES: readonly Metrics[] = ['missing', 'slow', 'constant', 'elsewhere', 'lies', 'falls silent'];

test.each(CASES)(
  '[LW5] metrics that are %s: nothing is refused, the queue stays short, and the last value is played',
  (metrics) => {
    const depths: number[] = [];
    for (const seed of [1, 2]) {
      const sim = createSim({ seed, chunkMs: [600, 900], show: SHOW, metrics });
      sim.connect();
      sim.put('/prompt/glide', 0);
      for (let hand = 0; hand < 8; hand++) {
        for (let move = 0; move < 60; move++) {
          HANDS[hand % 2]?.(sim);
          sim.run(30);
        }
        sim.put('/prompt/1/weight', 1);
        sim.put('/prompt/2/weight', Math.round(sim.within(5, 99)) / 100);
        sim.run(6000);
        expect(sim.live(), `seed ${seed}`).toBe(true);
        expect(sim.shown(), `seed ${seed}, hand ${hand}`).toEqual(sim.wanted());
      }
      expect(
        sim.fates().filter(({ fate }) => fate === 'dropped'),
        `seed ${seed}`,
      ).toEqual([]);
      depths.push(...sim.arrivals.map(({ depth }) => depth));
    }
    // A figure that lies is found out after some messages.
    expect(Math.max(...depths)).toBeLessThanOrEqual(metrics === 'lies' ? 6 : 2);
  },
);
