import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { FromPage } from '../../../src/core/wire/page.ts';
import type { StageView } from '../../../src/core/wire/view.ts';
import { makePlayer } from '../../../src/page/player/player.ts';
import { DeckStage } from '../../../src/page/stage/deck-stage.ts';
import { makePageScope, type Paint, paintStream } from '../../support/page-scope.ts';
import { type Shade, shade } from '../../support/pixels.ts';
import { stageAtRest } from '../../support/stage-view.ts';
import { pause, until } from '../../support/wait.ts';

let stage = new DeckStage();
const paints: Paint[] = [];
const paint = (colour: string) => {
  const painted = paintStream(colour);
  paints.push(painted);
  return painted;
};
const set = (change: Partial<StageView>) => {
  stage.stage = { ...stageAtRest, ...change };
};

beforeEach(() => {
  stage = new DeckStage();
  stage.style.cssText = 'position: fixed; inset: 0 auto auto 0; inline-size: 160px; block-size: 96px; z-index: 9';
  document.body.style.background = '#fff';
  document.body.append(stage);
  set({});
});
afterEach(() => {
  stage.remove();
  for (const painted of paints.splice(0)) painted.stop();
});

/** Is a canvas what is seen, or the video? */
const covered = () =>
  [...(stage.shadowRoot?.querySelectorAll('canvas') ?? [])].some(
    (canvas) => getComputedStyle(canvas).display !== 'none',
  );

