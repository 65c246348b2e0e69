/** One way in one scene, in virtual time: the rehearsal's engine, a page and a network that come from the seed. */
import { EMPTY_SHOW } from '../../src/core/show/show.ts';
import type { Ms } from '../../src/core/unit.ts';
import { line } from '../../test/support/deck.ts';
import { createSim, type Sim } from '../../test/support/scope-sim.ts';
import { count, type Figures, newTally, summed, type Tally } from './figures.ts';
import type { Scene } from './scenes.ts';
import { handsOn } from './sweep.ts';
import type { Moved, Way } from './ways.ts';

/** Long enough for a full queue to be worked off at the slowest chunks. */
const REST_MS: Ms = 14_000;
/** For the rig to tell everything once, and then to be silent while others send. */
const QUIET_MS: Ms = 6000;

export function figuresOf(way: Way, scene: Scene, seed: number, sweeps: number): Figures {
  const prompts = [line('red', 0.5), line('blue', 0.5)];
  const show = { ...EMPTY_SHOW, pipeline: { id: scene.pipeline, load: {}, mode: 'text' as const }, prompts };
  const sim = createSim({ seed, chunkMs: scene.chunkMs, encodeMs: scene.encodeMs, show });
  sim.connect();
  sim.run(QUIET_MS);
  scene.begin(sim);
  const session = () => sim.engine.oldest();
  const moved = way.begin({
    now: () => sim.now,
    at: sim.at,
    told: scene.told,
    chunkFrames: scene.frames,
    post: (message) => {
      const text = JSON.stringify(message);
      sim.at(sim.now + sim.within(2, 8), () => session()?.receive(text, sim.now));
    },
    frames: () => session()?.framesOut ?? 0,
    put: (changes) => sim.happen({ kind: 'put', changes }),
  });
  sim.run(QUIET_MS);
  const tally = newTally();
  for (let n = 0; n < sweeps; n++) sweep(sim, moved, tally);
  return summed(tally);
}

function sweep(sim: Sim, moved: Moved, tally: Tally): void {
  const from = sim.now;
  const { ms, move, everyMs, last } = handsOn(moved, sim.random);
  for (let at = 0; at < ms; at += everyMs) {
    move(at);
    sim.run(everyMs);
  }
  const rest = sim.now - everyMs;
  sim.run(REST_MS);
  const { messages, chunks } = sim.engine.journal;
  const isOfThis = ({ at }: { readonly at: Ms }) => at >= from;
  count(tally, { rest, last }, { messages: messages.all().filter(isOfThis), chunks: chunks.all().filter(isOfThis) });
}
