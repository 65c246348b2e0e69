/** Chance that means the same everywhere, and what it does to packets. */

/** A small generator of its own, so that a seed means the same everywhere. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0 || 1;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** A packet that something happened to. */
export function mutated(bytes: Uint8Array, roll: (sides: number) => number): Uint8Array {
  let next = [...bytes];
  for (let i = roll(4); i >= 0; i--) {
    const at = roll(next.length);
    const kind = roll(6);
    if (kind === 0) next[at] = roll(256);
    else if (kind === 1) next[at] = (next[at] ?? 0) ^ (1 << roll(8));
    else if (kind === 2) next = next.slice(0, at - (at % 4) + 4);
    else if (kind === 3) next.splice(at - (at % 4), 0, roll(256), roll(256), roll(256), roll(256));
    else if (kind === 4) next.splice(at - (at % 4), 4);
    else next[at] = [0, 0x2c, 0x2f, 0x23, 0x7f, 0xff][roll(6)] ?? 0;
    if (next.length === 0) next = [0];
  }
  return Uint8Array.from(next);
}
