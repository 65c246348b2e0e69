/** The view: what pages are told of the rig. */
import { describe, expect, test } from 'vitest';
import { freshRig } from '../../../src/core/rig.ts';
import { problemsOf } from '../../../src/core/view/problems.ts';
import { viewOf } from '../../../src/core/view/view.ts';
import type { View } from '../../../src/core/wire/view.ts';
import { deskOf, line, preset, puts, SHOW } from '../../support/deck.ts';
import { createSim, type Sim } from '../../support/scope-sim.ts';

const AROUND = { server: 'here:8000', rehearsal: false, files: { mappings: [], shows: [] } };
const view = (sim: Sim): View => viewOf(sim.rig, sim.now, AROUND);
const codes = (sim: Sim) => problemsOf(sim.rig, sim.now).map(({ code }) => code);
function connected(chunkMs = 750): Sim {
  const sim = createSim({ seed: 1, chunkMs: [chunkMs, chunkMs], show: SHOW });
  sim.connect();
  sim.run(4000);
  return sim;
}

test('[VW1] a view is plain JSON, at every phase', () => {
  const sim = createSim({ seed: 1, chunkMs: [750, 750], show: SHOW });
  for (const move of [() => undefined, () => sim.pageComes('operator'), () => sim.drop(false), () => sim.pageGoes()]) {
    move();
    for (let i = 0; i < 40; i++) {
      expect(JSON.parse(JSON.stringify(view(sim)))).toEqual(view(sim));
      sim.run(100);
    }
  }
});

describe('slots', () => {
  test('[VW2] shares are whole and sum to 100, whatever the faders say; to 0 in silence', () => {
    for (const weights of [
      [1, 0, 0],
      [0.33, 0.33, 0.33],
      [0.1, 0.2, 0.7],
      [1e-6, 1, 1],
    ]) {
      const desk = weights.reduce(
        (each, weight, i) => puts(each, 0, [`/prompt/${i + 1}/text`, `t${i}`], [`/prompt/${i + 1}/weight`, weight]),
        puts(deskOf(), 0, ['/prompt/glide', 0]),
      );
      const shares = viewOf(freshRig(desk), 0, AROUND).slots.map(({ share }) => share);
      expect(shares.reduce((a, b) => a + b, 0)).toBe(100);
    }
    const silent = viewOf(freshRig(puts(deskOf(), 0, ['/prompt/glide', 0], ['/prompt/1/weight', 0])), 0, AROUND);
    expect(silent.slots.map(({ share }) => share)).toEqual(Array(8).fill(0));
  });

  test('[VW3] wanted leads, sent follows, seen comes last; at rest all three agree', () => {
    const sim = connected();
    sim.put('/prompt/2/weight', 0.5);
    sim.run(400);
    const early = view(sim).slots[1];
    expect(early).toMatchObject({ value: 0.5, seen: 0 });
    sim.run(15_000);
    expect(view(sim).slots[1]).toMatchObject({ value: 0.5, sent: 0.5, seen: 0.5 });
    expect(view(sim).slots[0]).toMatchObject({ value: 1, sent: 1, seen: 1 });
  });

  test('[VW4] in a recall "sent" is where it leads, and "seen" walks there with the picture', () => {
    const sim = connected();
    sim.put('/pad/2/recall', true);
    const seen: number[] = [];
    for (let i = 0; i < 90; i++) {
      sim.run(100);
      seen.push(view(sim).slots[1]?.seen ?? 0);
      if (i === 1) expect(view(sim).slots[1]?.sent).toBe(1);
    }
    for (const [i, share] of seen.entries()) expect(share).toBeGreaterThanOrEqual(seen[i - 1] ?? 0);
    expect(new Set(seen).size).toBeGreaterThanOrEqual(4);
    expect(seen.at(-1)).toBe(1);
  });

  test('[VW5] what is muted or left out by a solo is silent', () => {
    const desk = puts(deskOf(), 0, ['/prompt/2/mute', true], ['/prompt/1/solo', true]);
    expect(viewOf(freshRig(desk), 0, AROUND).slots.map(({ silent }) => silent)).toEqual([
      false,
      ...Array(7).fill(true),
    ]);
  });
});

