/** The space as a tree, and as a list of places. */
import { expect, test } from 'vitest';
import { paramsOf } from '../../../src/core/address/param.ts';
import { BARE, isSameStanding, placesOf, type Standing, valuePlaces } from '../../../src/core/address/places.ts';
import { changedPaths, queryNode } from '../../../src/core/address/query-tree.ts';
import { resolve } from '../../../src/core/address/resolve.ts';
import { standingOf } from '../../../src/core/view/standing.ts';
import { deskOf } from '../../support/deck.ts';

const params = paramsOf(null, 'text');
const standing: Standing = { params, steps: 4, pads: 16, presets: ['forest'], layers: ['shift'] };
const silent = () => undefined;

test('[AD20] every place is known by its own address, once, and those that hold values can be put', () => {
  const places = placesOf(standing);
  const addresses = places.map(({ address }) => address);
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(addresses.filter((address) => resolve(address, { params }).is !== 'known')).toEqual([]);
  expect(addresses).toEqual(
    expect.arrayContaining([
      '/param/noise_scale',
      '/param/denoising_step_list/4',
      '/pad/16/store',
      '/preset/forest/recall',
      '/layer/shift',
    ]),
  );
  expect(addresses.some((address) => address.includes('{'))).toBe(false);
  expect(valuePlaces(BARE).every(({ row }) => row.kind === 'value')).toBe(true);
});

test('[AD21] a container has what stands below it, a value its type and range, and neither is both', () => {
  const places = placesOf(standing);
  const root = queryNode(places, '/', silent);
  expect(Object.keys(root?.CONTENTS ?? {})).toEqual(expect.arrayContaining(['prompt', 'prompts', 'stage', 'status']));
  expect(Object.keys(queryNode(places, '/prompt/', silent)?.CONTENTS ?? {}).slice(0, 3)).toEqual(['1', '2', '3']);
  expect(queryNode(places, '/param/denoising_step_list', silent)).toMatchObject({ ACCESS: 0 });
  expect(queryNode(places, '/transition/time', () => 4)).toMatchObject({
    TYPE: 'f',
    ACCESS: 3,
    UNIT: ['time.second'],
    VALUE: [4],
  });
  expect(queryNode(places, '/pa', silent)).toBeNull();
  const each = (node: NonNullable<typeof root>): boolean =>
    node.CONTENTS === undefined
      ? node.TYPE !== undefined
      : node.TYPE === undefined && Object.values(node.CONTENTS).every(each);
  expect(root !== null && each(root)).toBe(true);
});

test('[AD22] what came, went or took another shape is told by its first name, and nothing else', () => {
  expect(changedPaths(standing, { ...standing })).toEqual([]);
  expect(changedPaths(standing, { ...standing, params: [...params] })).toEqual([]);
  expect(changedPaths(standing, { ...standing, params: params.slice(1), steps: 5 })).toEqual(['/param']);
  expect(changedPaths(standing, { ...standing, presets: ['forest', 'city'], layers: [] })).toEqual([
    '/preset',
    '/layer',
  ]);
});

test('[OQ20] what stands is worked out once, and anew when a preset, a layer, a pad or a parameter comes or goes', () => {
  expect(placesOf(standing)).toBe(placesOf(standing));
  expect(isSameStanding(standing, { ...standing })).toBe(true);
  for (const other of [{ steps: 3 }, { pads: 17 }, { presets: ['b'] }, { layers: [] }, { params: [] }])
    expect(isSameStanding(standing, { ...standing, ...other })).toBe(false);
  const desk = deskOf();
  expect(standingOf(desk)).toBe(standingOf({ ...desk, look: { ...desk.look } }));
  expect(standingOf({ ...desk, layers: { shift: true } }).layers).toEqual(['shift']);
});
