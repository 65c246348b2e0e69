/** Paints what a frame shows. */
import { createCanvas } from '@napi-rs/canvas';
import type { Frame } from './processor.ts';
import type { VideoFrame } from './wrtc.ts';

export interface Colour {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

export function hashOf(text: string): number {
  let hash = 2166136261;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619);
  return hash >>> 0;
}

export function colourOf(text: string): Colour {
  const hue = (hashOf(text) % 360) / 60;
  const x = 1 - Math.abs((hue % 2) - 1);
  const [r = 0, g = 0, b = 0] =
    [
      [1, x, 0],
      [x, 1, 0],
      [0, 1, x],
      [0, x, 1],
      [x, 0, 1],
      [1, 0, x],
    ][Math.floor(hue)] ?? [];
  return { r: Math.round(40 + 120 * r), g: Math.round(40 + 120 * g), b: Math.round(40 + 120 * b) };
}

export interface Painter {
  paint(frame: Frame): VideoFrame;
}

export function createPainter(width: number, height: number): Painter {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  return {
    paint({ chunk, index }) {
      let [r, g, b] = [0, 0, 0];
      for (const { text, share } of chunk.prompts) {
        const colour = colourOf(text);
        r += share * colour.r;
        g += share * colour.g;
        b += share * colour.b;
      }
      context.fillStyle = `rgb(${r},${g},${b})`;
      context.fillRect(0, 0, width, height);
      context.fillStyle = 'white';
      context.fillRect(((chunk.number * 12 + index) * 4) % width, height - 8, 8, 8);
      const { data } = context.getImageData(0, 0, width, height);
      return { width, height, data: new Uint8ClampedArray(data.buffer) };
    },
  };
}
