/** Cover and reveal, in virtual time against the rehearsal's engine: is the change there when the stage reveals it on the beat? */
import { expect, test } from 'vitest';
import { coverOf, untilLanding } from '../../../src/core/view/cover.ts';
import { lightWordOf } from '../../../src/core/view/pad-state.ts';
import { line, preset, SHOW } from '../../support/deck.ts';
import { createSim, type Sim } from '../../support/scope-sim.ts';

/** From the page to the display. */
const WAY_MS = 80;
const BPM = 117;
const BEAT_MS = 60_000 / BPM;

const NAMES = ['sea', 'moon', 'rain', 'moss', 'dust', 'snow'];
const MANY = { ...SHOW, presets: NAMES.map((name) => preset(name, [line(name)])), setlist: [], safe: null };

type Landed = { readonly from: number; readonly until: number; readonly there: number; readonly offBeat: number };

/** One recall on the bar, pressed at some odd moment; when its cover began and ended, and when its picture was there. */
function recall(sim: Sim, pad: number): Landed {
  const text = NAMES[pad - 1] ?? '';
  const before = sim.pictures.length;
  sim.put(`/pad/${pad}/recall`, true);
  let cover = coverOf(sim.rig, sim.now);
  while (cover === null || sim.now < cover.until) {
    sim.run(20);
    cover = coverOf(sim.rig, sim.now) ?? cover;
  }
  const { from, until } = cover;
  sim.run(2000);
  const there = (sim.pictures.slice(before).find(({ prompts }) => prompts.includes(text))?.at ?? Infinity) + WAY_MS;
  const beats = (until - sim.rig.desk.tempo.zero) / BEAT_MS;
  return { from, until, there, offBeat: Math.abs(beats - Math.round(beats)) * BEAT_MS };
}

function playing(seed: number, chunkMs: readonly [number, number], steps = 0): Sim {
  const sim = createSim({ seed, chunkMs, show: MANY });
  sim.connect();
  sim.put('/tempo/bpm', BPM);
  sim.put('/tempo/quantize', 'bar');
  sim.put('/transition/steps', steps);
  sim.put('/transition/cover', 'loop');
  return sim;
}

/** Recalls of an evening, while the delay drifts from a fresh queue's to a full one's. */
function evening(chunkMs: readonly [number, number], steps: number): readonly (Landed & { readonly behind: number })[] {
  return [1, 2, 3].flatMap((seed) => {
    const sim = playing(seed, chunkMs, steps);
    return Array.from({ length: 12 }, (_, i) => {
      sim.run(sim.within(200, 4000));
      const behind = (sim.rig.delay.ms ?? 0) / 1000;
      return { behind, ...recall(sim, 1 + (i % NAMES.length)) };
    });
  });
}

const isCovered = ({ from, there, until }: Landed): boolean => there > from && there <= until;
const isOnBeat = ({ offBeat }: Landed): boolean => offBeat <= 1;

test.each([
  [0.9, [320, 400], 0],
  [0.9, [320, 400], 3],
  [2.0, [750, 850], 0],
  [2.0, [750, 850], 3],
] as const)(
  '[CV1] while the delay drifts a covered recall is there before its bar, and under cover until then: %s s, chunks of %j ms, %i steps',
  (about, chunkMs, steps) => {
    const landed = evening(chunkMs, steps);
    expect(landed.filter((each) => !isCovered(each))).toEqual([]);
    expect(landed.filter(isOnBeat).length / landed.length).toBeGreaterThan(0.9);
    const delays = landed.map(({ behind }) => behind);
    expect(Math.min(...delays)).toBeLessThan(about * 1.1);
    expect(Math.max(...delays)).toBeGreaterThan(about);
  },
);

test('[CV2] without a grid it is answered at once, and due when it is there', () => {
  const sim = playing(4, [750, 850]);
  sim.put('/tempo/quantize', 'off');
  for (const pad of [1, 2, 3]) {
    sim.run(sim.within(2000, 4000));
    const at = sim.now;
    const { from, until, there } = recall(sim, pad);
    expect(from).toBe(at);
    expect(there).toBeLessThanOrEqual(until);
    expect(until - there).toBeLessThan(500);
  }
});

test('[CV3] a preset’s own cover wins over the desk’s, and a set list’s over both; panic has none', () => {
  const presets = [preset('sea', [line('sea')], { cover: 'dissolve' }), preset('moon', [line('moon')])];
  const setlist = [{ preset: 'sea', over: null, method: null, cover: 'none' }] as const;
  const sim = createSim({ seed: 1, chunkMs: [750, 750], show: { ...SHOW, presets, setlist, safe: 'sea' } });
  sim.connect();
  const how = () => coverOf(sim.rig, sim.now)?.how ?? 'none';
  sim.put('/transition/cover', 'loop');
  sim.put('/pad/1/recall', true);
  expect(how()).toBe('dissolve');
  sim.put('/pad/2/recall', true);
  expect(how()).toBe('loop');
  sim.put('/setlist/go', 1);
  expect(how()).toBe('none');
  sim.put('/pad/2/recall', true);
  sim.put('/panic', true);
  expect(how()).toBe('none');
});

test('[CV4] nothing is covered while no picture plays, and a cover ends by itself where the change never comes', () => {
  const sim = playing(5, [750, 850]);
  sim.put('/tempo/quantize', 'off');
  sim.put('/pad/1/recall', true);
  const cover = coverOf(sim.rig, sim.now);
  expect(cover?.until).toBeGreaterThan(sim.now);
  sim.run(20_000);
  expect(coverOf(sim.rig, sim.now)).toBeNull();
  sim.put('/pad/2/recall', true);
  sim.put('/pad/2/recall', true);
  expect((coverOf(sim.rig, sim.now)?.until ?? 0) - sim.now).toBeLessThan(8000);
  const asleep = createSim({ seed: 1, chunkMs: [750, 750], show: MANY });
  asleep.put('/transition/cover', 'loop');
  asleep.put('/pad/1/recall', true);
  expect(coverOf(asleep.rig, asleep.now)).toBeNull();
});

test('[CV5] how long until the next change is seen can be read, and is nothing when none is on its way', () => {
  const sim = playing(6, [750, 850]);
  expect(untilLanding(sim.rig, sim.now)).toBeNull();
  sim.put('/pad/1/recall', true);
  const { lands } = sim.rig.desk.armed ?? { lands: 0 };
  expect(untilLanding(sim.rig, sim.now)).toBeCloseTo((lands - sim.now) / 1000, 0);
  sim.run(lands - sim.now + 4500);
  expect(untilLanding(sim.rig, sim.now)).toBeNull();
});

test('[CV10] a pad moves until its recall is revealed, and one that plays is not disturbed by another that waits', () => {
  const sim = playing(8, [750, 850]);
  const state = (pad: number) => lightWordOf(sim.rig, pad, sim.now);
  sim.put('/pad/1/recall', true);
  expect(state(1)).toBe('armed');
  while (sim.rig.desk.armed !== null) sim.run(20);
  const until = () => coverOf(sim.rig, sim.now)?.until ?? sim.now;
  while (sim.now < until()) {
    expect(state(1)).toBe('moving');
    sim.run(20);
  }
  sim.run(1000);
  expect(state(1)).toBe('active');
  sim.put('/pad/2/recall', true);
  expect([state(1), state(2)]).toEqual(['active', 'armed']);
});
