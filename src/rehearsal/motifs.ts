/** The scenes that prompts become: a backdrop and two seamless layers that drift over it, drawn once and kept. */
import { type Context, createPicture, type Picture } from './canvas.ts';
import { hashOf, type Motif, motifOf } from '../core/wire/scene.ts';
import { type Colour, colourOf, css, leaning, shade } from './colour.ts';
import { seeded } from './random.ts';

export interface Layer {
  readonly picture: Picture;
  /** Pixels a second. A layer repeats without a seam only in the directions in which it moves. */
  readonly dx: number;
  readonly dy: number;
}

export interface Scene {
  readonly colour: Colour;
  readonly backdrop: Picture;
  readonly layers: readonly Layer[];
}

interface Tile {
  readonly context: Context;
  readonly width: number;
  readonly height: number;
  readonly random: () => number;
  /** Of the lights in it. */
  readonly colour: Colour;
}

type Draw = (tile: Tile) => void;
interface Plan {
  readonly draw: Draw;
  readonly dx?: number;
  readonly dy?: number;
}

export function createScene(text: string, width: number, height: number): Scene {
  const random = seeded(hashOf(text));
  const motif = motifOf(text);
  const lights = leaning(text, 24, 1.15);
  const layers = PLANS[motif].map(({ draw, dx = 0, dy = 0 }): Layer => {
    const { picture, context } = createPicture(width, height);
    context.globalCompositeOperation = 'lighter';
    draw({ context, width, height, random, colour: lights });
    return { picture, dx, dy };
  });
  return { colour: colourOf(text), backdrop: backdropOf(text, motif, width, height, random), layers };
}

/** Its mean is close to the prompt's colour: the scene as a whole must not lie about it. */
function backdropOf(text: string, motif: Motif, width: number, height: number, random: () => number): Picture {
  const { picture, context } = createPicture(width, height);
  const horizon = HORIZONS[motif] ?? 0.45 + 0.2 * random();
  const vertical = context.createLinearGradient(0, 0, 0, height);
  vertical.addColorStop(0, css(shade(leaning(text, -28, 0.8), -0.45)));
  vertical.addColorStop(horizon * 0.6, css(leaning(text, -8, 0.9)));
  vertical.addColorStop(horizon, css(leaning(text, 12, 1.25)));
  vertical.addColorStop(1, css(shade(colourOf(text), -0.4)));
  context.fillStyle = vertical;
  context.fillRect(0, 0, width, height);
  context.globalCompositeOperation = 'lighter';
  spot(context, width * (0.3 + 0.5 * random()), height * horizon, height * 0.75, leaning(text, 20, 1.5), 0.42);
  context.globalCompositeOperation = 'source-over';
  const ground = GROUNDS[motif];
  if (ground !== undefined) {
    ridge(context, width, height, ground - 0.09, 0.16, css(shade(colourOf(text), -0.45)), random);
    ridge(context, width, height, ground, 0.1, css(shade(colourOf(text), -0.72)), random);
  }
  return picture;
}

/** Where the light comes from; the rest of the motifs choose by chance. */
const HORIZONS: Partial<Record<Motif, number>> = { waves: 0.4, city: 0.6, embers: 0.75, rays: 0.45, stars: 0.72 };
/** Where the land begins, for the motifs that have any. */
const GROUNDS: Partial<Record<Motif, number>> = { embers: 0.8, stars: 0.84, rays: 0.78, trees: 0.88, rain: 0.9 };

function ridge(
  context: Context,
  width: number,
  height: number,
  at: number,
  lift: number,
  fill: string,
  random: () => number,
): void {
  const [a, b, c] = [random() * 7, random() * 7, random() * 7];
  context.fillStyle = fill;
  context.beginPath();
  context.moveTo(0, height);
  for (let x = 0; x <= width + 4; x += 4) {
    const t = (x / width) * 2 * Math.PI;
    const rise = 0.5 * Math.sin(t + a) + 0.3 * Math.sin(2.3 * t + b) + 0.14 * Math.sin(7 * t + c);
    context.lineTo(x, height * (at - lift * rise));
  }
  context.lineTo(width, height);
  context.fill();
}

