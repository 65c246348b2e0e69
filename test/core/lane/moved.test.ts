/** A hand in a recall, as the show file chooses; and prompts that are too long to fade. */
import { describe, expect, test } from 'vitest';
import { message } from '../../../src/core/lane/delta.ts';
import { mix } from '../../support/deck.ts';
import { Bench, fadeTo, openLane, told, want } from './bench.ts';
import { decide } from '../../../src/core/lane/decide.ts';

const A = mix('forest', 1);
const B = mix('city', 1);
const HAND = mix('city', 0.8, 'sea', 0.2);

describe('what becomes of a recall when a hand moves', () => {
  test('[DC24] knob-wins: the hand ends the recall, and its mix is there with the next chunk', () => {
    const bench = new Bench(A);
    const fade = fadeTo(B, 8);
    bench.play({ blend: B, fade });
    bench.chunk();
    bench.chunk();
    const delta = bench.tell({ blend: HAND, fade, moved: 'knob-wins', movedAt: bench.now });
    expect(delta).toMatchObject({ prompts: HAND, transition: null });
    bench.chunk();
    expect(bench.picture).toEqual({ city: 0.8, sea: 0.2 });
    expect(bench.lane).toMatchObject({ fade: null, sent: { run: null } });
  });

  test('[DC25] transition-wins: the recall goes on to its end, and the hand counts from there', () => {
    const bench = new Bench(A);
    const fade = fadeTo(B, 5);
    bench.play({ blend: B, fade });
    bench.chunk();
    const cities: number[] = [];
    for (let chunk = 0; chunk < 3; chunk++) {
      const { city = 0 } = bench.play({ blend: HAND, fade, moved: 'transition-wins', movedAt: bench.now });
      cities.push(city);
    }
    expect(cities).toEqual([0.5, 0.75, 1]);
    const last = bench.play({ blend: HAND, fade, moved: 'transition-wins' });
    expect(bench.play({ blend: HAND, fade, moved: 'transition-wins' })).toEqual({ city: 0.8, sea: 0.2 });
    expect(last).toEqual({ city: 1 });
  });

  test('[DC26] a hand that moved before the recall was told: knob-wins goes to the hand, transition-wins begins the recall', () => {
    const fade = fadeTo(B, 5);
    expect(new Bench(A).tell({ blend: HAND, fade, moved: 'knob-wins' })).toMatchObject({
      prompts: HAND,
      transition: null,
    });
    expect(new Bench(A).tell({ blend: HAND, fade, moved: 'transition-wins' })).toMatchObject({
      prompts: B,
      transition: { steps: 5 },
    });
  });
});

test('[DC30] a recall at once of what is being faded to, as panic is, is there with the next chunk', () => {
  const bench = new Bench(A);
  bench.play({ blend: B, fade: fadeTo(B, 12) });
  bench.chunk();
  expect(bench.picture['city'] ?? 0).toBeLessThan(0.2);
  const panic = fadeTo(B, 0, 2);
  expect(bench.play({ blend: B, fade: panic, movedAt: bench.now - 200 })['city']).toBeCloseTo(0.995, 9);
  expect(bench.play({ blend: B, fade: panic, movedAt: bench.now - 200 })).toEqual({ city: 1 });
  expect(bench.tell({ blend: B, fade: panic, movedAt: bench.now - 200 })).toBeNull();
});

describe('prompts of any length', () => {
  const long = (sign: string, count: number) =>
    mix(...Array.from({ length: count }, (_, i) => [`${i}${sign.repeat(1499)}`, 1 / count] as const).flat());
  const bytes = (delta: Parameters<typeof message>[0] | null) =>
    delta === null ? 0 : new TextEncoder().encode(JSON.stringify(message(delta))).length;

  test('[DC27] what is too long to be said twice is said once, without a fade, and the performer hears of it', () => {
    const target = long('森', 8);
    const given = want({ blend: target, fade: fadeTo(target, 8) });
    const { delta, problem } = decide(openLane(told(A)), given, 10_000);
    expect(delta).toMatchObject({ prompts: target, transition: null });
    expect(bytes(delta)).toBeLessThan(60 * 1024);
    expect(problem).toEqual({ code: 'scope/unfaded' });
  });

  test('[DC28] a way of sixteen long texts is not walked: its end is told', () => {
    const bench = new Bench(long('森', 8));
    const target = long('街', 8);
    const { delta, problem } = decide(bench.lane, want({ blend: target, fade: fadeTo(B, 9) }), bench.now);
    expect(delta).toMatchObject({ prompts: target, transition: null });
    expect(problem).toEqual({ code: 'scope/unfaded' });
  });

  test('[DC29] prompts that fit in no message are not sent, and said to be too long; everything else goes on', () => {
    const { delta, problem } = decide(
      openLane(told(A)),
      want({ blend: long('\u0001', 8), params: { grain: 1 } }),
      10_000,
    );
    expect(delta).toMatchObject({ prompts: null, params: { grain: 1 } });
    expect(problem).toMatchObject({ code: 'scope/unsent' });
  });

  test('[DC27] what is long in letters and short in bytes fades as ever', () => {
    const target = long('a', 8);
    const { delta, problem } = decide(openLane(told(A)), want({ blend: target, fade: fadeTo(target, 8) }), 10_000);
    expect(delta).toMatchObject({ prompts: target, transition: { steps: 8 } });
    expect(problem).toBeNull();
  });
});
