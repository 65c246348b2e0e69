/** Counts per source, so that one sender alone can never take what is meant for all. */

export type PerSource = {
  /** Takes one; false when this source has its share already. */
  readonly take: (source: string) => boolean;
  readonly give: (source: string) => void;
};

export function perSource(most: number): PerSource {
  const held = new Map<string, number>();
  return {
    take: (source) => {
      const count = held.get(source) ?? 0;
      if (count >= most) return false;
      held.set(source, count + 1);
      return true;
    },
    give: (source) => {
      const count = (held.get(source) ?? 1) - 1;
      if (count > 0) held.set(source, count);
      else held.delete(source);
    },
  };
}

/** So many in any one second, counted from the first of them. */
export function perSecond(most: number): (at: number) => boolean {
  let since = -Infinity;
  let count = 0;
  return (at) => {
    if (at - since >= 1000) {
      since = at;
      count = 0;
    }
    count += 1;
    return count <= most;
  };
}
