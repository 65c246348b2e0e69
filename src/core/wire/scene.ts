/** What a prompt looks like where no model paints it: a hue and a motif by what it says, else by its hash. */

const MOTIFS = ['bands', 'rain', 'bokeh', 'waves', 'orbs', 'trees', 'city', 'stars', 'embers', 'rays'] as const;
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

/** Its hue as HSL counts, 0..359: the same one on every screen and in the rehearsal's picture. */
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

/** HSL's hues beside those of OKLCH that look alike. */
const ALIKE: readonly (readonly [hsl: number, oklch: number])[] = [
  [0, 29],
  [60, 110],
  [120, 142],
  [180, 195],
  [240, 264],
  [300, 328],
  [360, 389],
];

/** The same hue as OKLCH counts, 0..359. */
export function oklchHue(hsl: number): number {
  const i = Math.max(
    1,
    ALIKE.findIndex(([hue]) => hue > hsl),
  );
  const [low, from] = ALIKE[i - 1] ?? [0, 29];
  const [high, to] = ALIKE[i] ?? [360, 389];
  return Math.round(from + ((hsl - low) / (high - low)) * (to - from)) % 360;
}
