/** What Scope should be told at one instant. */
import { expect, test } from 'vitest';
import { number, type Shape } from '../../../src/core/address/row.ts';
import type { Param } from '../../../src/core/address/param.ts';
import { blendOf } from '../../../src/core/look/blend.ts';
import { still } from '../../../src/core/look/course.ts';
import { EMPTY_LOOK, EMPTY_SLOT, type Look, type Slot } from '../../../src/core/look/look.ts';
import { isGliding, mixOf, sample } from '../../../src/core/look/sample.ts';

const slot = (text: string, weight: number, more: Partial<Slot> = {}): Slot => ({
  ...EMPTY_SLOT,
  text,
  weight: still(weight),
  ...more,
});
const look = (slots: readonly Slot[], more: Partial<Look> = {}): Look => ({ ...EMPTY_LOOK, slots, ...more });
const param = (name: string, shape: Shape, dead: string | null = null): Param => ({
  name,
  label: name,
  shape,
  cost: 'free',
  default: 0.7,
  dead,
  told: dead === null,
});

test('[LK12] a muted slot is left out; its weight is kept', () => {
  const slots = [slot('forest', 0.5), slot('city', 0.5, { mute: true })];
  expect(blendOf(slots, 0)).toEqual([{ text: 'forest', weight: 1 }]);
  expect(slots[1]?.weight.to).toBe(0.5);
});

test('[LK13] a solo is heard alone, several together; mute wins over solo; a solo without a text counts for nothing', () => {
  const forest = slot('forest', 0.5);
  expect(blendOf([forest, slot('city', 0.2, { solo: true })], 0)).toEqual([{ text: 'city', weight: 1 }]);
  const two = [forest, slot('city', 0.2, { solo: true }), slot('sea', 0.2, { solo: true })];
  expect(blendOf(two, 0)).toEqual([
    { text: 'city', weight: 0.5 },
    { text: 'sea', weight: 0.5 },
  ]);
  expect(blendOf([forest, slot('city', 1, { solo: true, mute: true })], 0)).toEqual([]);
  expect(blendOf([forest, slot('', 1, { solo: true })], 0)).toEqual([{ text: 'forest', weight: 1 }]);
});

test('[LK14] while all is silent the last mix is held; before any was heard the first text plays', () => {
  const hold = [{ text: 'sea', weight: 1 }];
  expect(mixOf(look([slot('forest', 0)], { hold }), 0)).toEqual(hold);
  expect(mixOf(look([EMPTY_SLOT, slot('forest', 0)]), 0)).toEqual([{ text: 'forest', weight: 1 }]);
  expect(mixOf(look([]), 0)).toEqual([{ text: ' ', weight: 1 }]);
});

test('[LK15] every parameter that acts is wanted: the hand before the default; a dead one if a hand set it or the pipeline remembers it', () => {
  const params = [param('grain', number(0, 1, 0.7)), param('noise_scale', number(0, 1, 0.7), 'video only')];
  expect(sample(look([]), params, 0, { base_seed: 7 }).params).toEqual({
    base_seed: 7,
    grain: 0.7,
    spatial_interpolation_method: 'linear',
    prompt_interpolation_method: 'linear',
  });
  const remembered = params.map((each) => ({ ...each, told: true }));
  expect(sample(look([]), remembered, 0).params).toMatchObject({ noise_scale: 0.7 });
  const held = look([], { params: { grain: { is: 'still', value: 0.2 }, noise_scale: { is: 'still', value: 0.1 } } });
  expect(sample(held, params, 0).params).toMatchObject({ grain: 0.2, noise_scale: 0.1 });
});

test('[LK16] a gliding parameter is sampled where it is, and whole numbers stay whole', () => {
  const course = { from: 0, to: 1, at: 0, ms: 1000, law: 'line' } as const;
  const gliding = look([], {
    params: { grain: { is: 'course', course }, count: { is: 'course', course: { ...course, to: 5 } } },
  });
  const params = [param('grain', number(0, 1, 0.7)), param('count', number(0, 9, 0, '', true))];
  expect(sample(gliding, params, 500).params).toMatchObject({ grain: 0.5, count: 3 });
  expect(isGliding(gliding, 500)).toBe(true);
  expect(isGliding(gliding, 1000)).toBe(false);
});

test('[LK17] a weight on its way is heard where it is', () => {
  const course = { from: 0, to: 1, at: 0, ms: 1000, law: 'line' } as const;
  const slots = [slot('forest', 0.5), slot('city', 0, { weight: course })];
  expect(blendOf(slots, 500)).toEqual([
    { text: 'city', weight: 0.5 },
    { text: 'forest', weight: 0.5 },
  ]);
});
