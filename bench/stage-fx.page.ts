/** The page's side of the stage's benchmark: a painter with a picture of the usual size, and work for it. */
import { type Effects, NEUTRAL } from '../src/page/stage/effects.ts';
import { makePainter, type Shot } from '../src/page/stage/gl/painter.ts';

export type Work = {
  readonly does: 'paint' | 'take' | 'keep';
  readonly effects: Partial<Effects>;
  readonly shot: Shot;
};

const size = { width: 576, height: 320 };
const canvas = Object.assign(document.createElement('canvas'), size);
const gl = canvas.getContext('webgl2', { alpha: true, antialias: false, preserveDrawingBuffer: true });
const painter = gl && makePainter(gl);
if (!gl || !painter) throw new Error('This browser has no WebGL2.');
const image = Object.assign(document.createElement('canvas'), size);
image.getContext('2d')?.fillRect(0, 0, 300, 200);
painter.resize(size);
painter.take(image);
painter.advance();
painter.keep(0);

const TIMES = 4;

/** Milliseconds for one of them. */
function work({ does, effects, shot }: Work): number {
  if (!gl || !painter) return 0;
  const begun = performance.now();
  for (let i = 0; i < TIMES; i += 1) {
    if (does === 'paint') painter.paint(shot, { ...NEUTRAL, ...effects }, effects.trails ?? 0, 1.01);
    if (does === 'take') painter.take(image);
    if (does === 'keep') painter.keep(i);
  }
  // Reading waits for all that was asked.
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  return (performance.now() - begun) / TIMES;
}

Object.assign(window, { work });
