/** The size key: how large the desk is drawn, kept for each display. */

const steps = [0.875, 1, 1.125, 1.25, 1.375, 1.5] as const;
const keyOf = (): string => `deck-size ${screen.width}×${screen.height}`;

export type Ends = { readonly least: boolean; readonly most: boolean };

const at = (): number => {
  const kept = Number(localStorage.getItem(keyOf()));
  const found = steps.findIndex((step) => step === kept);
  return found < 0 ? 1 : found;
};

const ends = (i: number): Ends => ({ least: i === 0, most: i === steps.length - 1 });

/** Draw the desk as it was on this display; step it by one. */
export function size(by: -1 | 0 | 1): Ends {
  const next = Math.min(steps.length - 1, Math.max(0, at() + by));
  const scale = steps[next] ?? 1;
  if (by !== 0) localStorage.setItem(keyOf(), String(scale));
  document.documentElement.style.setProperty('--desk-scale', String(scale));
  return ends(next);
}
