/** Scope's moods: how long its chunks take, and what a performer would have told a sender that must be told. */
import type { Ms } from '../../src/core/unit.ts';
import type { Sim } from '../../test/support/scope-sim.ts';

export type Scene = {
  readonly name: string;
  readonly pipeline: string;
  readonly frames: number;
  readonly chunkMs: readonly [Ms, Ms];
  /** What a chunk takes longer when its prompts changed. */
  readonly encodeMs: Ms;
  /** The chunk time as it was told once: where it varies, its mean. */
  readonly told: Ms;
  /** Sets off what changes while it plays. */
  readonly begin: (sim: Sim) => void;
};

const quiet = () => undefined;
const longlive = { pipeline: 'longlive', frames: 12, encodeMs: 0, begin: quiet } as const;

const STEPS: readonly Ms[] = [750, 450, 1100, 600, 1400, 500, 900, 350];
const STEP_MS = 6000;
const STALL_MS = 4000;
const USUAL_MS = 750;

/** Every so often: `each` is told how often before. */
function every(sim: Sim, ms: Ms, each: (n: number) => void): void {
  let n = 0;
  const again = () => {
    each(n++);
    sim.at(sim.now + ms, again);
  };
  sim.at(sim.now + ms, again);
}

/** Exactly one chunk begins in the time that one usually takes. */
function stall(sim: Sim): void {
  sim.pace([STALL_MS, STALL_MS]);
  sim.at(sim.now + USUAL_MS, () => sim.pace([USUAL_MS, USUAL_MS]));
}

export const SCENES: readonly Scene[] = [
  { ...longlive, name: 'constant 750 ms', chunkMs: [USUAL_MS, USUAL_MS], told: 750 },
  { ...longlive, name: 'random 400 to 1500 ms', chunkMs: [400, 1500], told: 950 },
  {
    ...longlive,
    name: `another time every ${STEP_MS / 1000} s (${Math.min(...STEPS)} to ${Math.max(...STEPS)} ms)`,
    chunkMs: [USUAL_MS, USUAL_MS],
    told: 750,
    begin: (sim) =>
      every(sim, STEP_MS, (n) => {
        const ms = STEPS[n % STEPS.length] ?? USUAL_MS;
        sim.pace([ms, ms]);
      }),
  },
  { ...longlive, name: '500 ms, and 400 more when a prompt changed', chunkMs: [500, 500], encodeMs: 400, told: 500 },
  {
    ...longlive,
    name: `750 ms, stalling ${STALL_MS / 1000} s now and then`,
    chunkMs: [USUAL_MS, USUAL_MS],
    told: 750,
    begin: (sim) => every(sim, 13_000, () => stall(sim)),
  },
  {
    name: 'four-frame chunks of 120 to 350 ms',
    pipeline: 'streamdiffusionv2',
    frames: 4,
    chunkMs: [120, 350],
    encodeMs: 0,
    told: 235,
    begin: quiet,
  },
];
