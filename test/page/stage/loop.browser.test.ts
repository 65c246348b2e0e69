import { describe, expect, test } from 'vitest';
import { makeFilm } from '../../../src/page/stage/film.ts';
import { KEPT_BYTES, KEPT_FRAMES, keptSize } from '../../../src/page/stage/gl/kept.ts';
import { largestStep, makeHandStage, near, ramp, RED, type Rgb, SHOWN } from './hand-stage.ts';

/** A grey that rises by three in each frame, twenty frames a second: sixty a second. */
const perShown = (60 * SHOWN) / 1000;
const grey = (picture: Rgb | undefined) => picture?.[0] ?? 0;

describe('loop', () => {
  test('[LP1] repeats the last beats while frames go on: each round shows what the one before did', () => {
    const stage = makeHandStage({ beatMs: 500 });
    stage.play(2000, ramp);
    stage.set({ loop: '2' });
    const round = Math.round(1000 / SHOWN);
    stage.play(1000, () => RED);
    const first = stage.play(1000, () => RED);
    const second = stage.play(1000, () => RED);
    expect(first.length).toBe(round);
    const apart = first.map((picture, i) => Math.abs(grey(picture) - grey(second[i])));
    expect(Math.max(...apart)).toBeLessThanOrEqual(6);
    // It moves, and it is the last second before the press: the ramp had come to its 40th frame.
    expect(Math.max(...first.map(grey))).toBeGreaterThan(120);
    expect(Math.min(...first.map(grey))).toBeLessThan(100);
  });

  test('[LP2] no round begins with a cut, nor does the loop itself', () => {
    const stage = makeHandStage({ beatMs: 500 });
    const seen = [...stage.play(2500, ramp)];
    stage.set({ loop: '1' });
    seen.push(...stage.play(2000, ramp));
    // Half a second of loop: its seam is an eighth of a second, over which it goes back by all that it rose.
    expect(largestStep(seen)).toBeLessThanOrEqual((30 + 3) / (125 / SHOWN) + 2 * perShown + 4);
  });

  test('[LP3] leaving it dissolves into the present', () => {
    const stage = makeHandStage({ beatMs: 500, dissolve: 0.6 });
    stage.play(2000, ramp);
    stage.set({ loop: '2' });
    stage.play(1500, () => RED);
    const seen = [stage.seen()];
    stage.set({ loop: 'off' });
    seen.push(...stage.play(1000, () => RED));
    expect(largestStep(seen)).toBeLessThanOrEqual((200 * SHOWN) / 600 + 3 * perShown + 4);
    expect(near(stage.seen(), RED)).toBe(true);
    expect(stage.projector.covers()).toBe(false);
  });

  test('[LP4] with less film than asked it is halved, and with none it waits', () => {
    const stage = makeHandStage({ beatMs: 1000, loop: '4' });
    stage.play(300, ramp);
    expect(stage.projector.covers()).toBe(false);
    stage.play(900, ramp);
    expect(stage.projector.covers()).toBe(true);
  });

  test('[LP5] when frames stop for more than two seconds the last four play to and fro', () => {
    const stage = makeHandStage();
    stage.play(2000, ramp);
    const still = stage.play(1900);
    expect(new Set(still.slice(5).map(grey)).size).toBe(1);
    const sway = stage.play(5000);
    expect(Math.min(...sway.map(grey))).toBeLessThan(40);
    expect(Math.max(...sway.map(grey))).toBeGreaterThan(130);
    expect(largestStep([...still, ...sway])).toBeLessThanOrEqual(2 * 3);
  });

  test('[LP6] and when they come again it dissolves back', () => {
    const stage = makeHandStage({ dissolve: 1 });
    const seen = [...stage.play(2000, ramp), ...stage.play(4000), ...stage.play(2000, () => RED)];
    expect(largestStep(seen)).toBeLessThanOrEqual((200 * SHOWN) / 1000 + 3 * perShown + 4);
    expect(near(stage.seen(), RED)).toBe(true);
  });

  test('[LP7] a freeze stops a loop where it is', () => {
    const stage = makeHandStage({ beatMs: 500 });
    stage.play(2000, ramp);
    stage.set({ loop: '2' });
    stage.play(700, ramp);
    const before = stage.seen();
    stage.set({ freeze: true });
    expect(new Set(stage.play(500, ramp).map(grey))).toEqual(new Set([grey(before)]));
    stage.set({ freeze: false });
    expect(Math.abs(grey(stage.tick()) - grey(before))).toBeLessThanOrEqual(6);
  });
});

describe('the film', () => {
  test('[LP8] all kept frames stay within the stated memory, whatever the size of the picture', () => {
    for (const size of [
      { width: 576, height: 320 },
      { width: 832, height: 480 },
      { width: 1920, height: 1080 },
      { width: 320, height: 576 },
    ]) {
      const { width, height } = keptSize(size);
      expect(width * height * 4 * KEPT_FRAMES).toBeLessThanOrEqual(KEPT_BYTES);
      expect(width / height).toBeCloseTo(size.width / size.height, 1);
    }
    expect(keptSize({ width: 576, height: 320 })).toEqual({ width: 576, height: 320 });
  });

  test('[LP9] what is being played is not written over', () => {
    const film = makeFilm(4);
    const layers = [0, 40, 80, 120].map((at) => film.add(at, at === 0, null));
    expect(layers).toEqual([0, 1, 2, 3]);
    const reserved = { from: 30, to: 90 };
    expect(film.add(160, false, reserved)).toBe(0);
    expect(film.add(200, false, reserved)).toBe(3);
    expect(film.layerAt(40)).toBe(1);
    expect(film.layerAt(85)).toBe(2);
    expect(film.add(240, false, { from: 0, to: 999 })).toBe(null);
    expect(film.add(240, false, null)).toBe(1);
  });

  test('[LP10] nothing before a cut is played next to what came after, even when its own frame is gone', () => {
    const film = makeFilm(4);
    for (const at of [0, 40, 80]) film.add(at, at === 80, null);
    expect(film.span()).toBe(0);
    film.add(120, false, null);
    expect(film.span()).toBe(40);
    // 0 and 40 are reserved, so the frame that began at 80 goes.
    film.add(160, false, { from: 0, to: 50 });
    expect(film.span()).toBe(40);
    film.add(2000, false, null);
    expect(film.span()).toBe(0);
  });
});