describe('pads', () => {
  const state = (sim: Sim, pad: number) => view(sim).pads[pad - 1]?.state;

  test('[VW6] a recall moves until it is seen, its way is told, then it is active; the one before is leaving', () => {
    const sim = connected();
    sim.put('/pad/1/recall', true);
    sim.run(8000);
    expect(state(sim, 1)).toBe('active');
    sim.put('/pad/2/recall', true);
    expect([state(sim, 1), state(sim, 2)]).toEqual(['leaving', 'moving']);
    const left: number[] = [];
    while (state(sim, 2) === 'moving') {
      left.push(view(sim).pads[1]?.left ?? 0);
      sim.run(250);
    }
    expect(left.length).toBeGreaterThan(8);
    expect([state(sim, 1), state(sim, 2)]).toEqual(['idle', 'active']);
    expect(sim.shown()).toEqual({ city: 1 });
    sim.put('/prompt/1/weight', 0.2);
    expect(state(sim, 2)).toBe('changed');
  });

  test('[VW7] there are always whole banks of sixteen, with an empty pad at the end while there may be one', () => {
    const pads = (count: number) => {
      const presets = Array.from({ length: count }, (_, i) => preset(`p${i}`, [line('sea')]));
      return viewOf(freshRig(deskOf({ ...SHOW, presets, setlist: [], safe: null })), 0, AROUND).pads.length;
    };
    expect([0, 15, 16, 127, 128].map(pads)).toEqual([16, 16, 32, 128, 128]);
  });

  test('[VW8] the set list marks what is done, now and next', () => {
    const sim = connected();
    const marks = () => view(sim).setlist.rows.map(({ mark }) => mark);
    expect(marks()).toEqual(['next', 'later', 'later']);
    sim.put('/setlist/go', 2);
    expect(marks()).toEqual(['done', 'now', 'next']);
  });
});

describe('the link', () => {
  test('[VW9] each phase has its word and line; a wait counts down to the next try', () => {
    const sim = createSim({ seed: 1, chunkMs: [750, 750], show: SHOW });
    expect(view(sim).link).toMatchObject({ phase: 'idle', line: 'press to connect', retryIn: null });
    sim.connect();
    expect(view(sim).link.phase).toBe('live');
    expect(view(sim).link.line).toMatch(/^\d+:\d\d$/);
    sim.reachable(false);
    sim.drop(false);
    sim.run(6000);
    const waits = Array.from({ length: 40 }, () => {
      sim.run(100);
      return view(sim).link.retryIn;
    });
    expect(Math.max(...waits.map((wait) => wait ?? 0))).toBeGreaterThan(1);
    expect(Math.min(...waits.map((wait) => wait ?? 9))).toBeGreaterThanOrEqual(0);
  });

  test('[VW10] how far the picture is behind is told while one is there, and no figure is when none is', () => {
    const sim = connected();
    expect(view(sim).pace.chunkMs).toBeGreaterThan(740);
    expect(view(sim).pace.chunkMs).toBeLessThan(760);
    expect(view(sim).pace.behind).toBeGreaterThan(0.7);
    sim.put('/seed', 5);
    sim.run(2000);
    expect(view(sim).pace.chunks.some(({ sent }) => sent)).toBe(true);
    sim.pageGoes();
    sim.run(100);
    expect(view(sim).pace).toMatchObject({ chunkMs: null, behind: null, fps: null });
  });
});

describe('problems', () => {
  test('[VW11] the gravest first, each once, each with a sentence; a note that comes again is counted', () => {
    const sim = connected();
    for (let i = 0; i < 3; i++) sim.put('/nowhere', 1);
    sim.happen({ kind: 'problem', problem: { code: 'midi/denied' }, stands: true });
    sim.drop(false);
    sim.reachable(false);
    sim.run(3000);
    const problems = problemsOf(sim.rig, sim.now);
    const weights = problems.map(({ weight }) => ['risk', 'odd', 'know'].indexOf(weight));
    expect(weights).toEqual(weights.toSorted((a, b) => a - b));
    expect(new Set(problems.map(({ id }) => id)).size).toBe(problems.length);
    expect(problems.every(({ what }) => what.length > 5)).toBe(true);
    expect(codes(sim).filter((code) => code === 'osc/unknown')).toHaveLength(1);
  });

  test('[VW12] silence is said while it lasts', () => {
    const sim = connected();
    sim.put('/prompt/1/weight', 0);
    sim.run(1000);
    expect(codes(sim)).toContain('mix/silent');
    sim.put('/prompt/1/weight', 0.5);
    sim.run(1000);
    expect(codes(sim)).not.toContain('mix/silent');
  });

  test('[VW13] what is dismissed stays away, a standing problem until it comes anew', () => {
    const sim = connected();
    const denied = { kind: 'problem', problem: { code: 'midi/denied' }, stands: true } as const;
    sim.happen(denied);
    sim.happen({ kind: 'dismiss', id: problemsOf(sim.rig, sim.now)[0]?.id ?? '' });
    expect(codes(sim)).toEqual([]);
    sim.happen(denied);
    expect(codes(sim)).toEqual(['midi/denied']);
  });

  test('[VW14] so does the word of a mapping that waits for another pipeline', () => {
    const sim = connected();
    const waiting = { code: 'mapping/waiting', file: 'mine', address: '/param/sparkle' } as const;
    sim.happen({ kind: 'mapping', files: [] });
    sim.change((rig) => ({ ...rig, desk: { ...rig.desk, mapping: { ...rig.desk.mapping, problems: [waiting] } } }));
    expect(codes(sim)).toEqual(['mapping/waiting']);
    sim.happen({ kind: 'dismiss', id: problemsOf(sim.rig, sim.now)[0]?.id ?? '' });
    expect(codes(sim)).toEqual([]);
  });
});
