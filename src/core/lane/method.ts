/** The spatial method, which Scope hears only when it encodes (`scope-protocol` 6.3). */
import type { Json } from '../unit.ts';
import type { Lane } from './lane.ts';
import type { Prompts } from './prompts.ts';

const METHOD = 'spatial_interpolation_method';

/** A new method with no new mix: half a percent is moved for a chunk, so that Scope encodes; the true mix follows. */
export function heard({ sent }: Lane, params: Readonly<Record<string, Json>>, choice: Prompts): Prompts {
  const isAlone = METHOD in params && choice.prompts === null && choice.run === null;
  const [a, b, ...more] = sent.prompts ?? [];
  if (!isAlone || a === undefined || b === undefined || more.length > 0) return choice;
  const half = Math.round(a.weight * 200) + (a.weight > 0.5 ? -1 : 1);
  const prompts = [
    { ...a, weight: half / 200 },
    { ...b, weight: (200 - half) / 200 },
  ];
  return { ...choice, prompts };
}

/** The method waits while a run or a pause goes on: it would not be heard before the end. */
export function inTime({ sent }: Lane, params: Record<string, Json>, { prompts }: Prompts): Record<string, Json> {
  if (prompts !== null || sent.params[METHOD] === undefined) return params;
  return Object.fromEntries(Object.entries(params).filter(([key]) => key !== METHOD));
}