const PLANS: Readonly<Record<Motif, readonly Plan[]>> = {
  bands: [
    { draw: bands(5, 0.26), dx: 16 },
    { draw: bands(9, 0.16), dx: -32 },
  ],
  rain: [
    { draw: clouds(14, 0.13), dx: 16 },
    { draw: streaks(130), dx: 32, dy: 560 },
  ],
  bokeh: [
    { draw: discs(16, 0.05, 0.14, 0.2), dx: 8, dy: 16 },
    { draw: discs(70, 0.004, 0.02, 0.7), dx: -16, dy: 32 },
  ],
  waves: [
    { draw: swell(8, 0.28), dx: 32 },
    { draw: swell(16, 0.22), dx: -48 },
  ],
  orbs: [
    { draw: discs(5, 0.2, 0.4, 0.34), dx: 16, dy: 8 },
    { draw: discs(9, 0.06, 0.16, 0.34), dx: -24, dy: 16 },
  ],
  trees: [
    { draw: trunks(9, 0.05, 0.28), dx: 16 },
    { draw: trunks(16, 0.015, 0.3), dx: 32 },
  ],
  city: [
    { draw: windows(), dx: -16 },
    { draw: traffic(26), dx: 192 },
  ],
  stars: [
    { draw: clouds(12, 0.16), dx: 8, dy: -8 },
    { draw: discs(190, 0.002, 0.007, 1), dx: 16, dy: -16 },
  ],
  embers: [
    { draw: clouds(10, 0.16), dx: 8, dy: -16 },
    { draw: discs(120, 0.004, 0.014, 0.9), dx: 16, dy: -80 },
  ],
  rays: [
    { draw: shafts(9), dx: 16 },
    { draw: discs(60, 0.003, 0.01, 0.7), dx: 8, dy: -16 },
  ],
};

function spot(context: Context, x: number, y: number, radius: number, colour: Colour, alpha: number): void {
  const glow = context.createRadialGradient(x, y, 0, x, y, radius);
  glow.addColorStop(0, css(colour, alpha));
  glow.addColorStop(0.5, css(colour, alpha * 0.35));
  glow.addColorStop(1, css(colour, 0));
  context.fillStyle = glow;
  context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
}

/** Draws again wherever the tile's neighbours would show a part, so that it repeats without a seam. */
function seamless({ width, height }: Tile, x: number, y: number, reach: number, draw: Place): void {
  for (const ox of [-width, 0, width]) {
    if (x + ox + reach < 0 || x + ox - reach > width) continue;
    for (const oy of [-height, 0, height]) {
      if (y + oy + reach >= 0 && y + oy - reach <= height) draw(x + ox, y + oy);
    }
  }
}

type Place = (x: number, y: number) => void;

function discs(count: number, least: number, most: number, alpha: number): Draw {
  return (tile) => {
    const { context, width, height, random, colour } = tile;
    const light = shade(colour, 0.45);
    for (let i = 0; i < count; i += 1) {
      const radius = Math.max(1.2, height * (least + (most - least) * random() ** 2));
      const strength = alpha * (0.35 + 0.65 * random());
      const place: Place = (x, y) => spot(context, x, y, radius, light, strength);
      seamless(tile, random() * width, random() * height, radius, place);
    }
  };
}

function clouds(count: number, alpha: number): Draw {
  return (tile) => {
    const { context, width, height, random, colour } = tile;
    for (let i = 0; i < count; i += 1) {
      const radius = height * (0.25 + 0.45 * random());
      const tint = shade(colour, 0.1 + 0.3 * random());
      const place: Place = (x, y) => spot(context, x, y, radius, tint, alpha);
      seamless(tile, random() * width, random() * height, radius, place);
    }
  };
}

/** Curtains that sway from top to bottom, brightest at their lower hem. */
function bands(count: number, alpha: number): Draw {
  return (tile) => {
    const { context, width, height, random, colour } = tile;
    const light = shade(colour, 0.25);
    for (let i = 0; i < count; i += 1) {
      const wide = width * (0.05 + 0.09 * random());
      const [hem, phase, strength] = [0.55 + 0.4 * random(), random() * 7, alpha * (0.4 + 0.6 * random())];
      seamless(tile, random() * width, height / 2, wide * 2, (x) => {
        for (let y = 0; y < height * hem; y += 4) {
          const middle = x + Math.sin((4 * y) / height + phase) * wide * 0.6;
          const across = context.createLinearGradient(middle - wide, 0, middle + wide, 0);
          across.addColorStop(0, css(light, 0));
          across.addColorStop(0.5, css(light, strength * (0.25 + (0.75 * y) / (height * hem))));
          across.addColorStop(1, css(light, 0));
          context.fillStyle = across;
          context.fillRect(middle - wide, y, 2 * wide, 4);
        }
      });
    }
  };
}

