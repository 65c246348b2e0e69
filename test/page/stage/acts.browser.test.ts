import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StageView } from '../../../src/core/wire/view.ts';
import { makeDisplayNumber } from '../../../src/page/stage/display-number.ts';
import { DeckStage } from '../../../src/page/stage/deck-stage.ts';
import type { Ticker } from '../../../src/page/stage/ticker.ts';
import { paintStream } from '../../support/page-scope.ts';
import { type Shade, shade } from '../../support/pixels.ts';
import { stageAtRest } from '../../support/stage-view.ts';
import { pause, until } from '../../support/wait.ts';
import { makeHandStage, near, RED } from './hand-stage.ts';

/** Display frames, one at a call. */
function makeHandTicker() {
  let now = 5000;
  let asked: (() => void) | null = null;
  const ticker: Ticker = {
    now: () => now,
    next: (draw) => {
      asked = draw;
      return () => {
        asked = null;
      };
    },
  };
  return {
    ticker,
    frame: (ms = 1000 / 60) => {
      now += ms;
      const draw = asked;
      asked = null;
      draw?.();
    },
  };
}

const hand = makeHandTicker();
let stage = new DeckStage(hand.ticker);
let painted = paintStream('#c01010');
const set = (change: Partial<StageView>) => {
  stage.stage = { ...stageAtRest, ...change };
};
const canvases = () => [...(stage.shadowRoot?.querySelectorAll('canvas') ?? [])];
const glCanvas = () => {
  const canvas = canvases().find((each) => each.getContext('webgl2') !== null);
  if (!canvas) throw new Error('The stage has no WebGL.');
  return canvas;
};
/** What is on top: the canvas that is not hidden, or the bare video. */
const top = () => canvases().findLast((canvas) => !canvas.hidden) ?? stage.shadowRoot?.querySelector('video') ?? null;
function seen(): Shade {
  const shown = top();
  if (!shown) return 'other';
  const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
    alpha: false,
  });
  pen?.drawImage(shown, 0, 0, 1, 1);
  return shade(pen?.getImageData(0, 0, 1, 1).data ?? [1]);
}

beforeEach(async () => {
  stage = new DeckStage(hand.ticker);
  painted = paintStream('#c01010');
  document.body.append(stage);
  set({});
  stage.stream = painted.stream;
  await until(() => (hand.frame(), seen() === 'red'), 'a picture');
  // The first effect waits for the first frame.
  set({ zoom: 2 });
  await until(() => (hand.frame(), top() === glCanvas()), 'a frame that was taken in');
  set({});
  await until(() => (hand.frame(), top() instanceof HTMLVideoElement), 'the bare video');
});
afterEach(() => {
  stage.remove();
  painted.stop();
});

describe('[FX2] what is said is seen within two display frames', () => {
  test('colour', () => {
    expect(top()).toBeInstanceOf(HTMLVideoElement);
    set({ hue: 120 });
    hand.frame();
    hand.frame();
    expect(seen()).toBe('green');
    set({ hue: -120 });
    hand.frame();
    hand.frame();
    expect(seen()).toBe('blue');
  });

  test('level and blackout, without waiting for a frame at all', () => {
    const veil = stage.shadowRoot?.querySelector('.veil');
    set({ level: 0.25 });
    expect(veil && getComputedStyle(veil).opacity).toBe('0.75');
    set({ blackout: true });
    expect(veil && getComputedStyle(veil).opacity).toBe('1');
  });
});

test('[FX3] when everything is neutral the bare video is seen, and nothing is drawn', () => {
  expect(top()).toBeInstanceOf(HTMLVideoElement);
  set({ trails: 0.9, mirror: 4, hue: 90, fx: 0 });
  hand.frame();
  expect(top()).toBeInstanceOf(HTMLVideoElement);
  set({ trailzoom: 1.1 });
  hand.frame();
  expect(top()).toBeInstanceOf(HTMLVideoElement);
  set({ zoom: 1.2 });
  hand.frame();
  expect(top()).toBe(glCanvas());
});

describe('[FX4] a lost context falls back to the bare video, and comes back', () => {
  const losing = () => {
    const extension = glCanvas().getContext('webgl2')?.getExtension('WEBGL_lose_context');
    if (!extension) throw new Error('It cannot be lost here.');
    return extension;
  };

  test('while it plays', async () => {
    set({ hue: 120 });
    hand.frame();
    expect(seen()).toBe('green');
    const context = losing();
    context.loseContext();
    await pause(50);
    hand.frame();
    expect(top()).toBeInstanceOf(HTMLVideoElement);
    expect(seen()).toBe('red');
    context.restoreContext();
    await until(() => (hand.frame(), seen() === 'green'), 'the effects');
  });

  test('while it is frozen, on the frame that it was frozen at', async () => {
    set({ freeze: true });
    hand.frame();
    painted.paint('#1010c0');
    await pause(100);
    const context = losing();
    context.loseContext();
    await pause(50);
    hand.frame();
    expect(seen()).toBe('red');
    context.restoreContext();
    await pause(100);
    hand.frame();
    expect(seen()).toBe('red');
    set({});
    await until(() => (hand.frame(), seen() === 'blue'), 'the present');
  });

  test('when the stream is gone: the last frame stays', async () => {
    stage.stream = null;
    hand.frame();
    expect(seen()).toBe('red');
    const context = losing();
    context.loseContext();
    await pause(50);
    hand.frame();
    expect(seen()).toBe('red');
    context.restoreContext();
    await pause(100);
    hand.frame();
    expect(seen()).toBe('red');
  });
});

