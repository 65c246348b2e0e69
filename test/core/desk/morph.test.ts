/** The morph pad: four presets at the corners, and a puck between them that plays the mix. */
import { expect, test } from 'vitest';
import type { Desk } from '../../../src/core/desk/desk.ts';
import { cornersOf, cornerWeights } from '../../../src/core/desk/morph.ts';
import { read } from '../../../src/core/desk/read.ts';
import { blendOf } from '../../../src/core/look/blend.ts';
import { deskOf, line, mix, preset, puts, SHOW } from '../../support/deck.ts';

const plane = {
  ...SHOW,
  presets: ['a', 'b', 'c', 'd', 'e'].map((id) => preset(id, [line(id)])),
};
const desk = deskOf(plane);
/** Long after: every glide has arrived. */
const later = (each: Desk) => blendOf(each.look.slots, 60_000);

test('[MO1] each corner alone plays its own preset: the first four pads, left and right above, left and right below', () => {
  const at = (x: number, y: number) => later(puts(desk, 0, ['/morph/x', x], ['/morph/y', y]));
  expect(at(0, 1)).toEqual(mix('a', 1));
  expect(at(1, 1)).toEqual(mix('b', 1));
  expect(at(0, 0)).toEqual(mix('c', 1));
  expect(at(1, 0)).toEqual(mix('d', 1));
});

test('[MO1] in between, each corner is heard by how near it is, and together they are one', () => {
  expect(later(puts(desk, 0, ['/morph/x', 0.5], ['/morph/y', 0.5]))).toEqual(
    mix('a', 0.25, 'b', 0.25, 'c', 0.25, 'd', 0.25),
  );
  expect(later(puts(desk, 0, ['/morph/x', 0.2], ['/morph/y', 1]))).toEqual(mix('a', 0.8, 'b', 0.2));
  for (const x of [0, 0.1, 0.7, 1]) {
    const sum = cornerWeights({ x, y: 0.3 }).reduce((all, each) => all + each, 0);
    expect(sum).toBeCloseTo(1, 12);
  }
});

test('[MO2] a touch makes the pad the owner of the mix, and it starts from what plays, through the glide', () => {
  const touched = puts(desk, 1000, ['/morph/x', 1]);
  expect(touched.look.source).toBe('pad');
  expect(blendOf(touched.look.slots, 1000)).toEqual(blendOf(desk.look.slots, 1000));
  expect(puts(touched, 2000, ['/prompt/1/weight', 0.4]).look.source).toBe('slots');
  expect(puts(touched, 2000, ['/mix/source', 'slots'], ['/mix/source', 'pad']).look.morph).toEqual({ x: 1, y: 0.5 });
});

test('[MO3] pads that are empty or hold no prompts are no corners; without any corner the mix stays as it is', () => {
  const few = deskOf({ ...plane, presets: [preset('bare', null), ...plane.presets.slice(0, 2)] });
  expect(cornersOf(few).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(cornersOf({ ...few, pads: [null, 'b', 'gone', 'a'] }).map(({ id }) => id)).toEqual(['b', 'a']);
  const none = deskOf({ ...plane, presets: [] });
  expect(later(puts(none, 0, ['/morph/x', 0.9]))).toEqual(later(none));
});

test('[MO4] where the puck is can be read, is undone, and comes in range', () => {
  const moved = puts(desk, 0, ['/morph/x', 0.9], ['/morph/y', 7]);
  expect([read(moved, '/morph/x', 0), read(moved, '/morph/y', 0)]).toEqual([0.9, 1]);
  expect(puts(moved, 5000, ['/undo', true]).look.morph.y).toBe(0.5);
});
