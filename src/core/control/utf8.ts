/** Strict UTF-8 by hand: core has no TextDecoder, and a tolerant one would let two byte strings be one address. */

/** The text of `bytes` from `from` up to `to`, or null if it is not well-formed UTF-8. */
export function decodeUtf8(bytes: Uint8Array, from: number, to: number): string | null {
  let text = '';
  let at = from;
  while (at < to) {
    const lead = bytes[at] ?? 0;
    const size = lengthOf(lead);
    if (size === 0 || at + size > to) return null;
    let point = size === 1 ? lead : lead & (0x7f >> size);
    for (let i = 1; i < size; i++) {
      const next = bytes[at + i] ?? 0;
      if ((next & 0xc0) !== 0x80) return null;
      point = (point << 6) | (next & 0x3f);
    }
    if (point < lowestOf(size) || !isScalar(point)) return null;
    text += String.fromCodePoint(point);
    at += size;
  }
  return text;
}

/** Bytes of `text`; half a surrogate pair becomes the replacement character, as in every browser. */
export function encodeUtf8(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const sign of text) {
    const raw = sign.codePointAt(0) ?? 0;
    const point = isScalar(raw) ? raw : 0xfffd;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), tail(point));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), tail(point >> 6), tail(point));
    else bytes.push(0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point));
  }
  return bytes;
}

/** Is this number a character, and not half of one? */
export const isScalar = (point: number): boolean => point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);

const tail = (point: number): number => 0x80 | (point & 0x3f);

/** Bytes announced by a lead byte; 0 for one that cannot lead. */
function lengthOf(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

/** Anything lower was written in more bytes than it needs, which UTF-8 forbids. */
const lowestOf = (size: number): number => (size === 1 ? 0 : size === 2 ? 0x80 : size === 3 ? 0x800 : 0x10000);
