/** Every row of the table is found by its own pattern, and what is written wrong is told from what is only not there yet. */
import { describe, expect, test } from 'vitest';
import { paramsOf, type PipelineShape } from '../../../src/core/address/param.ts';
import { resolve } from '../../../src/core/address/resolve.ts';
import { EMPTY_WORLD, type World } from '../../../src/core/address/world.ts';
import type { Row } from '../../../src/core/address/row.ts';
import { TABLE } from '../../../src/core/address/table.ts';

const PIPELINE: PipelineShape = {
  id: 'longlive',
  kvCacheBias: false,
  vace: false,
  defaultMode: 'text',
  properties: {
    grain: { type: 'number', minimum: 0, maximum: 2, default: 1, values: null, runtime: true, label: null },
    height: { type: 'integer', minimum: 16, maximum: 2048, default: 320, values: null, runtime: true, label: null },
    quantization: {
      type: 'string',
      minimum: null,
      maximum: null,
      default: '',
      values: ['a'],
      runtime: false,
      label: null,
    },
  },
};
const world: World = { params: paramsOf(PIPELINE, 'text') };

const filled = ({ pattern }: Row, n: number): string =>
  pattern
    .replace(/\{[ni]\}/, String(n))
    .replace('{id}', 'forest')
    .replace('{name}', 'noise_scale');

describe('[AD1] every row of the table is found by its own pattern', () => {
  test.each(TABLE.map((row) => [row.pattern, row] as const))('%s', (_, row) => {
    for (const n of new Set([1, row.count])) {
      const address = filled(row, n);
      const found = resolve(address, world);
      expect(found).toMatchObject({ is: 'known', address });
      if (found.is !== 'known') continue;
      expect(found.row.pattern).toBe(row.pattern);
      expect(found.n).toBe(/\{[ni]\}/.test(row.pattern) ? n : 0);
      expect(found.id).toBe(
        row.pattern.includes('{id}') ? 'forest' : row.pattern.includes('{name}') ? 'noise_scale' : '',
      );
    }
  });
});

test('[AD2] numbers count from 1 to what the row allows, without leading zeros', () => {
  for (const n of ['0', '9', '01', '-1', '1.0', 'x', '', '99999']) {
    expect(resolve(`/prompt/${n}/weight`).is).toBe('wrong');
  }
  expect(resolve('/pad/128/recall').is).toBe('known');
  expect(resolve('/pad/129/recall').is).toBe('wrong');
});

test('[AD3] a node is a value or a container, never both', () => {
  const parts = TABLE.map(({ pattern }) => pattern.split('/').map((part) => (part.startsWith('{') ? '{}' : part)));
  for (const one of parts) {
    const isInside = (other: readonly string[]) =>
      other.length > one.length && one.every((part, i) => part === other[i]);
    expect(parts.filter(isInside)).toEqual([]);
  }
});

test('[AD4] a wrong address is told with the nearest right one, its number kept where it fits', () => {
  expect(resolve('/promt/1/weight')).toEqual({ is: 'wrong', nearest: '/prompt/1/weight' });
  expect(resolve('/prompt/3/wieght')).toEqual({ is: 'wrong', nearest: '/prompt/3/weight' });
  expect(resolve('/prompt/12/weight')).toEqual({ is: 'wrong', nearest: '/prompt/8/weight' });
  expect(resolve('stage/level')).toEqual({ is: 'wrong', nearest: '/stage/level' });
  expect(resolve('/param/Noise_scale', world)).toEqual({ is: 'wrong', nearest: '/param/noise_scale' });
  expect(resolve('/something/else/altogether/that/nobody/wrote')).toEqual({ is: 'wrong', nearest: null });
});

test('[AD5] a parameter that no loaded pipeline has is waiting, and known when it is there', () => {
  expect(resolve('/param/grain', EMPTY_WORLD).is).toBe('waiting');
  expect(resolve('/param/grain', world)).toMatchObject({ is: 'known', row: { shape: { of: 'number', max: 2 } } });
  expect(resolve('/param/sparkle', world).is).toBe('waiting');
  expect(resolve('/param/denoising_step_list', world).is).toBe('wrong');
});

test('[AD6] parameters that have an address of their own, or that belong to the load, are no /param', () => {
  const names = world.params?.map(({ name }) => name);
  expect(names).not.toContain('height');
  expect(names).not.toContain('quantization');
  expect(names).toContain('grain');
});

test('[AD7] a parameter that does nothing here is marked dead, with the reason', () => {
  expect(resolve('/param/noise_scale', world)).toMatchObject({ row: { dead: 'video only' } });
  expect(resolve('/param/kv_cache_attention_bias', world)).toMatchObject({ row: { dead: 'Krea only' } });
  const krea: World = { params: paramsOf({ ...PIPELINE, kvCacheBias: true, vace: true }, 'video') };
  for (const name of ['noise_scale', 'kv_cache_attention_bias', 'vace_context_scale']) {
    expect(resolve(`/param/${name}`, krea)).toMatchObject({ row: { dead: null } });
  }
});

test('[AD8] /stage/dim is /stage/level', () => {
  expect(resolve('/stage/dim')).toEqual(resolve('/stage/level'));
});

test('[AD9] what costs a cut is carried by a preset at the start', () => {
  const cuts = TABLE.filter(({ kind, cost }) => kind === 'value' && cost === 'cut');
  expect(cuts.map(({ moves }) => moves)).toEqual(cuts.map(() => 'start'));
});
