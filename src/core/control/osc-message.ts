/** What an OSC message is once its bytes are read, and how its arguments are taken as numbers, texts and presses. */

/** Four bytes: port, status, and two data bytes. */
export type OscMidi = readonly [port: number, status: number, first: number, second: number];

/** Arrays are flattened: a binding counts arguments (`arg`), and senders bracket them or not as they like. */
export type OscArg =
  | { readonly type: 'i' | 'f' | 'd'; readonly value: number }
  | { readonly type: 's' | 'S' | 'c'; readonly value: string }
  | { readonly type: 'b'; readonly value: Uint8Array }
  | { readonly type: 'h' | 't'; readonly value: bigint }
  /** Red, green, blue, alpha from the highest byte down. */
  | { readonly type: 'r'; readonly value: number }
  | { readonly type: 'm'; readonly value: OscMidi }
  | { readonly type: 'T' | 'F' | 'N' | 'I' };

export type OscAddress = `/${string}`;

export type OscMessage = { readonly address: OscAddress; readonly args: readonly OscArg[] };

/** Unambiguous on purpose: `\d+\.?\d*` would take quadratic time over a long row of digits. */
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** Anything that can be a number is one, because senders choose types carelessly; NaN never is. */
export function numberOf(arg: OscArg): number | null {
  switch (arg.type) {
    case 'i':
    case 'f':
    case 'd':
      return Number.isNaN(arg.value) ? null : arg.value;
    case 'h':
      return Number(arg.value);
    case 'T':
      return 1;
    case 'F':
      return 0;
    case 's':
    case 'S': {
      const text = arg.value.trim();
      return DECIMAL.test(text) ? Number(text) : null;
    }
    default:
      return null;
  }
}

/** Text, or the shortest writing of a number: a choice such as `2` beats may arrive as either. */
export function textOf(arg: OscArg): string | null {
  switch (arg.type) {
    case 's':
    case 'S':
    case 'c':
      return arg.value;
    case 'f':
      // Seven digits are all a float32 has; more would show 0.1 as 0.10000000149011612.
      return Number.isNaN(arg.value) ? null : String(Number(arg.value.toPrecision(7)));
    case 'i':
    case 'd':
      return Number.isNaN(arg.value) ? null : String(arg.value);
    case 'h':
      return String(arg.value);
    default:
      return null;
  }
}

/** A number above a half, an impulse or true is a press, and so is a message without arguments. */
export function isPress(args: readonly OscArg[], index = 0): boolean {
  if (args.length === 0) return true;
  const arg = args[index];
  if (arg === undefined) return false;
  return arg.type === 'I' || (numberOf(arg) ?? 0) > 0.5;
}
