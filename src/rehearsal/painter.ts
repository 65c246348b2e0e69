/**
 * Paints frames: each prompt is a scene, and the picture is their sum, weighted by the shares.
 *
 * So the mean colour moves with the shares in a straight line, and the corner swatch is exactly their mix: tests can
 * read from the picture what a performer sees in it.
 */
import { type Context, createPicture, type Picture } from './canvas.ts';
import { hashOf } from '../core/wire/scene.ts';
import { css, mixOf } from './colour.ts';
import { drawLettering } from './lettering.ts';
import { createScene, type Layer, type Scene } from './motifs.ts';
import type { Chunk, Frame } from './processor.ts';
import { seeded } from './random.ts';
import type { VideoFrame } from './wrtc.ts';

export interface Painter {
  paint(frame: Frame): VideoFrame;
}

/** Seconds of film per frame: the motion belongs to the frames, so a freeze is a freeze. */
const FRAME_SECONDS = 1 / 16;
const SCENES_KEPT = 24;
/** So many of the loudest prompts have both their layers; with eight of them a frame must still be cheap. */
const RICH_SCENES = 3;
const SWATCH = 28;

/** What stays the same for all frames of a chunk. */
interface Take {
  readonly chunk: Chunk;
  readonly backdrop: Picture;
  readonly layers: readonly { readonly layer: Layer; readonly alpha: number; readonly offset: number }[];
  readonly overlay: Picture;
  readonly swatch: string;
}

export function createPainter(width: number, height: number): Painter {
  const { context } = createPicture(width, height);
  const vignette = createVignette(width, height);
  const grain = createGrain();
  const scenes = new Map<string, Scene>();
  let take: Take | undefined;

  function sceneOf(text: string): Scene {
    const scene = scenes.get(text) ?? createScene(text, width, height);
    // Moved to the end: the first is the one that was not seen for longest.
    scenes.delete(text);
    scenes.set(text, scene);
    for (const oldest of scenes.keys()) {
      if (scenes.size <= SCENES_KEPT) break;
      scenes.delete(oldest);
    }
    return scene;
  }

  function takeOf(chunk: Chunk): Take {
    if (take?.chunk === chunk) return take;
    const loudestFirst = chunk.prompts.toSorted((a, b) => b.share - a.share);
    const parts = loudestFirst.map(({ text, share }) => {
      const random = seeded(hashOf(text) ^ Math.imul(chunk.seed + 1, 0x9e3779b1) ^ (chunk.scene * 7919));
      return { scene: sceneOf(text), share, offset: random(), isMirrored: random() < 0.5 };
    });
    const backdrop = createPicture(width, height);
    backdrop.context.fillRect(0, 0, width, height);
    backdrop.context.globalCompositeOperation = 'lighter';
    for (const { scene, share, isMirrored } of parts) {
      backdrop.context.globalAlpha = share;
      backdrop.context.setTransform(isMirrored ? -1 : 1, 0, 0, 1, isMirrored ? width : 0, 0);
      backdrop.context.drawImage(scene.backdrop, 0, 0);
    }
    const overlay = createPicture(width, height);
    overlay.context.drawImage(vignette, 0, 0);
    drawLettering(overlay.context, chunk.prompts, width, height);
    const clarity = clarityOf(chunk);
    take = {
      chunk,
      backdrop: backdrop.picture,
      layers: parts.flatMap(({ scene, share, offset }, i) =>
        scene.layers.slice(0, i < RICH_SCENES ? 2 : 1).map((layer) => ({ layer, alpha: share * clarity, offset })),
      ),
      overlay: overlay.picture,
      swatch: css(mixOf(chunk.prompts)),
    };
    return take;
  }

  return {
    paint({ chunk, index }) {
      const { backdrop, layers, overlay, swatch } = takeOf(chunk);
      const frame = chunk.number * chunk.size.framesPerChunk + index;
      context.globalAlpha = 1;
      context.globalCompositeOperation = 'source-over';
      context.drawImage(backdrop, 0, 0);
      context.globalCompositeOperation = 'lighter';
      for (const { layer, alpha, offset } of layers) {
        context.globalAlpha = alpha;
        drawLayer(context, layer, frame * FRAME_SECONDS, offset);
      }
      context.globalCompositeOperation = 'source-over';
      drawGrain(context, grain, frame, chunk.noise, width, height);
      drawCut(context, chunk, index, width, height);
      context.drawImage(overlay, 0, 0);
      drawMarks(context, chunk, frame, swatch, width, height);
      return { width, height, data: context.getImageData(0, 0, width, height).data };
    },
  };
}

