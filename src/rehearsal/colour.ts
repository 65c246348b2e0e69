/** Every prompt text has a colour and a motif of its own, always the same: by what it says, else by its hash. */

export interface Colour {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

export const MOTIFS = ['bands', 'rain', 'bokeh', 'waves', 'orbs', 'trees', 'city', 'stars', 'embers', 'rays'] as const;
export type Motif = (typeof MOTIFS)[number];

/** FNV-1a. */
export function hashOf(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  // The last characters would else hardly reach the high bits.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Words that say which colour or motif is meant. The first word of a text that is listed decides. */
const HUES: Readonly<Record<string, number>> = {
  red: 0,
  orange: 28,
  amber: 38,
  yellow: 52,
  gold: 44,
  golden: 44,
  green: 130,
  teal: 175,
  cyan: 190,
  blue: 225,
  violet: 270,
  purple: 280,
  magenta: 310,
  pink: 335,
};

const NATURE: readonly (readonly [RegExp, number, Motif])[] = [
  [/\b(rain|storm|monsoon|drizzle)/, 210, 'rain'],
  [/\b(forest|tree|jungle|moss\b|bamboo|meadow|garden|wood)/, 140, 'trees'],
  [/\b(neon|city|cities|street|tokyo|skyline|cyber)/, 305, 'city'],
  [/\b(ocean|sea\b|waves?\b|water|river|lake|underwater)/, 200, 'waves'],
  [/\b(fire|flame|lava|ember|volcan|burn)/, 16, 'embers'],
  [/\b(space|stars?\b|starry|galax|nebula|cosm|night)/, 255, 'stars'],
  [/\b(sun|dawn|dusk|desert|sand|light\b)/, 34, 'rays'],
  [/\b(snow|ice\b|icy|winter|frost|crystal)/, 195, 'bokeh'],
  [/\b(aurora|silk|smoke|mist\b|fog|cloud)/, 165, 'bands'],
];

/** What a text speaks of first. */
function subjectOf(text: string): (typeof NATURE)[number] | undefined {
  const lower = text.toLowerCase();
  const found = NATURE.map((entry) => ({ entry, at: lower.search(entry[0]) })).filter(({ at }) => at >= 0);
  return found.toSorted((a, b) => a.at - b.at)[0]?.entry;
}

export function motifOf(text: string): Motif {
  return subjectOf(text)?.[2] ?? MOTIFS[hashOf(text) % MOTIFS.length] ?? 'bands';
}

export function hueOf(text: string): number {
  const hash = hashOf(text);
  const named = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .find((word) => Object.hasOwn(HUES, word));
  if (named !== undefined) return HUES[named] ?? 0;
  const subject = subjectOf(text);
  // Two forests shall still be told apart.
  return subject ? (subject[1] + (hash % 51) - 25 + 360) % 360 : hash % 360;
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
