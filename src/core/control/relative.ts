/** Endless encoders: what one byte says about direction and speed, in the four schemes devices use. */

export const relativeSchemes = ['twos-complement', 'binary-offset', 'signed-bit', 'signed-bit-inverted'] as const;

/** Vendors name these differently; tell people by bytes ("right sends 1, left sends 127"), not by name. */
export type RelativeScheme = (typeof relativeSchemes)[number];

/** Steps to the right (positive) or left (negative); anything that is no data byte is no step. */
export function relativeSteps(scheme: RelativeScheme, byte: number): number {
  if (!Number.isInteger(byte) || byte < 0 || byte > 127) return 0;
  switch (scheme) {
    case 'twos-complement':
      // 64 is the one value that vendors read both ways; we take the arithmetic one, -64.
      return byte < 64 ? byte : byte - 128;
    case 'binary-offset':
      return byte - 64;
    case 'signed-bit':
      return signed(byte, byte < 64);
    case 'signed-bit-inverted':
      return signed(byte, byte >= 64);
    default:
      return scheme satisfies never;
  }
}

function signed(byte: number, isRight: boolean): number {
  const count = byte & 63;
  // `0 - count`, because `-count` would make a -0 of a rest.
  return isRight ? count : 0 - count;
}
