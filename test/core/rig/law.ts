/** The delivery law on trial: one storm of hands against the rehearsal's engine, in virtual time, and what became of it. */
import fc from 'fast-check';
import { type Json, type Ms, sameJson } from '../../../src/core/unit.ts';
import type { JournalChunk } from '../../../src/rehearsal/journal.ts';
import { SHOW } from '../../support/deck.ts';
import { createSim, type Sim } from '../../support/scope-sim.ts';

export type Mood = {
  readonly pipeline: string;
  readonly chunkMs: readonly [Ms, Ms];
  readonly encodeMs: Ms;
  /** What changes while it plays. */
  readonly begin: (sim: Sim) => void;
};

const longlive = { pipeline: 'longlive', encodeMs: 0, begin: () => undefined } as const;
const repeatedly = (sim: Sim, ms: Ms, each: (n: number) => void, n = 0): void =>
  sim.at(sim.now + ms, () => {
    each(n);
    repeatedly(sim, ms, each, n + 1);
  });

const STEPS: readonly Ms[] = [1100, 450, 1400, 600, 350, 750];
export const MOODS = {
  'constant 750 ms': { ...longlive, chunkMs: [750, 750] },
  'random 400 to 1500 ms': { ...longlive, chunkMs: [400, 1500] },
  'another time every 6 s': {
    ...longlive,
    chunkMs: [750, 750],
    begin: (sim) => repeatedly(sim, 6000, (n) => sim.pace([STEPS[n % 6] ?? 750, STEPS[n % 6] ?? 750])),
  },
  'slower by 400 ms where prompts changed': { ...longlive, chunkMs: [500, 500], encodeMs: 400 },
  'stalling for 4 s': {
    ...longlive,
    chunkMs: [750, 750],
    begin: (sim) =>
      repeatedly(sim, 7000, () => {
        sim.pace([4000, 4000]);
        sim.at(sim.now + 740, () => sim.pace([750, 750]));
      }),
  },
  'four frames in 120 to 350 ms': { ...longlive, pipeline: 'streamdiffusionv2', chunkMs: [120, 350] },
} satisfies Readonly<Record<string, Mood>>;

/** One hand on one control: so many moves, so far apart, and then a while of nothing. */
export type Gesture = {
  readonly address: string;
  readonly values: readonly number[];
  readonly everyMs: Ms;
  readonly restMs: Ms;
};

const KNOBS = ['/prompt/2/weight', '/param/noise_scale', '/param/vace_context_scale', '/seed'] as const;

export const gesture: fc.Arbitrary<Gesture> = fc.record({
  address: fc.constantFrom(...KNOBS),
  values: fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 40 }),
  everyMs: fc.integer({ min: 4, max: 120 }),
  restMs: fc.integer({ min: 0, max: 2500 }),
});

export type Storm = {
  readonly seed: number;
  readonly gestures: readonly Gesture[];
  /** After which gestures the session is lost, without a word. */
  readonly drops: readonly number[];
};

export const stormOf = (drops: fc.Arbitrary<readonly number[]>): fc.Arbitrary<Storm> =>
  fc.record({
    seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    gestures: fc.array(gesture, { minLength: 1, maxLength: 5 }),
    drops,
  });

export function play(mood: Mood, { seed, gestures, drops }: Storm): { readonly sim: Sim; readonly restAt: Ms } {
  const show = { ...SHOW, pipeline: { ...SHOW.pipeline, id: mood.pipeline } };
  const sim = createSim({ seed, chunkMs: mood.chunkMs, encodeMs: mood.encodeMs, show });
  sim.pageComes('operator');
  untilLive(sim);
  sim.put('/prompt/glide', 0);
  mood.begin(sim);
  untilChunks(sim, sim.now, 3);
  let restAt = sim.now;
  for (const [i, { address, values, everyMs, restMs }] of gestures.entries()) {
    for (const value of values) {
      sim.put(address, address === '/seed' ? value : value / 100);
      restAt = sim.now;
      sim.run(everyMs);
    }
    if (drops.includes(i)) sim.drop(true);
    sim.run(i === gestures.length - 1 ? 0 : restMs);
  }
  return { sim, restAt };
}

const chunksSince = (sim: Sim, at: Ms) => {
  const session = sim.engine.oldest()?.id;
  return sim.engine.journal.chunks.all().filter((chunk) => chunk.session === session && chunk.at > at);
};

function untilLive(sim: Sim): void {
  for (let ms = 0; !sim.live(); ms += 20) {
    if (ms > 60_000) throw new Error(`no link, seed ${sim.seed}`);
    sim.run(20);
  }
}

function untilChunks(sim: Sim, since: Ms, count: number): void {
  for (let ms = 0; !sim.live() || chunksSince(sim, since).length < count; ms += 20) {
    if (ms > 60_000) throw new Error(`no chunks, seed ${sim.seed}`);
    sim.run(20);
  }
}

/** The nth chunk that began after `at`, waited for. */
export function chunkAfter(sim: Sim, at: Ms, nth: number): JournalChunk {
  untilChunks(sim, at, nth);
  const chunk = chunksSince(sim, at)[nth - 1];
  if (chunk === undefined) throw new Error('it was waited for');
  return chunk;
}

/** Has this chunk been told all of these parameters, and does it show this mix? */
export function isTold(
  sim: Sim,
  chunk: JournalChunk,
  params: Readonly<Record<string, Json>>,
  mix: Readonly<Record<string, number>>,
): boolean {
  const told: Record<string, Json> = { ...sim.offers.at(-1)?.parameters };
  for (const { message, session, fate, chunk: taken = Infinity } of sim.engine.journal.messages.all())
    if (fate === 'applied' && session === chunk.session && taken <= chunk.number && isRecord(message))
      Object.assign(told, message);
  const isSaid = Object.entries(params).every(([key, value]) => sameJson(told[key], value));
  return isSaid && sameJson(sim.sharesOf(chunk.prompts), mix);
}

/** Keys that were told with the value they had. A seal tells all of them on purpose, and once between two others. */
export function repeats(sim: Sim): readonly string[] {
  const found: string[] = [];
  let told: Record<string, Json> = {};
  let attempt = 0;
  let isSealed = false;
  for (const { player, message } of sim.sends) {
    if (player.attempt !== attempt) told = { ...sim.offers[player.attempt - 1]?.parameters };
    if (player.attempt !== attempt) isSealed = false;
    attempt = player.attempt;
    const same = Object.entries(message).filter(([key, value]) => key !== 'transition' && sameJson(told[key], value));
    const isSeal = 'base_seed' in message && 'prompts' in message && same.length === Object.keys(message).length - 1;
    if (isSeal && isSealed) found.push('a second seal');
    if (!isSeal) found.push(...same.map(([key]) => key));
    isSealed = isSeal;
    Object.assign(told, message);
  }
  return found;
}

/** What Scope would choke on: no number, nothing, or a word where the offer had a number (`scope-measured` f). */
export const oddities = (message: Readonly<Record<string, Json>>): readonly string[] =>
  Object.entries(message).flatMap(([key, value]) => (hasHole(value) || isMistyped(key, value) ? [key] : []));

const hasHole = (value: Json): boolean =>
  value === null ||
  (typeof value === 'number' && !Number.isFinite(value)) ||
  (typeof value === 'object' && Object.values(value).some(hasHole));

const NUMBERS: ReadonlySet<string> = new Set([
  'noise_scale',
  'vace_context_scale',
  'base_seed',
  'kv_cache_attention_bias',
]);
const isMistyped = (key: string, value: Json): boolean => NUMBERS.has(key) && typeof value !== 'number';

const isRecord = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
