import { commands, page, server } from 'vitest/browser';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { StageView } from '../../../src/core/wire/view.ts';
import { DeckStage } from '../../../src/page/stage/deck-stage.ts';
import { stageAtRest } from '../../support/stage-view.ts';
import { pause, until } from '../../support/wait.ts';
import { makeHandStage, SHOWN } from './hand-stage.ts';
import { apart, pixelsOf, testCanvas, testPicture } from './test-picture.ts';

/** Every effect at two values; trails are shown as they are when the picture has stood still, and when it has just changed. */
const LOOKS: Readonly<Record<string, Partial<StageView>>> = {
  neutral: {},
  'level-1': { level: 0.75 },
  'level-2': { level: 0.3 },
  'zoom-1': { zoom: 1.5 },
  'zoom-2': { zoom: 4 },
  'mirror-1': { mirror: 1 },
  'mirror-2': { mirror: 2 },
  'mirror-3': { mirror: 5 },
  'hue-1': { hue: 60 },
  'hue-2': { hue: -120 },
  'saturation-1': { saturation: 0 },
  'saturation-2': { saturation: 2 },
  'contrast-1': { contrast: 0.5 },
  'contrast-2': { contrast: 1.8 },
  'trailzoom-1': { trails: 0.9, trailzoom: 1.03 },
  'trailzoom-2': { trails: 0.9, trailzoom: 0.97 },
  'fx-1': { hue: 180, mirror: 3, fx: 0.5 },
  'fx-2': { hue: 180, mirror: 3, fx: 1 },
  'fit-1': { fit: 'contain' },
  'fit-2': { fit: 'stretch' },
  blackout: { blackout: true, saturation: 2, flash: { count: 1, strength: 1, most: 3 } },
};

let stage = new DeckStage();
const picture = testPicture();

beforeAll(async () => {
  stage.style.cssText = 'position: fixed; inset: 0 auto auto 0; inline-size: 256px; block-size: 180px; z-index: 9';
  document.body.append(stage);
  stage.stage = stageAtRest;
  stage.stream = picture.stream;
  await until(() => stage.shadowRoot?.querySelector('video')?.videoWidth, 'a picture');
});
afterEach(() => {
  stage.stage = stageAtRest;
});
afterAll(() => {
  stage.remove();
  picture.stop();
});

const onScreen = (): Promise<string> => page.elementLocator(stage).screenshot({ save: false });

/** With `VITE_APPROVE=1` what is seen is approved; look at the pictures before they are kept. */
async function isAsApproved(name: string, shot: () => Promise<string>, settleMs = 0): Promise<void> {
  const path = `test/page/stage/approved/${name}.png`;
  if (server.config.env['VITE_APPROVE']) {
    await pause(settleMs);
    return commands.writeFile(path, await shot(), 'base64');
  }
  const approved = await pixelsOf(await commands.readFile(path, 'base64'));
  let last = { mean: 255, far: 1 };
  for (let tries = 0; tries < 10 && (last.mean > 3 || last.far > 0.02); tries += 1)
    last = apart(await pixelsOf(await shot(), approved), approved);
  expect(last.mean).toBeLessThan(3);
  expect(last.far).toBeLessThan(0.02);
}

describe('[FX1] each effect looks as it was approved', () => {
  for (const [name, look] of Object.entries(LOOKS)) {
    test(name, () => {
      stage.stage = { ...stageAtRest, ...look };
      return isAsApproved(name, onScreen, 1500);
    });
  }

  for (const [name, strength] of [
    ['flash-1', 0.4],
    ['flash-2', 1],
  ] as const) {
    test(name, () => {
      stage.stage = { ...stageAtRest, flash: { count: 0, strength: 0, most: 3 } };
      stage.stage = { ...stageAtRest, flash: { count: strength * 10, strength, most: 3 } };
      for (const fading of stage.shadowRoot?.querySelector('.flash')?.getAnimations() ?? []) {
        fading.pause();
        fading.currentTime = 50;
      }
      return isAsApproved(name, onScreen);
    });
  }

  for (const [name, trails] of [
    ['trails-1', 0.5],
    ['trails-2', 0.95],
  ] as const) {
    test(name, () => {
      const hand = makeHandStage({ trails }, { width: 128, height: 72 });
      for (let i = 0; i < 12; i += 1) {
        hand.show((pen) => {
          pen.fillStyle = '#204060';
          pen.fillRect(0, 0, 128, 72);
          pen.fillStyle = '#ffd040';
          pen.fillRect(8 + i * 9, 20, 16, 32);
        });
        for (let shown = 0; shown < 3; shown += 1) hand.tick();
      }
      return isAsApproved(name, () => Promise.resolve(pngOf(hand.canvas)));
    });
  }

  for (const [name, ms] of [
    ['dissolve-1', 200],
    ['dissolve-2', 450],
  ] as const) {
    test(name, () => {
      const hand = makeHandStage({ dissolve: 0.6 }, { width: 128, height: 72 });
      const bars = (pen: CanvasRenderingContext2D) => pen.drawImage(testCanvas(), 0, 0, 128, 72);
      const plain = (pen: CanvasRenderingContext2D) => {
        pen.fillStyle = '#c03020';
        pen.fillRect(0, 0, 128, 72);
      };
      for (let i = 0; i < 20; i += 1) {
        hand.show(bars);
        for (let shown = 0; shown < 3; shown += 1) hand.tick();
      }
      hand.streamChanged();
      hand.show(plain);
      for (let at = 0; at < ms; at += SHOWN) hand.tick();
      return isAsApproved(name, () => Promise.resolve(pngOf(hand.canvas)));
    });
  }
});

const pngOf = (canvas: HTMLCanvasElement): string => canvas.toDataURL('image/png').split(',')[1] ?? '';
