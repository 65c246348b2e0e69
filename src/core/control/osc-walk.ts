/** Walks an address along a parsed pattern, all possible places at once: no backtracking, so nothing can blow up. */

export type Part =
  /** One of these, letter by letter. */
  | { readonly kind: 'text'; readonly choices: readonly string[] }
  /** One sign in (or not in) these ranges; never a slash. */
  | {
      readonly kind: 'one';
      readonly ranges: readonly (readonly [low: number, high: number])[];
      readonly isNot: boolean;
    }
  /** Any number of signs up to the next slash. */
  | { readonly kind: 'many' };

/** `steps` counts comparisons of signs, so that the bound on work can be tested without a clock. */
export type Walk = { readonly matched: boolean; readonly steps: number };

export function walk(parts: readonly Part[], address: string): Walk {
  let places: ReadonlySet<number> = new Set([0]);
  let steps = 0;
  for (const part of parts) {
    const next = new Set<number>();
    for (const place of places) steps += advance(part, address, place, next);
    if (next.size === 0) return { matched: false, steps };
    places = next;
  }
  return { matched: places.has(address.length), steps };
}

/** Adds the places that `part` can reach from `place`; tells how many comparisons it took. */
function advance(part: Part, address: string, place: number, next: Set<number>): number {
  switch (part.kind) {
    case 'text':
      return part.choices.reduce((steps, choice) => {
        if (address.startsWith(choice, place)) next.add(place + choice.length);
        return steps + choice.length + 1;
      }, 0);
    case 'one': {
      const point = address.codePointAt(place);
      if (point !== undefined && isIn(part, point)) next.add(place + width(point));
      return part.ranges.length + 1;
    }
    case 'many':
      return advanceMany(address, place, next);
    default:
      return part satisfies never;
  }
}

/** Stops at a place that is known: whoever was there first has walked on to the slash. */
function advanceMany(address: string, start: number, next: Set<number>): number {
  let place = start;
  let steps = 1;
  while (!next.has(place)) {
    next.add(place);
    const point = address.codePointAt(place);
    if (point === undefined || point === SLASH) break;
    place += width(point);
    steps++;
  }
  return steps;
}

const SLASH = 0x2f;

const isIn = (part: Part & { readonly kind: 'one' }, point: number): boolean =>
  point !== SLASH && part.ranges.some(([low, high]) => point >= low && point <= high) !== part.isNot;

const width = (point: number): number => (point > 0xffff ? 2 : 1);