function streaks(count: number): Draw {
  return (tile) => {
    const { context, width, height, random, colour } = tile;
    const light = shade(colour, 0.6);
    for (let i = 0; i < count; i += 1) {
      const length = height * (0.08 + 0.16 * random());
      context.lineWidth = 0.8 + 1.2 * random();
      const strength = 0.15 + 0.4 * random();
      seamless(tile, random() * width, random() * height, length, (x, y) => {
        const fade = context.createLinearGradient(x, y, x, y + length);
        fade.addColorStop(0, css(light, 0));
        fade.addColorStop(1, css(light, strength));
        context.strokeStyle = fade;
        context.beginPath();
        context.moveTo(x, y);
        context.lineTo(x + length * 0.05, y + length);
        context.stroke();
      });
    }
  };
}

function swell(count: number, alpha: number): Draw {
  return ({ context, width, height, random, colour }) => {
    const light = shade(colour, 0.4);
    for (let i = 0; i < count; i += 1) {
      const y0 = height * (0.3 + (0.75 * (i + random())) / count);
      const cycles = 1 + Math.floor(3 * random());
      const [phase, lift] = [random() * 7, height * (0.01 + 0.035 * random())];
      context.lineWidth = 1.5 + (5 * (y0 - height * 0.3)) / height;
      context.strokeStyle = css(light, alpha * (0.4 + 0.6 * random()));
      context.beginPath();
      for (let x = -8; x <= width + 8; x += 8) {
        const along = (2 * Math.PI * cycles * x) / width;
        context.lineTo(x, y0 + lift * (Math.sin(along + phase) + 0.4 * Math.sin(2 * along - phase)));
      }
      context.stroke();
    }
  };
}

function trunks(count: number, thickness: number, alpha: number): Draw {
  return (tile) => {
    const { context, width, height, random, colour } = tile;
    const light = shade(colour, 0.4);
    for (let i = 0; i < count; i += 1) {
      const wide = width * thickness * (0.5 + random());
      const strength = alpha * (0.3 + 0.7 * random());
      seamless(tile, random() * width, height / 2, wide, (x) => {
        const across = context.createLinearGradient(x - wide, 0, x + wide, 0);
        across.addColorStop(0, css(light, 0));
        across.addColorStop(0.35, css(light, strength));
        across.addColorStop(0.65, css(light, strength * 0.6));
        across.addColorStop(1, css(light, 0));
        context.fillStyle = across;
        context.fillRect(x - wide, 0, 2 * wide, height);
      });
    }
  };
}

function windows(): Draw {
  return ({ context, width, height, random, colour }) => {
    const light = shade(colour, 0.5);
    const columns = 8;
    for (let c = 0; c < columns; c += 1) {
      const wide = width / columns;
      const top = height * (0.15 + 0.5 * random());
      const tower = context.createLinearGradient(0, top, 0, height);
      tower.addColorStop(0, css(colour, 0.28));
      tower.addColorStop(1, css(colour, 0.02));
      context.fillStyle = tower;
      context.fillRect(c * wide + 3, top, wide - 6, height - top);
      for (let y = top + 7; y < height - 6; y += 11) {
        for (let x = c * wide + 8; x < (c + 1) * wide - 9; x += 9) {
          if (random() > 0.42) continue;
          context.fillStyle = css(light, 0.2 + 0.6 * random());
          context.fillRect(x, y, 4, 6);
        }
      }
    }
  };
}

function traffic(count: number): Draw {
  return (tile) => {
    const { context, width, height, random, colour } = tile;
    for (let i = 0; i < count; i += 1) {
      const length = width * (0.04 + 0.16 * random());
      const y0 = height * (0.74 + 0.22 * random());
      const tall = 1 + 3 * ((y0 / height - 0.7) * 3);
      const light = shade(colour, 0.3 + 0.4 * random());
      seamless(tile, random() * width, y0, length, (x, y) => {
        const fade = context.createLinearGradient(x, 0, x + length, 0);
        fade.addColorStop(0, css(light, 0));
        fade.addColorStop(1, css(light, 0.75));
        context.fillStyle = fade;
        context.fillRect(x, y, length, tall);
      });
    }
  };
}

function shafts(count: number): Draw {
  return ({ context, width, height, random, colour }) => {
    const light = shade(colour, 0.35);
    for (let i = 0; i < count; i += 1) {
      const [top, spread] = [random() * width, width * (0.02 + 0.06 * random())];
      const slant = width * 0.22;
      const fade = context.createLinearGradient(0, 0, 0, height);
      fade.addColorStop(0, css(light, 0.1 + 0.2 * random()));
      fade.addColorStop(1, css(light, 0));
      context.fillStyle = fade;
      for (const wrap of [-width, 0, width]) {
        const x = top + wrap;
        context.beginPath();
        context.moveTo(x, 0);
        context.lineTo(x + spread, 0);
        context.lineTo(x + spread * 3 + slant, height);
        context.lineTo(x - spread * 2 + slant, height);
        context.fill();
      }
    }
  };
}
