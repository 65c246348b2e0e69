import { describe, expect, test } from 'vitest';
import { BLUE, largestStep, makeHandStage, near, RED, type Rgb, SHOWN } from './hand-stage.ts';

const red = () => RED;
const blue = () => BLUE;
/** What one display frame of a dissolve of so many seconds changes at most, between red and blue. */
const stepOf = (seconds: number) => (180 * SHOWN) / (seconds * 1000) + 2;
const isBlack = (picture: Rgb) => near(picture, [0, 0, 0], 10);

describe('[DS1] no two neighbouring pictures differ by more than a step of the dissolve', () => {
  test('through a cut that was announced, whenever it comes', () => {
    for (const lateMs of [0, 400, 1700]) {
      const stage = makeHandStage({ dissolve: 0.6 });
      const seen = [...stage.play(1000, red)];
      stage.set({ cut: { count: 1, withinMs: 2500 } });
      seen.push(...stage.play(lateMs, red), ...stage.play(1500, blue));
      expect(largestStep(seen)).toBeLessThanOrEqual(stepOf(0.6));
      expect(near(stage.seen(), BLUE)).toBe(true);
    }
  });

  test('through a reconnect: the stream goes, another comes', () => {
    for (const awayMs of [50, 900, 3500]) {
      const stage = makeHandStage({ dissolve: 0.6 });
      const seen = [...stage.play(1000, red)];
      stage.lose();
      seen.push(...stage.play(awayMs));
      stage.regain();
      seen.push(...stage.play(1500, blue));
      expect(largestStep(seen)).toBeLessThanOrEqual(stepOf(0.6));
      expect(seen.some(isBlack)).toBe(false);
      expect(near(stage.seen(), BLUE)).toBe(true);
    }
  });

  test('through a gap with another picture after it, although nothing was announced', () => {
    const stage = makeHandStage({ dissolve: 0.6 });
    const seen = [...stage.play(1000, red), ...stage.play(450), ...stage.play(1500, blue)];
    expect(largestStep(seen)).toBeLessThanOrEqual(stepOf(0.6));
  });

  test('when the next cut comes in the middle of a dissolve', () => {
    const stage = makeHandStage({ dissolve: 1 });
    const seen = [...stage.play(1000, red)];
    stage.set({ cut: { count: 1, withinMs: 4000 } });
    seen.push(...stage.play(200, red), ...stage.play(500, blue), ...stage.play(1500, red));
    expect(largestStep(seen)).toBeLessThanOrEqual(stepOf(1));
    expect(near(stage.seen(), RED)).toBe(true);
  });

  test('when a pipeline of another size is swapped in', () => {
    const stage = makeHandStage({ dissolve: 0.6 });
    const seen = [...stage.play(1000, red)];
    stage.streamChanged();
    stage.take(BLUE, { width: 48, height: 48 });
    for (let i = 0; i < 60; i += 1) {
      if (i % 3 === 0) stage.take(BLUE, { width: 48, height: 48 });
      seen.push(stage.tick());
    }
    expect(largestStep(seen)).toBeLessThanOrEqual(stepOf(0.6));
    expect(stage.canvas.width).toBe(48);
    expect(near(stage.seen(), BLUE)).toBe(true);
  });
});

test('[DS2] a dissolve takes the seconds it is given, and then the bare video is seen', () => {
  const stage = makeHandStage({ dissolve: 2 });
  stage.play(1000, red);
  stage.streamChanged();
  const seen = stage.play(1000, blue);
  expect(near(seen.at(-1) ?? RED, [110, 20, 110], 12)).toBe(true);
  stage.play(1300, blue);
  expect(stage.projector.covers()).toBe(false);
});

test('[DS3] a dissolve of no time is a cut', () => {
  const stage = makeHandStage({ dissolve: 0 });
  stage.play(500, red);
  stage.streamChanged();
  expect(near(stage.play(100, blue)[0] ?? RED, BLUE)).toBe(true);
});

test('[DS4] motion is no cut: an announced one that nobody sees is not dissolved', () => {
  const stage = makeHandStage({ dissolve: 2 });
  const moving = (i: number): Rgb => [60 + Math.abs((i % 20) - 10) * 8, 60, 60];
  stage.play(1000, moving);
  stage.set({ cut: { count: 1, withinMs: 1500 } });
  stage.play(1000, moving);
  expect(stage.projector.covers()).toBe(true);
  // Had it dissolved, it would take two seconds more.
  stage.play(600, moving);
  expect(stage.projector.covers()).toBe(false);
});

test('[DS5] the announcement is of one time: after it the video is bare again', () => {
  const stage = makeHandStage();
  stage.play(500, red);
  stage.set({ cut: { count: 1, withinMs: 1000 } });
  stage.play(900, red);
  expect(stage.projector.covers()).toBe(true);
  stage.play(300, red);
  expect(stage.projector.covers()).toBe(false);
  // The same count again, as with each part of the view, announces nothing.
  stage.set({ cut: { count: 1, withinMs: 1000 } });
  stage.play(50, red);
  expect(stage.projector.covers()).toBe(false);
});
