import { expect, it } from 'vitest';
import { cutAfter, NO_CUT } from '../../../src/core/lane/cut.ts';
import type { Delta } from '../../../src/core/lane/delta.ts';
import { UNKNOWN } from '../../../src/core/lane/lane.ts';
import type { Json } from '../../../src/core/unit.ts';

const delta = (params: Readonly<Record<string, Json>>, reset = false): Delta => ({
  params,
  prompts: null,
  transition: null,
  reset,
});
const before = { ...UNKNOWN, params: { denoising_step_list: [1000, 500], base_seed: 42, noise_scale: 0.7 } };
const at = (chunk: number) => ({ chunk, chunkMs: 700, behindMs: 2000 });
const after = (told: Delta | null, cut = NO_CUT, chunk = 3) =>
  cutAfter(cut, { delta: told, before, cuts: [] }, at(chunk));

it('[DS6] a reset, other steps and another seed announce a cut, due within the measured delay and a chunk', () => {
  expect(after(delta({}, true))).toEqual({ count: 1, chunk: 3, ms: 3700, isNear: false });
  expect(after(delta({ denoising_step_list: [1000, 250] })).count).toBe(1);
  expect(after(delta({ base_seed: 7 })).count).toBe(1);
});

it('[DS7] what cuts nothing announces nothing: free parameters, and what is told again', () => {
  expect(after(delta({ noise_scale: 0.2 }))).toBe(NO_CUT);
  expect(after(delta({ ...before.params, paused: false }))).toBe(NO_CUT);
  expect(after(null)).toBe(NO_CUT);
  const unknown = { delta: delta({ base_seed: 7 }), before: UNKNOWN, cuts: [] };
  expect(cutAfter(NO_CUT, unknown, at(0))).toBe(NO_CUT);
});

it('[DS8] parameters of the pipeline that cut are announced too', () => {
  const told = { delta: delta({ noise_scale: 0.2 }), before, cuts: ['noise_scale'] };
  expect(cutAfter(NO_CUT, told, at(3)).count).toBe(1);
});

it('[DS9] Scope’s own reset is announced some chunks before the 340th, once, and again 340 later', () => {
  let cut = NO_CUT;
  const announced: number[] = [];
  for (let chunk = 0; chunk <= 800; chunk += 1) {
    const next = after(null, cut, chunk);
    if (next.count > cut.count) announced.push(chunk);
    cut = next;
  }
  expect(announced).toEqual([334, 674]);
});

it('[DS10] a reset that was told begins the count anew, and so does another channel', () => {
  const cut = after(delta({}, true), NO_CUT, 300);
  expect(after(null, cut, 334)).toBe(cut);
  expect(after(null, cut, 634).count).toBe(2);
  const fresh = after(null, cut, 1);
  expect(after(null, fresh, 333).count).toBe(1);
  expect(after(null, fresh, 334).count).toBe(2);
});
