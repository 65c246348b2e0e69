/** A look at one instant: what Scope should be told now. */
import type { Param } from '../address/param.ts';
import type { Shape } from '../address/row.ts';
import type { Json, Ms } from '../unit.ts';
import { type Blend, blendOf } from './blend.ts';
import { courseAt, isMoving } from './course.ts';
import type { Held, Look } from './look.ts';

export type Wanted = {
  readonly blend: Blend;
  readonly params: Readonly<Record<string, Json>>;
  readonly paused: boolean;
};

export const heldAt = (held: Held, now: Ms): Json => (held.is === 'still' ? held.value : courseAt(held.course, now));

/** The mix that is wanted: the slots', or the one held while they are silent; never empty once anything has a text. */
export function mixOf(look: Look, now: Ms): Blend {
  const blend = blendOf(look.slots, now);
  if (blend.length > 0) return blend;
  if (look.hold.length > 0) return look.hold;
  const first = look.slots.find(({ text }) => text !== '');
  return [{ text: first?.text ?? ' ', weight: 1 }];
}

/**
 * Every runtime parameter that the pipeline remembers: the hand's value, else the show's, else its default. `basics` are
 * the defaults of those that have an address of their own.
 */
export function sample(
  look: Look,
  params: readonly Param[],
  now: Ms,
  basics: Readonly<Record<string, Json>> = {},
): Wanted {
  const wanted: Record<string, Json> = { ...basics };
  for (const { name, shape, default: fallback, told } of params) {
    const held = look.params[name];
    if (held !== undefined) wanted[name] = fitting(shape, heldAt(held, now));
    else if (told) wanted[name] = fallback;
  }
  for (const name of ['base_seed', 'denoising_step_list']) {
    const held = look.params[name];
    if (held !== undefined) wanted[name] = heldAt(held, now);
  }
  // The first is the one that works, the second the one that is documented (`scope-protocol` 6.3).
  wanted['spatial_interpolation_method'] = look.blend;
  wanted['prompt_interpolation_method'] = look.blend;
  return { blend: mixOf(look, now), params: wanted, paused: look.paused };
}

/** A whole number on its way stays whole: Scope's own types are strict. */
const fitting = (shape: Shape, value: Json): Json =>
  shape.of === 'number' && shape.whole && typeof value === 'number' ? Math.round(value) : value;

/** Is any number that Scope hears of still under way? Then the picture waits for more than what was sent. */
export const isGliding = (look: Look, now: Ms): boolean =>
  look.slots.some(({ weight }) => isMoving(weight, now)) ||
  Object.values(look.params).some((held) => held.is === 'course' && isMoving(held.course, now));