describe('[FX5] values of a preset go along a line with its transition', () => {
  test('an effect', () => {
    const way = { from: 0, to: 120, at: 100_000, ms: 1000, law: 'line' } as const;
    stage.time = 100_000;
    set({ hue: 120, ways: { hue: way } });
    hand.frame(0);
    expect(seen()).toBe('red');
    hand.frame(500);
    expect(seen()).toBe('other');
    hand.frame(500);
    expect(seen()).toBe('green');
  });

  test('and the light', () => {
    const veil = stage.shadowRoot?.querySelector('.veil');
    stage.time = 200_000;
    set({ level: 0, ways: { level: { from: 1, to: 0, at: 200_000, ms: 3000, law: 'line' } } });
    expect(veil && getComputedStyle(veil).transitionDuration).toBe('3s');
  });
});

describe('[FX6] trails', () => {
  test('a still picture is not changed by them, and nothing of an old one stays for good', () => {
    const stage = makeHandStage({ trails: 0.98, dissolve: 0 });
    stage.play(500, () => [255, 255, 255]);
    expect(near(stage.seen(), [255, 255, 255], 2)).toBe(true);
    const fading = stage.play(1000, () => RED);
    expect(near(fading.at(-1) ?? RED, RED, 40)).toBe(false);
    stage.play(12_000, () => RED);
    expect(near(stage.seen(), RED, 4)).toBe(true);
  });

  test('they begin with the picture, not with what was fed when they were last on', () => {
    const stage = makeHandStage({ trails: 0.9 });
    stage.play(500, () => [255, 255, 255]);
    stage.set({ trails: 0 });
    stage.play(800, () => RED);
    stage.set({ trails: 0.9 });
    expect(near(stage.tick(), RED, 4)).toBe(true);
  });
});

test('[FX7] flashes are capped at what the show allows, three a second where it says nothing', () => {
  const flash = stage.shadowRoot?.querySelector('.flash');
  for (let count = 1; count <= 9; count += 1) set({ flash: { count, strength: 1, most: 3 } });
  expect(flash?.getAnimations()).toHaveLength(3);
  for (let count = 10; count <= 19; count += 1) set({ flash: { count, strength: 1, most: 8 } });
  expect(flash?.getAnimations()).toHaveLength(8);
});

describe('[TC1] the test card', () => {
  const card = () => stage.shadowRoot?.querySelector<HTMLElement>('.card');

  test('comes when asked, on a display only, and leaves by the same press', () => {
    set({ card: true });
    expect(card()?.hidden).toBe(true);
    stage.hasCard = true;
    set({ card: true });
    expect(card()?.hidden).toBe(false);
    expect(card()?.querySelectorAll('.corner')).toHaveLength(4);
    expect(card()?.querySelector('.shows')?.textContent).toBe('picture 160 × 96, cover');
    // In its place between the others: the stage's own names for its parts do not reach it.
    const shows = card()?.querySelector('.shows');
    expect(shows && getComputedStyle(shows).position).toBe('static');
    set({ card: false });
    expect(card()?.hidden).toBe(true);
    expect(card()?.childElementCount).toBe(0);
  });

  test('says which display it is on, as far as the browser tells', async () => {
    stage.hasCard = true;
    set({ card: true });
    await until(() => card()?.querySelector('.size')?.textContent !== '', 'the size');
    expect(card()?.querySelector('.size')?.textContent).toContain(`${screen.width} × ${screen.height}`);
    expect(card()?.querySelector('.number')?.textContent).toBe('1');
  });

  test('is a number over a preview instead, and nothing where the browser keeps displays to itself', async () => {
    for (const [number, hidden] of [
      [2, false],
      [null, true],
    ] as const) {
      const facts = { number, name: 'Beamer', width: 1, height: 1, hz: null };
      const { element, show } = makeDisplayNumber(() => Promise.resolve(facts));
      show(true);
      await pause(0);
      expect(element.hidden).toBe(hidden);
      expect(element.textContent).toBe(number === null ? '' : '2');
      show(false);
      expect(element.hidden).toBe(true);
    }
  });
});
