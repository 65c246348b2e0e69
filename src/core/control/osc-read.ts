/** Reads single OSC values out of a stretch of bytes; every read is checked against the end before it happens. */
import type { OscArg } from './osc-message.ts';
import type { OscFault } from './osc-fault.ts';
import { decodeUtf8, isScalar } from './utf8.ts';

/** The bytes of one message; both views end where the packet does, and `end` where the message does. */
export type Stretch = { readonly bytes: Uint8Array; readonly view: DataView; readonly end: number };

export type Reading<T> = { readonly value: T; readonly next: number };

/** A NUL-terminated, zero-padded UTF-8 string that begins at `at`, a multiple of four. */
export function readText(from: Stretch, at: number): Reading<string> | OscFault {
  let end = at;
  while (end < from.end && from.bytes[end] !== 0) end++;
  if (end >= from.end) return { code: 'unterminated', at };
  const next = end - (end % 4) + 4;
  if (!isZero(from, end, next)) return { code: 'padding', at: end };
  const value = decodeUtf8(from.bytes, at, end);
  return value === null ? { code: 'not-utf8', at } : { value, next };
}

/** One argument of a type that is not a bracket. */
export function readArg(from: Stretch, type: string, at: number): Reading<OscArg> | OscFault {
  const { view, end } = from;
  const size = sizes.get(type);
  if (size === undefined) return { code: 'unknown-type', at, type };
  const next = at + size;
  if (next > end) return { code: 'truncated', at };
  switch (type) {
    case 'T':
    case 'F':
    case 'N':
    case 'I':
      return { value: { type }, next };
    case 'i':
      return { value: { type, value: view.getInt32(at) }, next };
    case 'f':
      return { value: { type, value: view.getFloat32(at) }, next };
    case 'd':
      return { value: { type, value: view.getFloat64(at) }, next };
    case 'h':
      return { value: { type, value: view.getBigInt64(at) }, next };
    case 't':
      return { value: { type, value: view.getBigUint64(at) }, next };
    case 'r':
      return { value: { type, value: view.getUint32(at) }, next };
    case 'm': {
      const byte = (i: number) => view.getUint8(at + i);
      return { value: { type, value: [byte(0), byte(1), byte(2), byte(3)] }, next };
    }
    case 'c': {
      const point = view.getUint32(at);
      return isScalar(point)
        ? { value: { type, value: String.fromCodePoint(point) }, next }
        : { code: 'not-a-character', at };
    }
    case 's':
    case 'S': {
      const text = readText(from, at);
      return 'code' in text ? text : { value: { type, value: text.value }, next: text.next };
    }
    default:
      return readBlob(from, at);
  }
}

/** Bytes that a type takes at least; what is not here is no type of OSC. */
const sizes: ReadonlyMap<string, number> = new Map([
  ...Array.from('TFNI', (type) => [type, 0] as const),
  ...Array.from('ifrmcsSb', (type) => [type, 4] as const),
  ...Array.from('hdt', (type) => [type, 8] as const),
]);

function readBlob(from: Stretch, at: number): Reading<OscArg> | OscFault {
  const size = from.view.getInt32(at);
  const start = at + 4;
  const stop = start + size;
  const next = start + Math.ceil(size / 4) * 4;
  if (size < 0 || next > from.end) return { code: 'blob-size', at };
  if (!isZero(from, stop, next)) return { code: 'padding', at: stop };
  // A copy: the receiver may use its buffer again for the next datagram.
  return { value: { type: 'b', value: from.bytes.slice(start, stop) }, next };
}

function isZero(from: Stretch, start: number, stop: number): boolean {
  for (let i = start; i < stop; i++) if (from.bytes[i] !== 0) return false;
  return true;
}
