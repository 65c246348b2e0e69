/** Weighted text: a whole mix written as one line, `misty forest:0.7 | neon city:0.3`. */
import { clamp } from '../unit.ts';

export type Blend = readonly { readonly text: string; readonly weight: number }[];

const WEIGHT = /^\s*(?:\d+(?:\.\d*)?|\.\d+)(?:e-\d+)?\s*$/;

/** Reads a mix. Only a last `:number` is a weight (0..1, else 1); `\|`, `\:` and `\\` are literal. Empty parts are left out. */
export function parseWeighted(line: string): Blend {
  return split(line).flatMap(({ raw, colon }) => {
    const tail = colon === -1 ? '' : raw.slice(colon + 1);
    const weighted = WEIGHT.test(tail);
    const text = literal(weighted ? raw.slice(0, colon) : raw).trim();
    return text === '' ? [] : [{ text, weight: weighted ? clamp(Number(tail), 0, 1) : 1 }];
  });
}

/** Writes a mix so that `parseWeighted` reads the same one. */
export const printWeighted = (blend: Blend): string =>
  blend.map(({ text, weight }) => `${text.replaceAll(/[\\|:]/g, String.raw`\$&`)}:${weight}`).join(' | ');

type Part = { readonly raw: string; readonly colon: number };

/** The parts between unescaped `|`, each with the place of its last unescaped `:`. */
function split(line: string): readonly Part[] {
  const parts: Part[] = [];
  let raw = '';
  let colon = -1;
  for (let i = 0; i < line.length; i++) {
    const mark = line[i] ?? '';
    if (mark === '|') {
      parts.push({ raw, colon });
      raw = '';
      colon = -1;
      continue;
    }
    if (mark === ':') colon = raw.length;
    raw += mark;
    if (mark === '\\' && i + 1 < line.length) raw += line[++i] ?? '';
  }
  return [...parts, { raw, colon }];
}

const literal = (text: string): string => text.replaceAll(/\\([\\|:])/g, '$1');
