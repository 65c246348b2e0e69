/** What one lane is told, message by message, against Scope's own prompt logic. */
import { describe, expect, test } from 'vitest';
import { decide } from '../../../src/core/lane/decide.ts';
import { message } from '../../../src/core/lane/delta.ts';
import { freshLane, UNKNOWN } from '../../../src/core/lane/lane.ts';
import { mix } from '../../support/deck.ts';
import { Bench, fadeTo, openLane, told, want } from './bench.ts';

const A = mix('forest', 1);
const B = mix('city', 1);
const HALF = mix('city', 0.5, 'forest', 0.5);
const near = (picture: Readonly<Record<string, number>>) =>
  Object.fromEntries(
    Object.entries(picture)
      .filter(([, share]) => share > 1e-9)
      .map(([text, share]) => [text, Math.round(share * 1000) / 1000]),
  );

describe('one message of all that differs', () => {
  test('[DC1] what was told and is still wanted is not told again', () => {
    const lane = openLane(told(A, { paused: false, grain: 0.5 }));
    expect(decide(lane, want({ blend: A, params: { grain: 0.5 }, movedAt: 10_000 }), 10_000).delta).toBeNull();
    const { delta } = decide(lane, want({ blend: A, params: { grain: 0.6, other: true } }), 10_000);
    expect(delta).toEqual({ params: { grain: 0.6, other: true }, prompts: null, transition: null, reset: false });
  });

  test('[DC2] nothing is said while a message is out, nor on a lane without a channel', () => {
    const bench = new Bench(A);
    expect(bench.tell({ blend: B })).not.toBeNull();
    expect(bench.tell({ blend: HALF, params: { grain: 1 }, resets: 1 })).toBeNull();
    expect(decide({ ...freshLane('x'), sent: told(A) }, want({ blend: B }), 0).delta).toBeNull();
  });

  test("[DC3] a message has Scope's own keys, and prompts equal to the target beside a transition", () => {
    const delta = { params: { grain: 1 }, prompts: B, transition: { steps: 4, method: 'slerp' }, reset: true } as const;
    expect(message(delta)).toEqual({
      grain: 1,
      prompts: [{ text: 'city', weight: 1 }],
      transition: {
        target_prompts: [{ text: 'city', weight: 1 }],
        num_steps: 4,
        temporal_interpolation_method: 'slerp',
      },
      reset_cache: true,
    });
    expect(message({ params: {}, prompts: null, transition: null, reset: false })).toEqual({});
  });
});

describe('resets', () => {
  test('[DC4] with a reset goes the plain mix, never a transition; the fade is over; one press is one message', () => {
    const bench = new Bench(A);
    bench.play({ blend: B, fade: fadeTo(B, 8) });
    const delta = bench.tell({ blend: HALF, fade: fadeTo(B, 8), resets: 1 });
    expect(delta).toMatchObject({ reset: true, prompts: HALF, transition: null });
    bench.chunk();
    expect(near(bench.picture)).toEqual({ city: 0.5, forest: 0.5 });
    expect(bench.tell({ blend: HALF, fade: fadeTo(B, 8), resets: 1, movedAt: bench.now })).toBeNull();
    expect(bench.lane).toMatchObject({ fade: null, spent: 1, sent: { run: null } });
  });
});

