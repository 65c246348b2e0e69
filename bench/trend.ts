/** Does a figure that is sampled again and again stay where it is? Told by its slope once what must fill first has filled. */

export type Point = { readonly minute: number; readonly mb: number };

/** The first part of a run fills caches, rings and pools; so much of it is not judged. */
const WARM_UP = 0.4;
/** What an hour at this slope would add. */
const FLAT_MB_AN_HOUR = 5;

export const warm = (points: readonly Point[]): readonly Point[] =>
  points.filter(({ minute }) => minute >= WARM_UP * (points.at(-1)?.minute ?? 0));

/** MB an hour: the median of the slopes between all pairs (Theil and Sen), which one odd sample cannot turn. */
export function slopeOf(points: readonly Point[]): number {
  const slopes = points
    .flatMap((a, i) => points.slice(i + 1).map((b) => (60 * (b.mb - a.mb)) / (b.minute - a.minute)))
    .toSorted((a, b) => a - b);
  return slopes[Math.floor(slopes.length / 2)] ?? 0;
}

export const isFlat = (points: readonly Point[]): boolean => slopeOf(warm(points)) <= FLAT_MB_AN_HOUR;

export function verdict(name: string, points: readonly Point[]): string {
  const slope = slopeOf(warm(points));
  const said = `${slope >= 0 ? '+' : ''}${slope.toFixed(1)} MB an hour after the first ${100 * WARM_UP} %`;
  return `  ${name}: ${said}, ${isFlat(points) ? 'flat' : 'it grows'} (flat: at most +${FLAT_MB_AN_HOUR})`;
}
