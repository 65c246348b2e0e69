/** What conditions the picture, with one number per prompt text instead of an embedding. */

/** Text → share. Sums to one; negative shares come from negative weights and are kept, as in the model. */
export type Shares = ReadonlyMap<string, number>;

export interface Weighted {
  readonly text: string;
  readonly weight: number;
}

export type Method = 'linear' | 'slerp';

/** Scope measures embeddings, whose length is in the hundreds; a difference below this it takes for none. */
const SAME = 1e-4;

/** Weights over their sum. A sum of zero or less means equal shares, not silence. */
export function normaliseWeights(weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? weights.map((weight) => weight / total) : weights.map(() => 1 / weights.length);
}

export function blend(items: readonly Weighted[], method: Method): Shares {
  const weights = normaliseWeights(items.map((item) => item.weight));
  const [first, second] = items;
  if (method === 'slerp' && items.length === 2 && first && second) {
    return between(new Map([[first.text, 1]]), new Map([[second.text, 1]]), weights[1] ?? 0, 'slerp');
  }
  const shares = new Map<string, number>();
  for (const [i, item] of items.entries()) shares.set(item.text, (shares.get(item.text) ?? 0) + (weights[i] ?? 0));
  return shares;
}

/** The point at `t` on the way from `a` to `b`. */
export function between(a: Shares, b: Shares, t: number, method: Method): Shares {
  if (t <= 0) return a;
  if (t >= 1) return b;
  const [ka, kb] = method === 'slerp' ? slerpFactors(a, b, t) : [1 - t, t];
  const mixed = new Map<string, number>();
  for (const [text, share] of a) mixed.set(text, ka * share);
  for (const [text, share] of b) mixed.set(text, (mixed.get(text) ?? 0) + kb * share);
  const total = [...mixed.values()].reduce((sum, share) => sum + share, 0);
  if (total <= 0) return t < 0.5 ? a : b;
  for (const [text, share] of mixed) mixed.set(text, share / total);
  return mixed;
}

/** Different texts count as orthogonal, so the angle follows from the shares alone. */
function slerpFactors(a: Shares, b: Shares, t: number): [number, number] {
  let dot = 0;
  for (const [text, share] of a) dot += share * (b.get(text) ?? 0);
  const omega = Math.acos(Math.min(1, Math.max(-1, dot / (norm(a) * norm(b)))));
  // Nearly parallel or opposite: the sine vanishes, and Scope falls back to the straight line.
  if (!(omega > 1e-4) || Math.PI - omega < 1e-4) return [1 - t, t];
  return [Math.sin((1 - t) * omega) / Math.sin(omega), Math.sin(t * omega) / Math.sin(omega)];
}

export function isSame(a: Shares, b: Shares): boolean {
  let sum = 0;
  for (const text of new Set([...a.keys(), ...b.keys()])) sum += ((a.get(text) ?? 0) - (b.get(text) ?? 0)) ** 2;
  return Math.sqrt(sum) < SAME;
}

const norm = (shares: Shares): number => Math.sqrt([...shares.values()].reduce((sum, share) => sum + share * share, 0));

export interface Shown {
  readonly text: string;
  readonly share: number;
}

/** Shares as a picture can show them: none negative, sum one, nothing that has no share. */
export function toShown(shares: Shares): readonly Shown[] {
  const positive = [...shares].filter(([, share]) => share > 0);
  const total = positive.reduce((sum, [, share]) => sum + share, 0);
  return positive.map(([text, share]) => ({ text, share: share / total }));
}
