/** What one row of the address table declares; everything else about an address is derived from it. */

/** An address of the space; `resolve` is the only way to find out what it means. */
export type Address = `/${string}`;

export type Shape =
  | {
      readonly of: 'number';
      readonly min: number;
      readonly max: number;
      readonly default: number;
      readonly unit: string;
      readonly whole: boolean;
    }
  | { readonly of: 'bool'; readonly default: boolean }
  | { readonly of: 'text'; readonly max: number; readonly default: string }
  | { readonly of: 'choice'; readonly values: readonly string[]; readonly default: string }
  /** A trigger without an argument, or one whose argument does not matter. */
  | { readonly of: 'none' };

/** `value` is kept; `trigger` happens; `gate` is held; `nudge` adds; `read` only tells. */
export type Kind = 'value' | 'trigger' | 'gate' | 'nudge' | 'read';

export type Takeover = 'jump' | 'pickup' | 'scale';

export type Row = {
  /** `/prompt/{n}/weight`: `{n}` and `{i}` count from 1, `{id}` and `{name}` are ids. */
  readonly pattern: Address;
  readonly kind: Kind;
  /** Where it acts: on Scope, on the stage in the browser, or in the desk. */
  readonly at: 'scope' | 'stage' | 'desk';
  /** What a change costs the picture: nothing, a text encode, or a hard cut. */
  readonly cost: 'free' | 'encode' | 'cut';
  /** How a preset carries it. The start wherever the cost is a cut. */
  readonly moves: 'line' | 'start' | 'end';
  readonly shape: Shape;
  readonly takeover: Takeover;
  /** The highest number `{n}` or `{i}` may be. */
  readonly count: number;
  readonly describe: string;
  /** Why it does nothing yet or here; null when it plays. */
  readonly dead: string | null;
};

export const number = (min: number, max: number, def: number, unit = '', whole = false): Shape => ({
  of: 'number',
  min,
  max,
  default: def,
  unit,
  whole,
});
export const bool = (def = false): Shape => ({ of: 'bool', default: def });
export const text = (max: number): Shape => ({ of: 'text', max, default: '' });
export const choice = (values: readonly [string, ...string[]]): Shape => ({
  of: 'choice',
  values,
  default: values[0],
});
export const none: Shape = { of: 'none' };
