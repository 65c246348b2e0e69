/** A pad's thumbnail, drawn from the hues of its own prompts: a sky, a ground, and a light for each prompt. */

type Hue = { readonly hue: number; readonly share: number };

const seats = [
  { x: 26, y: 46, tall: 62 },
  { x: 70, y: 36, tall: 78 },
  { x: 48, y: 66, tall: 48 },
  { x: 88, y: 62, tall: 54 },
] as const;

const paint = (step: 'deep' | 'low' | 'mid' | 'high', hue: number, alpha = 1): string =>
  `oklch(var(--desk-look-${step}) ${Math.round(hue)}${alpha === 1 ? '' : ` / ${alpha}`})`;

export function thumbnail(hues: readonly Hue[], own: number): string {
  const sorted = [...hues].sort((a, b) => b.share - a.share);
  const first = sorted[0]?.hue ?? own;
  const lights = sorted.slice(0, seats.length).map((light, i) => {
    const seat = seats[i] ?? seats[0];
    const wide = Math.round(14 + 40 * light.share);
    return `radial-gradient(${wide}% ${Math.round(seat.tall * (0.55 + light.share / 2))}% at ${seat.x}% ${seat.y}%, ${paint('high', light.hue, 0.9)}, ${paint('mid', light.hue, 0.5)} 45%, transparent 90%)`;
  });
  const ground = `radial-gradient(90% 46% at 50% 108%, ${paint('mid', sorted.at(-1)?.hue ?? own, 0.7)}, transparent)`;
  const sky = `linear-gradient(${paint('deep', first)}, ${paint('low', first)} 58%, ${paint('deep', first)})`;
  return [...lights, ground, sky].join(', ');
}
