/** Covering a recall, seen pixel by pixel: what plays until it is due, and when it is revealed. */
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../src/core/wire/shown.ts';
import { BLUE, largestStep, makeHandStage, near, ramp, RED, SHOWN } from './hand-stage.ts';

const grey = (picture: readonly number[] | undefined) => picture?.[0] ?? 0;

describe('cover', () => {
  test('[CV6] a loop repeats the last half beat until the recall is due, whatever comes meanwhile', () => {
    const stage = makeHandStage({ beatMs: 500 });
    stage.play(2000, ramp);
    stage.set({ cover: { id: 1, how: 'loop', from: stage.now(), until: stage.now() + 1500 } });
    stage.tick();
    stage.play(250, () => RED);
    const round = Math.round(250 / SHOWN);
    const first = stage.play(250, () => RED);
    const second = stage.play(250, () => RED);
    expect(first.length).toBe(round);
    expect(Math.max(...first.map((picture, i) => Math.abs(grey(picture) - grey(second[i]))))).toBeLessThanOrEqual(12);
    expect(first.some((picture) => near(picture, RED, 30))).toBe(false);
  });

  test.each([1, 2, 3, 5, 7, 11, 13])(
    '[CV7] the reveal is at most one display frame off its moment, at any phase of the display: %i ms later',
    (phase) => {
      const facts: Fact[] = [];
      const stage = makeHandStage({ beatMs: 500 }, undefined, (fact) => facts.push(fact));
      stage.play(2000, ramp);
      const until = stage.now() + 1000 + phase;
      stage.set({ cover: { id: 1, how: 'loop', from: stage.now(), until } });
      stage.play(120, ramp);
      const before = stage.play(780, () => BLUE);
      expect(before.some(([r, , b]) => b - r > 60)).toBe(false);
      // A picture that was drawn at `now` is on the display one frame later.
      let seenAt = 0;
      for (let i = 0; i < 30 && seenAt === 0; i += 1) {
        const [picture] = stage.play(SHOWN, () => BLUE);
        if (picture && picture[2] - picture[0] > 8) seenAt = stage.now() + SHOWN;
      }
      expect(Math.abs(seenAt - until)).toBeLessThanOrEqual(SHOWN + 1);
      const [fact] = facts.filter(({ of }) => of === 'reveal');
      expect(fact).toMatchObject({ of: 'reveal', id: 1 });
      if (fact?.of === 'reveal') expect(Math.abs(fact.lateMs) / fact.frameMs).toBeLessThanOrEqual(1);
      stage.play(400, () => BLUE);
      expect(near(stage.seen(), BLUE)).toBe(true);
      expect(stage.projector.covers()).toBe(false);
    },
  );

  test('[CV8] a dissolve plays the last second to and fro, and dissolves into the new picture; nothing is cut', () => {
    const stage = makeHandStage({ beatMs: 500, dissolve: 0.6 });
    const seen = [...stage.play(2000, ramp)];
    stage.set({ cover: { id: 1, how: 'dissolve', from: stage.now(), until: stage.now() + 1500 } });
    seen.push(stage.tick());
    seen.push(...stage.play(1400, () => RED));
    expect(seen.some((picture) => near(picture, RED, 30))).toBe(false);
    expect(new Set(seen.slice(-40).map(grey)).size).toBeGreaterThan(5);
    seen.push(...stage.play(1200, () => RED));
    expect(largestStep(seen)).toBeLessThanOrEqual((200 * SHOWN) / 600 + 3 * 3 + 4);
    expect(near(stage.seen(), RED)).toBe(true);
  });

  test('[CV9] a cover that is over is not begun again, and one that was called off dissolves away', () => {
    const stage = makeHandStage({ beatMs: 500 });
    stage.play(2000, ramp);
    const cover = { id: 3, how: 'loop', from: stage.now(), until: stage.now() + 500 } as const;
    stage.set({ cover });
    stage.play(1200, ramp);
    expect(stage.projector.covers()).toBe(false);
    stage.set({ cover: { ...cover, until: stage.now() + 2000 } });
    stage.play(200, ramp);
    expect(stage.projector.covers()).toBe(false);
    stage.set({ cover: { ...cover, id: 4, until: stage.now() + 2000 } });
    stage.play(500, ramp);
    expect(stage.projector.covers()).toBe(true);
    stage.set({ cover: null });
    const seen = stage.play(1000, ramp);
    expect(largestStep(seen)).toBeLessThanOrEqual((60 * SHOWN) / 62 + 3 * 3 + 4);
    expect(stage.projector.covers()).toBe(false);
  });
});
