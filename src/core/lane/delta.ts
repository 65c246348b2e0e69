/** One message for Scope's data channel: the difference between what is wanted and what was told. */
import type { Blend } from '../look/blend.ts';
import type { Method } from '../look/look.ts';
import type { Json } from '../unit.ts';

export type Delta = {
  readonly params: Readonly<Record<string, Json>>;
  readonly prompts: Blend | null;
  /** Goes with `prompts`, equal to its target, so that a reset cannot bring an old list back (`scope-protocol` 6.7). */
  readonly transition: { readonly steps: number; readonly method: Method } | null;
  readonly reset: boolean;
};

export const isEmpty = ({ params, prompts, reset }: Delta): boolean =>
  prompts === null && !reset && Object.keys(params).length === 0;

/** Scope's own keys and shapes (`scope-protocol` section 3). */
export function message({ params, prompts, transition, reset }: Delta): Readonly<Record<string, Json>> {
  return {
    ...params,
    ...(prompts === null ? {} : { prompts: items(prompts) }),
    ...(prompts === null || transition === null
      ? {}
      : {
          transition: {
            target_prompts: items(prompts),
            num_steps: transition.steps,
            temporal_interpolation_method: transition.method,
          },
        }),
    ...(reset ? { reset_cache: true } : {}),
  };
}

export const items = (blend: Blend): readonly Json[] => blend.map(({ text, weight }) => ({ text, weight }));
