/** Units: names for plain numbers, so that a signature says what it is given. */

/** Milliseconds of the bridge's clock. Never runs back. */
export type Ms = number;

/** What JSON can carry; values of Scope's parameters and of the socket are of this type. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** `value` held between `low` and `high`; NaN becomes `low`. */
export const clamp = (value: number, low: number, high: number): number =>
  value > low ? (value < high ? value : high) : low;

/** Are two JSON values the same, key order aside? */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a === null || b === null) return false;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  if (isList(a) || isList(b)) {
    return isList(a) && isList(b) && a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
  }
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => sameJson(a[key], b[key]));
}

/** What a record itself holds under a name that came from outside: `constructor` is a word like any other. */
export const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** A value as one would write it: words as they are, everything else as JSON. */
export const plain = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
