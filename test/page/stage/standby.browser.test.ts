/** What plays when no frame comes for a chosen time; and how the picture lies on its display. */
import { describe, expect, test } from 'vitest';
import { makeStandby } from '../../../src/page/stage/standby.ts';
import { layPicture } from '../../../src/page/stage/turn.ts';
import { stageAtRest } from '../../support/stage-view.ts';
import { largestStep, makeHandStage, ramp } from './hand-stage.ts';

const grey = (picture: readonly number[] | undefined) => picture?.[0] ?? 0;
const standby = (as: string) => ({
  ...stageAtRest,
  standby: { as, afterMs: 5000, colour: '#204060', film: 'wait.webm' },
});

describe('standby', () => {
  test('[SY1] the still is the last frame, dissolved into from what plays to and fro until then', () => {
    const stage = makeHandStage({ standby: { as: 'still', afterMs: 4000, colour: '#000000', film: '' } });
    const seen = [...stage.play(2000, ramp)];
    const last = seen.at(-1);
    seen.push(...stage.play(3500));
    expect(new Set(seen.slice(-30).map(grey)).size).toBeGreaterThan(5);
    seen.push(...stage.play(2000));
    const still = stage.play(1000);
    expect(new Set(still.map(grey)).size).toBe(1);
    expect(Math.abs(grey(still[0]) - grey(last))).toBeLessThanOrEqual(6);
    expect(largestStep(seen)).toBeLessThanOrEqual(12);
  });

  test('[SY2] a colour lies over the picture after its time, in the time of the dissolve, and goes with the next frame', () => {
    const element = document.createElement('div');
    const plays = makeStandby(element);
    plays.frame(0);
    plays.at(standby('colour'), 4900);
    expect(element.style.opacity).not.toBe('1');
    plays.at(standby('colour'), 5100);
    expect(element.style.opacity).toBe('1');
    expect(element.style.background).toBe('rgb(32, 64, 96)');
    expect(element.style.transitionDuration).toBe('0.6s');
    plays.frame(5200);
    plays.at(standby('colour'), 5210);
    expect(element.style.opacity).toBe('0');
  });

  test('[SY3] a film plays after its time; the performer’s own film goes before it, and a picture that was never there misses nothing', () => {
    const plays = makeStandby(document.createElement('div'));
    expect(plays.at(standby('film'), 60_000)).toBe('');
    plays.frame(0);
    expect(plays.at(standby('film'), 4000)).toBe('');
    expect(plays.at(standby('film'), 6000)).toBe('wait.webm');
    expect(plays.at({ ...standby('film'), film: 'mine.webm' }, 6000)).toBe('mine.webm');
    expect(plays.at({ ...standby('film'), freeze: true }, 6000)).toBe('');
    expect(plays.at(standby('loop'), 6000)).toBe('');
  });
});

test('[OU1] the picture is cropped, moved, turned and mirrored on its display, and lies on its side as wide as that is high', () => {
  const box = Object.assign(document.createElement('div'), {
    style: 'container-type: size; position: relative; width: 320px; height: 180px',
  });
  const frame = Object.assign(document.createElement('div'), { style: 'position: absolute; left: 50%; top: 50%' });
  box.append(frame);
  document.body.append(box);
  const lay = (change: object) => {
    layPicture(frame, { ...stageAtRest.turn, ...change });
    const { x, y, width, height } = frame.getBoundingClientRect();
    const { x: left, y: top } = box.getBoundingClientRect();
    return [x - left, y - top, width, height].map(Math.round);
  };
  expect(lay({})).toEqual([0, 0, 320, 180]);
  expect(lay({ degrees: 180 })).toEqual([0, 0, 320, 180]);
  expect(lay({ degrees: 90 })).toEqual([0, 0, 320, 180]);
  expect(lay({ scale: 2 })).toEqual([-160, -90, 640, 360]);
  expect(lay({ x: 0.25, y: -0.5 })).toEqual([80, -90, 320, 180]);
  lay({ flip: 'horizontal' });
  expect(new DOMMatrix(getComputedStyle(frame).transform).a).toBe(-1);
  box.remove();
});
