/** Every prompt text has a colour of its own, always the same; its hue is that of the operator's pads. */
import { hashOf, hueOf } from '../core/wire/scene.ts';

export interface Colour {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

/** Dark enough for a room, light enough for a codec; two texts differ by hue and a little by lightness. */
export function colourOf(text: string): Colour {
  const [lightness, saturation] = lightOf(text);
  return fromHsl(hueOf(text), saturation, lightness);
}

/** The same colour turned a little: shadows lean one way and lights the other, as on film. */
export function leaning(text: string, degrees: number, brighter: number): Colour {
  const [lightness, saturation] = lightOf(text);
  return fromHsl((hueOf(text) + degrees + 360) % 360, saturation, Math.min(0.95, lightness * brighter));
}

const lightOf = (text: string): [number, number] => {
  const hash = hashOf(text);
  return [0.33 + ((hash >>> 9) % 100) / 1100, 0.66 + ((hash >>> 16) % 100) / 600];
};

export function fromHsl(hue: number, saturation: number, lightness: number): Colour {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (n: number): number => {
    const k = (n + hue / 30) % 12;
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return { r: channel(0), g: channel(8), b: channel(4) };
}

/** The colour that a picture of these shares has: their weighted mean. */
export function mixOf(shares: readonly { readonly text: string; readonly share: number }[]): Colour {
  let [r, g, b] = [0, 0, 0];
  for (const { text, share } of shares) {
    const colour = colourOf(text);
    r += share * colour.r;
    g += share * colour.g;
    b += share * colour.b;
  }
  return { r: Math.round(r), g: Math.round(g), b: Math.round(b) };
}

export const css = ({ r, g, b }: Colour, alpha = 1): string => `rgba(${r},${g},${b},${alpha})`;

/** Towards white (above 0) or black (below). */
export function shade({ r, g, b }: Colour, by: number): Colour {
  const to = by > 0 ? 255 : 0;
  const move = (value: number) => Math.round(value + (to - value) * Math.abs(by));
  return { r: move(r), g: move(g), b: move(b) };
}