/** Few denoising steps leave the fine things out. */
const clarityOf = ({ steps }: Chunk): number => Math.min(1, 0.35 + steps.length / 6);

/** In whole pixels: anything finer costs four times as much, and at these speeds is not seen. */
function drawLayer(context: Context, { picture, dx, dy }: Layer, seconds: number, offset: number): void {
  const { width, height } = picture;
  const x = wrapped(dx * seconds + (dx === 0 ? 0 : offset * width), width);
  const y = wrapped(dy * seconds + (dy === 0 ? 0 : offset * height), height);
  for (const left of x === 0 ? [0] : [x - width, x]) {
    for (const top of y === 0 ? [0] : [y - height, y]) context.drawImage(picture, left, top);
  }
}

const wrapped = (value: number, size: number): number => ((Math.round(value) % size) + size) % size;

/** A hard cut is seen: a burn of light that dies in four frames. The very first picture comes out of the dark. */
function drawCut(context: Context, { cut }: Chunk, index: number, width: number, height: number): void {
  if (!cut || index > 3) return;
  const strength = [0.8, 0.5, 0.28, 0.12][index] ?? 0;
  context.fillStyle = cut === 'start' ? `rgba(0,0,0,${strength})` : `rgba(255,244,226,${strength})`;
  context.fillRect(0, 0, width, height);
}

function drawGrain(
  context: Context,
  grain: Picture,
  frame: number,
  noise: number,
  width: number,
  height: number,
): void {
  context.globalAlpha = 0.03 + 0.2 * Math.max(0, Math.min(1, noise)) ** 3;
  const random = seeded(frame);
  const [x0, y0] = [-Math.floor(random() * grain.width), -Math.floor(random() * grain.height)];
  for (let y = y0; y < height; y += grain.height) {
    for (let x = x0; x < width; x += grain.width) context.drawImage(grain, x, y);
  }
  context.globalAlpha = 1;
}

/** The swatch of the mix, a hand that goes round with the frames, and the way of a transition. */
function drawMarks(
  context: Context,
  { transition }: Chunk,
  frame: number,
  swatch: string,
  width: number,
  height: number,
): void {
  context.fillStyle = swatch;
  context.fillRect(0, 0, SWATCH, SWATCH);
  const angle = (frame / 32) * 2 * Math.PI;
  context.lineCap = 'round';
  context.lineWidth = 2.5;
  context.strokeStyle = 'rgba(255,255,255,0.55)';
  context.beginPath();
  context.arc(SWATCH + 18, SWATCH / 2 + 3, 7, angle, angle + 1.6);
  context.stroke();
  if (transition === null) return;
  const thick = Math.max(3, Math.round(height / 80));
  context.fillStyle = 'rgba(255,255,255,0.16)';
  context.fillRect(0, height - thick, width, thick);
  context.fillStyle = 'rgba(255,255,255,0.9)';
  context.fillRect(0, height - thick, width * transition, thick);
}

function createVignette(width: number, height: number): Picture {
  const { picture, context } = createPicture(width, height);
  const shadow = context.createRadialGradient(
    width / 2,
    height * 0.46,
    height * 0.3,
    width / 2,
    height / 2,
    width * 0.62,
  );
  shadow.addColorStop(0, 'rgba(0,0,0,0)');
  shadow.addColorStop(1, 'rgba(0,0,0,0.62)');
  context.fillStyle = shadow;
  context.fillRect(0, 0, width, height);
  return picture;
}

function createGrain(): Picture {
  const { picture, context } = createPicture(192, 192);
  const random = seeded(5);
  for (let y = 0; y < 192; y += 2) {
    for (let x = 0; x < 192; x += 2) {
      const value = random();
      context.fillStyle = value < 0.5 ? `rgba(0,0,0,${0.5 - value})` : `rgba(255,255,255,${value - 0.5})`;
      context.fillRect(x, y, 2, 2);
    }
  }
  return picture;
}