/** What is really on the screen, all layers together. */
async function look(): Promise<[number, number, number]> {
  const shot = await page.elementLocator(stage).screenshot({ save: false });
  const image = new Image();
  image.src = `data:image/png;base64,${shot}`;
  await image.decode();
  const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
  pen?.drawImage(image, image.width / 2, image.height / 2, 1, 1, 0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = pen?.getImageData(0, 0, 1, 1).data ?? [];
  return [r, g, b];
}

async function shows(colour: Shade): Promise<void> {
  let last: Shade = 'other';
  for (let tries = 0; tries < 12 && last !== colour; tries += 1) last = shade(await look());
  expect(last).toBe(colour);
}

describe('the picture', () => {
  test('[ST1] is black before the first frame', async () => {
    await shows('black');
  });

  test('[ST2] stays at its last frame when the stream is taken away', async () => {
    stage.stream = paint('#c01010').stream;
    await shows('red');
    stage.stream = null;
    await pause(100);
    expect(shade(await look())).toBe('red');
  });

  test('[ST3] stays at its last frame when the track ends', async () => {
    const { stream } = paint('#c01010');
    stage.stream = stream;
    await shows('red');
    for (const track of stream.getTracks()) track.stop();
    await pause(200);
    expect(shade(await look())).toBe('red');
  });

  test('[ST4] changes over to a new stream with that one’s first frame, never through black', async () => {
    stage.stream = paint('#c01010').stream;
    await shows('red');
    // A stream that has no frame yet.
    stage.stream = new MediaStream();
    await pause(100);
    expect(shade(await look())).toBe('red');
    stage.stream = paint('#10a010').stream;
    await shows('green');
  });

  test('[ST18] a new stream is not bared before the browser has put a frame of it on the display', async () => {
    stage.stream = paint('#c01010').stream;
    set({ dissolve: 0 });
    await shows('red');
    const presented: VideoFrameRequestCallback[] = [];
    const video = stage.shadowRoot?.querySelector('video');
    vi.spyOn(HTMLVideoElement.prototype, 'requestVideoFrameCallback').mockImplementation((then) =>
      presented.push(then),
    );
    await until(() => presented.length, 'the stage waits for the next frame');
    stage.stream = paint('#10a010').stream;
    const isReady = () => (video?.readyState ?? 0) >= 2;
    for (let shown = 0; shown < 12 || !isReady(); shown += 1) {
      expect(covered()).toBe(true);
      await pause(20);
    }
    vi.restoreAllMocks();
    for (const then of presented) video?.requestVideoFrameCallback(then);
    await until(() => !covered(), 'the video is bare');
    await shows('green');
  });

  test('[ST14] stays at its last frame when Scope’s connection goes', async () => {
    const said: FromPage[] = [];
    const player = makePlayer(
      (message) => said.push(message),
      (stream) => {
        stage.stream = stream;
      },
    );
    const scope = makePageScope();
    player.hear({ say: 'connect', attempt: 1, iceServers: [], mode: 'text' });
    const offered = await until(() => said.find((message) => message.say === 'offered'), 'an offer');
    player.hear({ say: 'answer', attempt: 1, session: 's', sdp: await scope.answer(offered.sdp) });
    await shows('red');
    scope.close();
    await until(() => said.find((message) => message.say === 'ended'), 'an end');
    await pause(200);
    expect(shade(await look())).toBe('red');
  });

  test('[ST5] fills the stage or shows all of it, as the fit says', async () => {
    stage.style.inlineSize = '320px';
    stage.stream = paint('#c01010').stream;
    set({ fit: 'cover' });
    await shows('red');
    const canvas = stage.shadowRoot?.querySelector('canvas');
    expect(canvas && getComputedStyle(canvas).objectFit).toBe('cover');
    set({ fit: 'contain' });
    expect(canvas && getComputedStyle(canvas).objectFit).toBe('contain');
  });
});

describe('freeze', () => {
  test('[ST6] holds the frame shown while the stream goes on, and lets go at once', async () => {
    const painted = paint('#c01010');
    stage.stream = painted.stream;
    await shows('red');
    set({ freeze: true });
    painted.paint('#10a010');
    await pause(200);
    expect(shade(await look())).toBe('red');
    set({ freeze: false });
    await shows('green');
  });

  test('[ST7] outlasts a change of stream', async () => {
    stage.stream = paint('#c01010').stream;
    await shows('red');
    set({ freeze: true });
    stage.stream = paint('#10a010').stream;
    await pause(300);
    expect(shade(await look())).toBe('red');
    set({ freeze: false });
    await shows('green');
  });
});

describe('light', () => {
  test('[ST8] blackout is black at once, and gives the picture back at once', async () => {
    stage.stream = paint('#c01010').stream;
    await shows('red');
    set({ blackout: true });
    expect(await look()).toEqual([0, 0, 0]);
    set({ blackout: false });
    expect(shade(await look())).toBe('red');
  });

  test('[ST9] level dims, in the time that fade gives', async () => {
    stage.stream = paint('#c01010').stream;
    await shows('red');
    const [full] = await look();
    set({ level: 0.5 });
    const [half] = await look();
    expect(half / full).toBeCloseTo(0.5, 1);
    const veil = stage.shadowRoot?.querySelector('.veil');
    set({ level: 0, fade: 2 });
    expect(Number(veil && getComputedStyle(veil).opacity)).toBeLessThan(0.7);
    expect(veil && getComputedStyle(veil).transitionDuration).toBe('2s');
  });

  test('[ST10] a flash is white and gone in 200 ms, and a blackout stays black through it', async () => {
    const flash = stage.shadowRoot?.querySelector('.flash');
    set({ flash: { count: 1, strength: 1, most: 3 } });
    expect(flash?.getAnimations()).toHaveLength(1);
    expect(Number(flash && getComputedStyle(flash).opacity)).toBeGreaterThan(0.5);
    await pause(250);
    expect(flash?.getAnimations()).toHaveLength(0);
    set({ blackout: true, flash: { count: 2, strength: 1, most: 3 } });
    expect(await look()).toEqual([0, 0, 0]);
  });

  test('[ST11] three flashes a second at most, and none for those that were before', () => {
    const late = new DeckStage();
    document.body.append(late);
    const flash = late.shadowRoot?.querySelector('.flash');
    const count = () => flash?.getAnimations().length;
    late.stage = { ...stageAtRest, flash: { count: 9, strength: 1, most: 3 } };
    expect(count()).toBe(0);
    for (const n of [10, 11, 12, 13, 14]) late.stage = { ...stageAtRest, flash: { count: n, strength: 1, most: 3 } };
    expect(count()).toBe(3);
    late.remove();
  });

  test('[ST12] effects are there as much as fx says, and the bare video is when it says nothing', async () => {
    stage.stream = paint('#c01010').stream;
    await shows('red');
    set({ hue: 120 });
    await shows('green');
    expect(covered()).toBe(true);
    set({ hue: 120, fx: 0 });
    await shows('red');
    expect(covered()).toBe(false);
  });
});

describe('what an audience must not see', () => {
  test('[ST13] no controls, no picture-in-picture, no sound, no context menu', () => {
    const video = stage.shadowRoot?.querySelector('video');
    expect(video).toMatchObject({ controls: false, muted: true, playsInline: true, disablePictureInPicture: true });
    const menu = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
    stage.dispatchEvent(menu);
    expect(menu.defaultPrevented).toBe(true);
    expect(getComputedStyle(stage).userSelect).toBe('none');
  });
});
