/** The total offer, made by the whole rig: the first frame is already the right picture. */
import { expect, test } from 'vitest';
import { SHOW } from '../../support/deck.ts';
import { createSim, type Sim } from '../../support/scope-sim.ts';

const start = (seed = 1): Sim => createSim({ seed, chunkMs: [750, 750], show: SHOW });
const lastOffer = (sim: Sim) => sim.offers.at(-1)?.parameters ?? {};
const chunksOf = (sim: Sim, session: string) =>
  sim.engine.journal.chunks.all().filter((chunk) => chunk.session === session);
/** What happens while Scope is gone; then it is back. */
const away = (sim: Sim, during: () => void) => {
  sim.drop(false);
  sim.reachable(false);
  sim.run(3000);
  during();
  sim.run(1000);
  sim.reachable(true);
  sim.run(9000);
};
const reconnect = (sim: Sim) => {
  sim.drop(false);
  sim.run(4000);
};

test('[OF1] an offer says every parameter that the pipeline may remember, the mix, the mode and the pipeline', () => {
  const sim = start();
  sim.connect();
  expect(lastOffer(sim)).toMatchObject({
    input_mode: 'text',
    pipeline_ids: ['longlive'],
    prompts: [{ text: 'forest', weight: 1 }],
    paused: false,
    manage_cache: true,
    base_seed: 42,
    denoising_step_list: [1000, 750, 500, 250],
    spatial_interpolation_method: 'linear',
  });
  for (const { name, told } of sim.rig.desk.world.params ?? []) if (told) expect(lastOffer(sim)).toHaveProperty(name);
});

test('[OF2] the hand is over the show, the show over the default; what another session left behind is overwritten', () => {
  const sim = createSim({
    seed: 1,
    chunkMs: [750, 750],
    show: { ...SHOW, parameters: { vace_context_scale: 0.3, base_seed: 7 } },
  });
  sim.connect();
  expect(lastOffer(sim)).toMatchObject({ base_seed: 7 });
  sim.put('/seed', 9);
  sim.put('/prompt/blend', 'slerp');
  sim.run(3000);
  reconnect(sim);
  expect(lastOffer(sim)).toMatchObject({ base_seed: 9, spatial_interpolation_method: 'slerp' });
});

test('[OF3] the first chunk of a session is the wanted picture, whatever happened while there was none', () => {
  const sim = start();
  sim.connect();
  away(sim, () => {
    sim.put('/pad/2/recall', true);
    sim.put('/prompt/glide', 0);
    sim.put('/prompt/1/weight', 0.5);
  });
  const [first] = chunksOf(sim, 'session-2');
  expect(sim.sharesOf(first?.prompts ?? [])).toEqual(sim.wanted());
});

test('[OF4] cues are in no offer; those that were pressed before it are forgotten, those after it are fired', () => {
  const sim = start();
  sim.connect();
  away(sim, () => sim.put('/cache/reset', true));
  expect(lastOffer(sim)).not.toHaveProperty('reset_cache');
  expect(sim.sends.filter(({ message }) => 'reset_cache' in message)).toEqual([]);
  sim.put('/cache/reset', true);
  sim.run(3000);
  expect(sim.sends.filter(({ message }) => 'reset_cache' in message)).toHaveLength(1);
});

test('[OF5] a connection that is lost in a fade comes back where the fade is by then, and goes on to its end', () => {
  const sim = start();
  sim.connect();
  sim.put('/transition/steps', 16);
  sim.put('/pad/1/recall', true);
  sim.put('/prompts', 'forest');
  sim.put('/preset/both/recall', true);
  sim.run(4500);
  reconnect(sim);
  sim.run(16_000);
  const city = chunksOf(sim, 'session-2').map(({ prompts }) => sim.sharesOf(prompts)['city'] ?? 0);
  expect(city[0]).toBeGreaterThan(0.05);
  expect(city[0]).toBeLessThan(0.39);
  for (const [i, share] of city.entries()) expect(share).toBeGreaterThanOrEqual(city[i - 1] ?? 0);
  expect(sim.shown()).toEqual(sim.wanted());
});

test('[OF6] a recall while there is no connection arrives with the offer', () => {
  const sim = start();
  sim.connect();
  sim.put('/pad/1/recall', true);
  sim.run(1500);
  away(sim, () => sim.put('/pad/2/recall', true));
  expect(lastOffer(sim)['prompts']).toEqual([{ text: 'city', weight: 1 }]);
});

test('[OF7] paused is in the offer too: a paused desk comes back paused', () => {
  const sim = start();
  sim.connect();
  sim.put('/pause', true);
  sim.run(3000);
  reconnect(sim);
  expect(lastOffer(sim)['paused']).toBe(true);
  sim.run(3000);
  expect(chunksOf(sim, 'session-2')).toEqual([]);
  sim.put('/pause', false);
  sim.run(6000);
  expect(sim.shown()).toEqual(sim.wanted());
});

test('[OF8] an adopted session is told everything once, also in the middle of a fade, and its pipeline is asked for', () => {
  const sim = start();
  sim.connect();
  sim.put('/pad/2/recall', true);
  sim.run(1600);
  sim.restartBridge();
  sim.run(3000);
  expect(sim.rig.link.phase).toMatchObject({ is: 'live', session: 'session-1' });
  expect(sim.rig.desk.pipeline).not.toBeNull();
  sim.run(12_000);
  expect(sim.offers).toHaveLength(1);
  expect(sim.shown()).toEqual({ city: 1 });
});
