/** Checks JSON as the real server's models do: the same complaints, the same leniency, the same defaults. */
import type { Json } from '../core/unit.ts';

export interface Complaint {
  readonly type: string;
  readonly loc: Loc;
  readonly msg: string;
  readonly input: Json;
  readonly ctx?: { readonly [key: string]: Json };
}

type Loc = readonly (string | number)[];

/** Gives the value as it is used on; where it complains, what it gives is never used. */
export type Check<T> = (value: Json, loc: Loc, complaints: Complaint[]) => T;

export type Checked<T> = { readonly value: T } | { readonly complaints: readonly Complaint[] };

export function checkBody<T>(body: Json, check: Check<T>): Checked<T> {
  const complaints: Complaint[] = [];
  const value = check(body, ['body'], complaints);
  return complaints.length > 0 ? { complaints } : { value };
}

function complain(complaints: Complaint[], complaint: Complaint): never {
  complaints.push(complaint);
  // Only reached with a complaint on the list, and then checkBody gives no value to anyone.
  return undefined as never;
}

export const anything: Check<Json> = (value) => value;

export const text: Check<string> = (input, loc, complaints) =>
  typeof input === 'string'
    ? input
    : complain(complaints, { type: 'string_type', loc, msg: 'Input should be a valid string', input });

const YES = ['1', 'true', 't', 'yes', 'y', 'on'];
const NO = ['0', 'false', 'f', 'no', 'n', 'off'];

export const truth: Check<boolean> = (input, loc, complaints) => {
  if (typeof input === 'boolean') return input;
  if (typeof input === 'string' || typeof input === 'number') {
    const said = String(input).toLowerCase();
    if (YES.includes(said)) return true;
    if (NO.includes(said)) return false;
    const msg = 'Input should be a valid boolean, unable to interpret input';
    return complain(complaints, { type: 'bool_parsing', loc, msg, input });
  }
  return complain(complaints, { type: 'bool_type', loc, msg: 'Input should be a valid boolean', input });
};

interface Range {
  readonly ge?: number;
  readonly le?: number;
}

export const float =
  (range: Range = {}): Check<number> =>
  (input, loc, complaints) => {
    const read = readNumber(input);
    if (read !== null) return within(read, range, input, loc, complaints);
    if (typeof input !== 'string') {
      return complain(complaints, { type: 'float_type', loc, msg: 'Input should be a valid number', input });
    }
    const msg = 'Input should be a valid number, unable to parse string as a number';
    return complain(complaints, { type: 'float_parsing', loc, msg, input });
  };

export const integer =
  (range: Range = {}): Check<number> =>
  (input, loc, complaints) => {
    const read = readNumber(input);
    if (read !== null && Number.isInteger(read)) return within(read, range, input, loc, complaints);
    if (typeof input === 'number') {
      const msg = 'Input should be a valid integer, got a number with a fractional part';
      return complain(complaints, { type: 'int_from_float', loc, msg, input });
    }
    if (typeof input !== 'string') {
      return complain(complaints, { type: 'int_type', loc, msg: 'Input should be a valid integer', input });
    }
    const msg = 'Input should be a valid integer, unable to parse string as an integer';
    return complain(complaints, { type: 'int_parsing', loc, msg, input });
  };

/** Numbers, booleans and numeric strings count. */
function readNumber(input: Json): number | null {
  if (typeof input === 'number' || typeof input === 'boolean') return Number(input);
  if (typeof input !== 'string' || input.trim() === '' || Number.isNaN(Number(input))) return null;
  return Number(input);
}

function within(read: number, { ge, le }: Range, input: Json, loc: Loc, complaints: Complaint[]): number {
  if (ge !== undefined && read < ge) {
    const msg = `Input should be greater than or equal to ${ge}`;
    return complain(complaints, { type: 'greater_than_equal', loc, msg, input, ctx: { ge } });
  }
  if (le !== undefined && read > le) {
    const msg = `Input should be less than or equal to ${le}`;
    return complain(complaints, { type: 'less_than_equal', loc, msg, input, ctx: { le } });
  }
  return read;
}

export const oneOf =
  <Word extends string>(...words: readonly Word[]): Check<Word> =>
  (input, loc, complaints) => {
    const word = words.find((known) => known === input);
    if (word !== undefined) return word;
    const expected = words.map((known) => `'${known}'`).join(' or ');
    const msg = `Input should be ${expected}`;
    return complain(complaints, { type: 'literal_error', loc, msg, input, ctx: { expected } });
  };

export const listOf =
  <T>(item: Check<T>): Check<readonly T[]> =>
  (input, loc, complaints) =>
    isList(input)
      ? input.map((each, i) => item(each, [...loc, i], complaints))
      : complain(complaints, { type: 'list_type', loc, msg: 'Input should be a valid list', input });

export const mapOf =
  <T>(item: Check<T>): Check<{ readonly [key: string]: T }> =>
  (input, loc, complaints) =>
    isObject(input)
      ? Object.fromEntries(Object.entries(input).map(([key, each]) => [key, item(each, [...loc, key], complaints)]))
      : complain(complaints, { type: 'dict_type', loc, msg: 'Input should be a valid dictionary', input });

/** A field of a model. */
interface Field<T> {
  readonly check: Check<T>;
  /** What a missing field means: a complaint, its absence, or a value. */
  readonly missing: 'complain' | 'leave-out' | { readonly be: Json };
}

export const required = <T>(check: Check<T>): Field<T> => ({ check, missing: 'complain' });
/** Null counts as missing. */
export const optional = <T>(check: Check<T>): Field<T | undefined> => ({ check, missing: 'leave-out' });
export const defaulted = <T extends Json>(check: Check<T>, be: T): Field<T> => ({ check, missing: { be } });

type Fields = { readonly [key: string]: Field<unknown> };
type ModelOf<F extends Fields> = { readonly [Key in keyof F]: F[Key] extends Field<infer T> ? T : never };

/** `keep`: keys that the model does not know stay, except nulls, which Scope leaves out before it uses them. */
export const model =
  <F extends Fields>(fields: F, strangers: 'keep' | 'drop' = 'drop'): Check<ModelOf<F>> =>
  (input, loc, complaints) => {
    if (!isObject(input)) {
      const msg = 'Input should be a valid dictionary or object to extract fields from';
      return complain(complaints, { type: 'model_attributes_type', loc, msg, input });
    }
    const read: { [key: string]: unknown } = {};
    for (const [key, { check, missing }] of Object.entries(fields)) {
      const given = input[key];
      if (given === undefined || (given === null && missing === 'leave-out')) {
        if (missing === 'complain') {
          complain(complaints, { type: 'missing', loc: [...loc, key], msg: 'Field required', input });
        } else if (missing !== 'leave-out') read[key] = missing.be;
      } else read[key] = check(given, [...loc, key], complaints);
    }
    if (strangers === 'keep') {
      for (const [key, given] of Object.entries(input)) if (!(key in fields) && given !== null) read[key] = given;
    }
    // The loop above has filled exactly these fields, each by its own check.
    return read as ModelOf<F>;
  };

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !isList(value);
