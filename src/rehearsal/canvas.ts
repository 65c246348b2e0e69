/** The door to @napi-rs/canvas and to the one font we draw with: a machine without fonts would draw no text at all. */
import { createRequire } from 'node:module';

export interface Gradient {
  addColorStop(offset: number, colour: string): void;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  getContext(kind: '2d'): Context;
}

export interface Context {
  fillStyle: string | Gradient;
  strokeStyle: string | Gradient;
  globalAlpha: number;
  globalCompositeOperation: 'source-over' | 'lighter' | 'multiply';
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  font: string;
  lang: string;
  textAlign: string;
  textBaseline: string;
  save(): void;
  restore(): void;
  translate(x: number, y: number): void;
  rotate(angle: number): void;
  scale(x: number, y: number): void;
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  fill(): void;
  stroke(): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  clearRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  strokeText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
  drawImage(picture: Picture, x: number, y: number, width?: number, height?: number): void;
  createLinearGradient(x0: number, y0: number, x1: number, y1: number): Gradient;
  createRadialGradient(x0: number, y0: number, r0: number, x1: number, y1: number, r1: number): Gradient;
  getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray };
}

interface Skia {
  createCanvas(width: number, height: number): Picture;
  readonly GlobalFonts: { registerFromPath(path: string, name: string): object | null };
}

const require = createRequire(import.meta.url);
// Its own types need a browser's; this is the one place that says what we believe it to be.
const skia = require('@napi-rs/canvas') as Skia;

/** No system has a font of this name, so ours is drawn everywhere. */
const FAMILY = 'Deck Sans';
const file = require.resolve('@fontsource/dejavu-sans/files/dejavu-sans-latin-700-normal.woff2');
if (!skia.GlobalFonts.registerFromPath(file, FAMILY)) throw new Error(`The font ${file} cannot be read.`);

export const fontOf = (px: number): string => `700 ${px}px "${FAMILY}"`;

export function createPicture(width: number, height: number): { picture: Picture; context: Context } {
  const picture = skia.createCanvas(width, height);
  const context = picture.getContext('2d');
  context.lang = 'en';
  return { picture, context };
}