describe('recalls', () => {
  test('[DC5] a new fade is one message, prompts and target alike; its end is the chunk of its last step, and then the target is what was sent', () => {
    const bench = new Bench(A);
    const wish = { blend: B, fade: fadeTo(B, 4) };
    expect(bench.tell(wish)).toMatchObject({ prompts: B, transition: { steps: 4 } });
    for (const city of [0, 1 / 3, 2 / 3, 1]) {
      expect(bench.lane.sent.run).not.toBeNull();
      bench.chunk();
      expect(bench.picture['city'] ?? 0).toBeCloseTo(city, 9);
      expect(bench.tell({ ...wish, movedAt: bench.now })).toBeNull();
    }
    bench.chunk();
    expect(bench.lane).toMatchObject({ fade: null, spent: 1, sent: { run: null, prompts: B } });
    expect(bench.deltas).toHaveLength(1);
  });

  test('[DC6] a second press is harmless: nothing is told, and the run goes on', () => {
    const bench = new Bench(A);
    bench.play({ blend: B, fade: fadeTo(B, 4, 1) });
    bench.play({ blend: B, fade: fadeTo(B, 4, 2), movedAt: bench.now });
    bench.play({ blend: B, fade: fadeTo(B, 4, 3), movedAt: bench.now });
    bench.chunk();
    expect(near(bench.picture)).toEqual({ city: 1 });
    expect(bench.deltas).toHaveLength(1);
    expect(bench.lane.spent).toBe(3);
  });

  test('[DC7] a recall in a recall starts from what is shown', () => {
    const bench = new Bench(A);
    const sea = mix('sea', 1);
    bench.play({ blend: B, fade: fadeTo(B, 5, 1) });
    bench.chunk();
    bench.chunk();
    expect(near(bench.picture)).toEqual({ city: 0.5, forest: 0.5 });
    expect(bench.tell({ blend: sea, fade: fadeTo(sea, 3, 2) })).toMatchObject({ transition: { steps: 3 } });
    expect(bench.lane.sent.run?.from).toEqual(HALF);
  });

  test('[DC8] a recall without a time is plain, and a recall of what already plays tells nothing', () => {
    const bench = new Bench(A);
    expect(bench.tell({ blend: A, fade: fadeTo(A, 8, 1), movedAt: bench.now })).toBeNull();
    expect(bench.tell({ blend: B, fade: fadeTo(B, 0, 2) })).toMatchObject({ prompts: B, transition: null });
  });

  test('[DC9] a recall and what belongs to it leave at once, in one message', () => {
    const bench = new Bench(A);
    bench.play({ blend: A, params: { grain: 0.1 } });
    const delta = bench.tell({ blend: B, fade: fadeTo(B, 4), params: { grain: 0.2 }, movedAt: bench.now });
    expect(delta).toMatchObject({ params: { grain: 0.2 }, prompts: B, transition: { steps: 4 } });
  });
});

describe('a hand in a fade', () => {
  test('[DC10] it is pursued: a step each chunk, no freeze, and it arrives with the fade', () => {
    const bench = new Bench(A);
    const fade = fadeTo(B, 8);
    bench.play({ blend: B, fade });
    bench.chunk();
    bench.chunk();
    const cities = [bench.picture['city'] ?? 0];
    for (let chunk = 0; chunk < 7; chunk++)
      cities.push(bench.play({ blend: mix('city', 0.8, 'forest', 0.2), fade, movedAt: bench.now - 200 })['city'] ?? 0);
    for (const [i, city] of cities.entries())
      if (i > 0 && (cities[i - 1] ?? 0) < 0.8) expect(city).toBeGreaterThan(cities[i - 1] ?? 0);
    expect(cities.at(-1)).toBeCloseTo(0.8, 9);
    expect(bench.lane.fade).toBeNull();
  });

  test('[DC11] a hand that moved before the recall was told is pursued too', () => {
    const bench = new Bench(A);
    const fade = fadeTo(B, 5);
    expect(bench.tell({ blend: HALF, fade })).toMatchObject({ transition: null });
    expect(bench.lane).toMatchObject({ spent: 1, fade: { id: 1 } });
  });

  test('[DC12] a step that is the list told last is not told again: Scope would fall back to where the run began', () => {
    const bench = new Bench(A);
    const fade = fadeTo(HALF, 5);
    bench.play({ blend: HALF, fade });
    bench.chunk();
    bench.chunk();
    // Half-way to HALF, and the hand wants all of the city: a third of the rest is HALF itself.
    let before = bench.picture['city'] ?? 0;
    expect(before).toBeCloseTo(0.25, 9);
    for (let chunk = 0; chunk < 4; chunk++) {
      const { city = 0 } = bench.play({ blend: B, fade, movedAt: bench.now });
      expect(city).toBeGreaterThanOrEqual(before);
      before = city;
    }
    expect(before).toBe(1);
  });
});

describe('a new method', () => {
  const slerp = { spatial_interpolation_method: 'slerp' };
  const linear = { spatial_interpolation_method: 'linear' };
  const mixed = mix('city', 0.3, 'forest', 0.7);
  const part = (share: number) => Math.sin((share * Math.PI) / 2);
  const bent = part(0.3) / (part(0.3) + part(0.7));

  test('[DC13] two prompts are encoded anew when only the method changes, since Scope blends only then', () => {
    const bench = new Bench(mixed, openLane(told(mixed, { paused: false, ...linear })));
    const first = bench.tell({ blend: mixed, params: slerp });
    expect(first?.prompts).toEqual(mix('city', 0.305, 'forest', 0.695));
    bench.chunk();
    expect(bench.play({ blend: mixed, params: slerp, movedAt: 0 })['city']).toBeCloseTo(bent, 2);
    expect(bench.lane.sent.prompts).toEqual(mixed);
    expect(bench.tell({ blend: mixed, params: slerp, movedAt: bench.now })).toBeNull();
  });

  test('[DC14] in a run the method waits for its end', () => {
    const bench = new Bench(A, openLane(told(A, { paused: false, ...linear })));
    const fade = fadeTo(mixed, 3);
    bench.play({ blend: mixed, fade, params: linear });
    expect(bench.tell({ blend: mixed, fade, params: slerp, movedAt: bench.now })).toBeNull();
    for (let chunk = 0; chunk < 7; chunk++) bench.play({ blend: mixed, fade, params: slerp, movedAt: 0 });
    expect(bench.picture['city']).toBeCloseTo(bent, 2);
  });

  test('[DC15] with one prompt or three the method is only told', () => {
    const bench = new Bench(A, openLane(told(A, { paused: false, ...linear })));
    expect(bench.tell({ blend: A, params: slerp })).toMatchObject({ params: slerp, prompts: null });
  });
});

