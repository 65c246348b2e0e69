/** A pad's thumbnail, drawn from the hues of its own prompts: one of five plain scenes, so that a bank can be told apart. */

type Hue = { readonly hue: number; readonly share: number };
type Step = 'deep' | 'low' | 'mid' | 'high';

const paint = (step: Step, hue: number, alpha = 1): string =>
  `oklch(var(--desk-look-${step}) ${Math.round(hue)}${alpha === 1 ? '' : ` / ${alpha}`})`;

const blob = (at: string, size: string, step: Step, hue: number, alpha = 1): string =>
  `radial-gradient(${size} at ${at}, ${paint(step, hue, alpha)}, transparent)`;

const sky = (hue: number, ground: number): string =>
  `linear-gradient(${paint('deep', hue)}, ${paint('low', hue)} 55%, ${paint('deep', ground)})`;

/** Bars of dark over whatever is behind them, like trunks or a street's walls. */
function bars(hue: number): string {
  const seats = [5, 9, 22, 25, 41, 46, 67, 71, 84, 90];
  const stops = seats.map((at, i) =>
    i % 2 === 0
      ? `transparent ${at}%, ${paint('deep', hue)} ${at}%`
      : `${paint('deep', hue)} ${at}%, transparent ${at}%`,
  );
  return `linear-gradient(90deg, transparent, ${stops.join(', ')}, transparent)`;
}

const scenes: readonly ((a: number, b: number, c: number) => readonly string[])[] = [
  // A horizon with a low sun.
  (a, b, c) => [
    blob('52% 66%', '46% 52%', 'high', b),
    blob('20% 104%', '60% 40%', 'mid', c, 0.8),
    `linear-gradient(${paint('low', a)}, ${paint('mid', a)} 62%, ${paint('deep', a)} 66%, ${paint('deep', c)})`,
  ],
  // Trunks before a light.
  (a, b, c) => [bars(a), blob('56% 38%', '58% 60%', 'high', b), blob('20% 100%', '70% 40%', 'low', c), sky(a, a)],
  // Lights and what a wet ground makes of them.
  (a, b, c) => [
    blob('24% 42%', '8% 30%', 'high', a),
    blob('68% 34%', '7% 38%', 'high', b),
    blob('47% 54%', '6% 20%', 'high', c),
    blob('24% 96%', '15% 42%', 'mid', a, 0.8),
    blob('68% 96%', '13% 48%', 'mid', b, 0.8),
    `linear-gradient(${paint('deep', a)}, ${paint('low', a)} 56%, ${paint('deep', c)} 62%, ${paint('deep', a)})`,
  ],
  // Slopes, one behind the other.
  (a, b, c) => [
    `linear-gradient(155deg, transparent 44%, ${paint('mid', a, 0.9)} 44% 58%, ${paint('deep', a)} 58%)`,
    `linear-gradient(202deg, transparent 50%, ${paint('high', b, 0.8)} 50% 62%, transparent 62%)`,
    `linear-gradient(${paint('mid', c)}, ${paint('low', a)})`,
  ],
  // Clouds of ink.
  (a, b, c) => [
    blob('34% 44%', '34% 62%', 'mid', a),
    blob('64% 62%', '28% 52%', 'high', b, 0.85),
    blob('82% 26%', '22% 40%', 'mid', c),
    sky(a, b),
  ],
];

/** A seed with which the names of usual presets spread over all scenes. */
const seed = 5;

export function thumbnail(hues: readonly Hue[], own: number, name = ''): string {
  const [first, second, third] = [...hues].sort((a, b) => b.share - a.share);
  const a = first?.hue ?? own;
  const b = second?.hue ?? a + 30;
  const c = third?.hue ?? b + 40;
  const turn = Array.from(name).reduce(
    (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0,
    seed,
  );
  return (scenes[turn % scenes.length] ?? sceneless)(a, b, c).join(', ');
}

const sceneless = (a: number, b: number): readonly string[] => [sky(a, b)];
