/** What Scope says it was told, beside what we told it: a value that was ours and no longer is, another client wrote. */
import type { Json } from '../unit.ts';
import { sameJson } from '../unit.ts';
import { items } from './delta.ts';
import type { Lane } from './lane.ts';

type Values = Readonly<Record<string, Json>>;
export type ReadBack = { readonly confirmed: Values; readonly strange: readonly string[] };

/** All that Scope holds of us, while nothing is on its way; else null. */
export function toldOf({ open, sent, pace }: Lane): Values | null {
  if (!open || pace.out !== null || sent.run !== null || sent.prompts === null) return null;
  return { ...sent.params, prompts: items(sent.prompts) };
}

/**
 * Only what was once read back as we told it can be strange: a server may keep a value in another form, and that is no
 * other client. It is strange once, until it is read back as ours again.
 */
export function readBack(confirmed: Values, told: Values, held: Values): ReadBack {
  const keys = Object.keys(told).filter((key) => key in held);
  const isOurs = (key: string) => sameJson(held[key], told[key]);
  return {
    confirmed: Object.fromEntries(keys.filter(isOurs).map((key) => [key, told[key] ?? null])),
    strange: keys.filter((key) => !isOurs(key) && sameJson(confirmed[key], told[key])),
  };
}
