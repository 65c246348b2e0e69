/** Values as JSON that loses nothing: what JSON cannot say stands under the mark `$`. */
import type { Json } from '../unit.ts';

const MARK = '$';

/** Total for data: everything but functions and symbols comes back from `restored` as it was. What JSON can say is not copied. */
export const lossless = (value: unknown): Json => (isSayable(value) ? value : written(value));

/** Nearly all that is played: a dense bundle would be copied twice otherwise, sixty times a second. */
function isSayable(value: unknown): value is Json {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' || typeof value === 'boolean' || value === null;
  if (Array.isArray(value)) return value.every(isSayable);
  if (value instanceof Uint8Array || value instanceof Map || MARK in value) return false;
  return Object.values(value).every(isSayable);
}

function written(value: unknown): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : marked('number', Object.is(value, -0) ? '-0' : String(value));
    case 'bigint':
      return marked('bigint', String(value));
    case 'object':
      return value === null ? null : structured(value);
    default:
      return marked('undefined', null);
  }
}

const marked = (kind: string, said: Json): Json => ({ [MARK]: [kind, said] });

function structured(value: object): Json {
  if (Array.isArray(value)) return Array.from(value, lossless);
  if (value instanceof Uint8Array) return marked('bytes', Array.from(value, hex).join(''));
  if (value instanceof Map) return marked('map', [...value].map(pair));
  const entries = Object.entries(value);
  return MARK in value ? marked('object', entries.map(pair)) : Object.fromEntries(entries.map(second));
}

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
const pair = ([key, value]: readonly [unknown, unknown]): Json => [lossless(key), lossless(value)];
const second = ([key, value]: readonly [string, unknown]): [string, Json] => [key, lossless(value)];

/** The way back; null for a mark that this version does not know. */
export function restored(value: Json): { readonly value: unknown } | null {
  try {
    return { value: read(value) };
  } catch (fault) {
    if (fault instanceof Unknown) return null;
    throw fault;
  }
}

class Unknown extends Error {}

function read(value: Json): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(read);
  if (MARK in value) return unmarked(value[MARK]);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, read(each)]));
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

function unmarked(mark: Json | undefined): unknown {
  const [kind, said] = mark !== undefined && isList(mark) ? mark : [];
  if (kind === 'undefined') return undefined;
  if (kind === 'number' && typeof said === 'string') return Number(said);
  if (kind === 'bigint' && typeof said === 'string' && /^-?\d+$/.test(said)) return BigInt(said);
  if (kind === 'bytes' && typeof said === 'string') return bytesOf(said);
  if (kind === 'map' && said !== undefined) return new Map(pairsOf(said));
  if (kind === 'object' && said !== undefined) {
    return Object.fromEntries(pairsOf(said).map(([key, value]) => [String(key), value]));
  }
  throw new Unknown();
}

const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));

function pairsOf(said: Json): [unknown, unknown][] {
  if (typeof said !== 'object' || said === null || !isList(said)) throw new Unknown();
  return said.map((each) => {
    if (typeof each !== 'object' || each === null || !isList(each)) throw new Unknown();
    const [key = null, value = null] = each;
    return [read(key), read(value)];
  });
}