describe('pause', () => {
  test('[DC16] while paused parameters go on; prompts and cues wait, and the message that resumes brings all of them', () => {
    const bench = new Bench(A);
    expect(bench.tell({ blend: A, paused: true, movedAt: bench.now })).toMatchObject({ params: { paused: true } });
    bench.chunk();
    expect(bench.tell({ blend: B, fade: fadeTo(B, 5), paused: true, resets: 1, params: { grain: 0.5 } })).toEqual({
      params: { grain: 0.5 },
      prompts: null,
      transition: null,
      reset: false,
    });
    bench.now += 1300;
    expect(bench.lane.spent).toBe(0);
    const back = bench.tell({ blend: B, fade: fadeTo(B, 5), params: { grain: 0.5 }, movedAt: bench.now });
    expect(back).toMatchObject({ params: { paused: false }, prompts: B, transition: { steps: 5 } });
  });

  test('[DC17] a cue pressed in a pause is fired with the message that resumes, once', () => {
    const bench = new Bench(A, openLane(told(A, { paused: true })));
    expect(bench.tell({ blend: A, paused: true, resets: 1, movedAt: bench.now })).toBeNull();
    expect(bench.tell({ blend: A, resets: 1 })).toMatchObject({ params: { paused: false }, reset: true });
    bench.chunk();
    expect(bench.tell({ blend: A, resets: 1, movedAt: bench.now })).toBeNull();
  });
});

describe('what is unknown', () => {
  test("[DC18] a lane of which nothing is known is told everything once, cues aside; in a transition of Scope's it goes on to its end", () => {
    for (const chunks of [0, 1, 2, 6]) {
      const bench = new Bench(A);
      bench.play({ blend: B, fade: fadeTo(B, 5) });
      for (let chunk = 0; chunk < chunks; chunk++) bench.chunk();
      bench.lane = { ...openLane(UNKNOWN), spent: 1 };
      const delta = bench.tell({ blend: B, fade: fadeTo(B, 5), params: { grain: 1 } });
      expect(delta).toMatchObject({
        params: { grain: 1, paused: false },
        prompts: B,
        transition: { steps: 0 },
        reset: false,
      });
      for (let chunk = 0; chunk < 12; chunk++) bench.play({ blend: B, fade: fadeTo(B, 5), params: { grain: 1 } });
      expect(near(bench.picture)).toEqual({ city: 1 });
    }
  });
});

describe('the seal', () => {
  test('[DC19] after 2.5 chunks of quiet all that was told is told once more, cues aside', () => {
    const bench = new Bench(A);
    bench.play({ blend: B, params: { grain: 1 }, resets: 1 });
    const at = bench.now - 770;
    const quiet = { blend: B, params: { grain: 1 }, resets: 1, movedAt: at };
    bench.now = at + 1874;
    expect(bench.tell(quiet)).toBeNull();
    bench.now = at + 1875;
    expect(bench.tell(quiet)).toEqual({
      params: { paused: false, grain: 1 },
      prompts: B,
      transition: { steps: 0, method: 'linear' },
      reset: false,
    });
    bench.chunk();
    bench.now += 60_000;
    expect(bench.tell(quiet)).toBeNull();
    expect(near(bench.picture)).toEqual({ city: 1 });
    bench.play({ ...quiet, params: { grain: 0.5 } });
    expect(bench.lane.sent.sealed).toBe(false);
  });

  test('[DC20] there is no seal in a run, nor while anything glides', () => {
    const bench = new Bench(A);
    bench.play({ blend: B, fade: fadeTo(B, 30) });
    bench.now += 5000;
    expect(bench.tell({ blend: B, fade: fadeTo(B, 30) })).toBeNull();
    const other = new Bench(A);
    other.now += 5000;
    expect(other.tell({ blend: A, gliding: true })).toBeNull();
    expect(other.tell({ blend: A })).not.toBeNull();
  });
});
