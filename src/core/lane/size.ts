/** No message is too long for Scope's data channel: a fade gives way first, then the way, then the prompts are said to be too long. */
import type { Blend } from '../look/blend.ts';
import type { Problem } from '../problem.ts';
import type { Json } from '../unit.ts';
import { items } from './delta.ts';
import { plainly, type Prompts, stay } from './prompts.ts';
import type { Lane } from './lane.ts';

/** The channel takes 64 KiB (`scope-measured` f); what is left is for all the parameters there are. */
export const PROMPTS_BYTES = 60 * 1024 - 8 * 1024;

export type Sized = { readonly choice: Prompts; readonly problem: Problem | null };

/** `blend`: what is wanted in the end. It has eight texts at most, where a step on the way may have sixteen. */
export function sized(lane: Lane, choice: Prompts, blend: Blend): Sized {
  const { prompts, transition } = choice;
  if (prompts === null || fits(prompts, transition === null ? 1 : 2)) return { choice, problem: null };
  if (fits(prompts, 1)) return { choice: plainly(prompts), problem: { code: 'scope/unfaded' } };
  if (fits(blend, 1)) return { choice: plainly(blend), problem: { code: 'scope/unfaded' } };
  return { choice: stay(lane), problem: { code: 'scope/unsent', bytes: bytesOf(items(blend)) } };
}

/** `times`: a transition says its prompts twice. */
const fits = (blend: Blend, times: 1 | 2): boolean =>
  roughly(blend) * times <= PROMPTS_BYTES || bytesOf(items(blend)) * times <= PROMPTS_BYTES;

/** More bytes than these it cannot have: six for a character at worst, and some for the frame of each. */
const roughly = (blend: Blend): number => blend.reduce((sum, { text }) => sum + 6 * text.length + 64, 0);

/** The length of a value as JSON in UTF-8. */
function bytesOf(value: Json): number {
  let bytes = 0;
  for (const sign of JSON.stringify(value)) {
    const point = sign.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
