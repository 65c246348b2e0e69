/** OSC 1.0 address patterns: read once into parts, then matched without ever going back. */
import { bad, ok, type Result } from '../result.ts';
import { type Part, walk } from './osc-walk.ts';

export type PatternFault = { readonly code: keyof typeof sentences; readonly at: number };

const sentences = {
  'no-slash': 'a pattern begins with "/"',
  'too-long': 'a pattern has at most 256 signs',
  unclosed: 'a bracket is not closed before the next "/"',
  unopened: 'a bracket is closed that was not opened',
  empty: 'there is nothing to choose from between the brackets',
  backwards: 'a range runs backwards',
} as const;

export const PATTERN_MAX = 256;

const WILD = /[*?[\]{}]/;

export const isPattern = (address: string): boolean => WILD.test(address);

/** The test of one pattern; it takes at most twice signs of the pattern × signs of the address steps. */
export function compilePattern(pattern: string): Result<(address: string) => boolean, PatternFault> {
  const parts = parsePattern(pattern);
  return parts.ok ? ok((address) => walk(parts.value, address).matched) : parts;
}

export const describePatternFault = (fault: PatternFault): string => `sign ${fault.at + 1}: ${sentences[fault.code]}`;

export function parsePattern(pattern: string): Result<readonly Part[], PatternFault> {
  if (!pattern.startsWith('/')) return bad({ code: 'no-slash', at: 0 });
  if (pattern.length > PATTERN_MAX) return bad({ code: 'too-long', at: PATTERN_MAX });
  const parts: Part[] = [];
  let at = 0;
  while (at < pattern.length) {
    const piece = pieceAt(pattern, at);
    if ('code' in piece) return bad(piece);
    parts.push(piece.part);
    at = piece.next;
  }
  return ok(parts);
}

type Piece = { readonly part: Part; readonly next: number };

function pieceAt(pattern: string, at: number): Piece | PatternFault {
  const sign = pattern.charAt(at);
  if (sign === '*') return { part: { kind: 'many' }, next: at + 1 };
  if (sign === '?') return { part: { kind: 'one', ranges: [], isNot: true }, next: at + 1 };
  if (sign === ']' || sign === '}') return { code: 'unopened', at };
  if (sign !== '[' && sign !== '{') {
    const length = pattern.slice(at).search(WILD);
    const next = length < 0 ? pattern.length : at + length;
    return { part: { kind: 'text', choices: [pattern.slice(at, next)] }, next };
  }
  const close = pattern.indexOf(sign === '[' ? ']' : '}', at);
  const inside = pattern.slice(at + 1, Math.max(close, at + 1));
  if (close < 0 || inside.includes('/')) return { code: 'unclosed', at };
  if (sign === '{') return { part: { kind: 'text', choices: inside.split(',') }, next: close + 1 };
  const part = setOf(inside, at);
  return 'code' in part ? part : { part, next: close + 1 };
}

/** `a-z0-9_`, after `!` all but these; a dash at either end is a dash. */
function setOf(inside: string, at: number): Part | PatternFault {
  const isNot = inside.startsWith('!');
  const signs = Array.from(inside.slice(isNot ? 1 : 0), (sign) => sign.codePointAt(0) ?? 0);
  const ranges: [number, number][] = [];
  for (let i = 0; i < signs.length; i++) {
    const low = signs[i] ?? 0;
    const high = signs[i + 1] === DASH ? signs[i + 2] : undefined;
    if (high !== undefined) i += 2;
    if (high !== undefined && high < low) return { code: 'backwards', at };
    ranges.push([low, high ?? low]);
  }
  return ranges.length === 0 ? { code: 'empty', at } : { kind: 'one', ranges, isNot };
}

const DASH = 0x2d;
