/** A stage without a display and without a video: frames are handed to it, time is turned by hand, and each picture can be read. */
import type { Fact } from '../../../src/core/wire/shown.ts';
import type { StageView } from '../../../src/core/wire/view.ts';
import { makePainter } from '../../../src/page/stage/gl/painter.ts';
import { makeProjector } from '../../../src/page/stage/projector.ts';
import { stageAtRest } from '../../support/stage-view.ts';

export type Rgb = readonly [number, number, number];

/** Milliseconds between two display frames. */
export const SHOWN = 1000 / 60;

export function makeHandStage(
  change: Partial<StageView> = {},
  size = { width: 64, height: 36 },
  tell: (fact: Fact) => void = () => undefined,
) {
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, preserveDrawingBuffer: true });
  const painter = gl && makePainter(gl);
  if (!painter) throw new Error('This browser has no WebGL2.');
  const projector = makeProjector(painter, tell);
  let stage: StageView = { ...stageAtRest, ...change };
  let now = 1000;
  let last: Rgb = [0, 0, 0];
  let count = 0;
  let video: 'plays' | 'is gone' = 'plays';
  projector.set(stage, now);

  const set = (next: Partial<StageView>) => {
    stage = { ...stage, ...next };
    projector.set(stage, now);
  };
  /** A frame comes. */
  const show = (paint: (pen: CanvasRenderingContext2D) => void, of = size) => {
    const image = Object.assign(document.createElement('canvas'), of);
    const pen = image.getContext('2d');
    if (!pen) throw new Error('No pen.');
    paint(pen);
    projector.take({ image, size: of }, now);
  };
  /** A frame of one colour comes. */
  const take = (colour: Rgb, of = size) => {
    show((pen) => {
      pen.fillStyle = `rgb(${colour.join()})`;
      pen.fillRect(0, 0, of.width, of.height);
    }, of);
    last = colour;
  };
  /** What is seen: the mean colour of the canvas where that covers the video, else the video's. */
  const seen = (): Rgb => {
    if (!projector.covers()) return video === 'plays' ? last : [0, 0, 0];
    const small = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
    const pen = small.getContext('2d', { willReadFrequently: true });
    pen?.drawImage(canvas, 0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = pen?.getImageData(0, 0, 1, 1).data ?? [];
    return [r, g, b];
  };
  /** One display frame passes. */
  const tick = (): Rgb => {
    now += SHOWN;
    projector.tick(now, now, video);
    return seen();
  };
  /** Frames come, twenty a second, in the colours given for each; what was seen meanwhile, display frame by display frame. */
  const play = (ms: number, colour: ((i: number) => Rgb) | null = null): readonly Rgb[] => {
    const pictures: Rgb[] = [];
    for (let i = 0; i < Math.ceil(ms / SHOWN - 0.001); i += 1) {
      if (colour && count % 3 === 0) take(colour(count / 3));
      pictures.push(tick());
      count += 1;
    }
    return pictures;
  };
  return {
    canvas,
    projector,
    set,
    show,
    take,
    tick,
    play,
    seen,
    now: () => now,
    streamChanged: projector.streamChanged,
    /** The stream is gone: a bare video would be black. */
    lose: () => {
      video = 'is gone';
      projector.streamChanged();
    },
    regain: () => {
      video = 'plays';
    },
  };
}

export const RED: Rgb = [200, 20, 20];
export const BLUE: Rgb = [20, 20, 200];

/** A ramp that a place in time can be read from: sixty frames from dark to light grey. */
export const ramp = (i: number): Rgb => {
  const grey = 20 + (i % 60) * 3;
  return [grey, grey, grey];
};

/** The largest difference of any channel between two neighbours. */
export const largestStep = (pictures: readonly Rgb[]): number =>
  Math.max(
    0,
    ...pictures
      .slice(1)
      .map((picture, i) => Math.max(...picture.map((value, c) => Math.abs(value - (pictures[i]?.[c] ?? value))))),
  );

export const near = (one: Rgb, other: Rgb, within = 6): boolean =>
  one.every((value, c) => Math.abs(value - (other[c] ?? 0)) <= within);
