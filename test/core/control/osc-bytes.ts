/** Packets written by hand for the OSC tests: `~` stands for a zero byte. */

export const raw = (...pieces: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(
    pieces.flatMap((piece) =>
      typeof piece === 'string' ? Array.from(piece, (sign) => (sign === '~' ? 0 : sign.charCodeAt(0))) : piece,
    ),
  );

/** `#bundle`, a time tag, and elements with their true sizes. */
export const bundleOf = (...elements: readonly Uint8Array[]): Uint8Array =>
  raw('#bundle~', [0, 0, 0, 0, 0, 0, 0, 1], ...elements.flatMap((element) => [int(element.length), [...element]]));

export const int = (value: number): readonly number[] => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];

/** The same bytes in the middle of a buffer full of something else. */
export function inPool(bytes: Uint8Array, poison = 0xc7): Uint8Array {
  const pool = new Uint8Array(bytes.length + 64).fill(poison);
  pool.set(bytes, 20);
  return pool.subarray(20, 20 + bytes.length);
}

/** Counts reads by index, and remembers whether one missed the view: work without a clock. */
export function watched(bytes: Uint8Array): {
  readonly bytes: Uint8Array;
  readonly seen: { reads: number; misses: number };
} {
  const seen = { reads: 0, misses: 0 };
  const proxy = new Proxy(bytes, {
    get(target, key) {
      if (typeof key === 'string' && /^-?\d+$/.test(key)) {
        seen.reads++;
        if (Number(key) < 0 || Number(key) >= target.length) seen.misses++;
      }
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { bytes: proxy, seen };
}
