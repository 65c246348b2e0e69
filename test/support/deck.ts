/** Shows, desks and rigs for tests, in as few words as a test can say them. */
import { freshDesk, withShow } from '../../src/core/desk/begin.ts';
import type { Desk } from '../../src/core/desk/desk.ts';
import { put } from '../../src/core/desk/put.ts';
import type { Blend } from '../../src/core/look/blend.ts';
import { EMPTY_SHOW, type Line, type Preset, type Show } from '../../src/core/show/show.ts';
import type { Json, Ms } from '../../src/core/unit.ts';

export const line = (text: string, weight = 1): Line => ({ name: '', text, weight });

/** `mix('forest', 0.7, 'city', 0.3)`, ordered by text. */
export function mix(...pairs: readonly (string | number)[]): Blend {
  const items: { text: string; weight: number }[] = [];
  for (let i = 0; i < pairs.length; i += 2) items.push({ text: String(pairs[i]), weight: Number(pairs[i + 1]) });
  return items.toSorted((a, b) => (a.text < b.text ? -1 : 1));
}

export const preset = (id: string, prompts: readonly Line[] | null, more: Partial<Preset> = {}): Preset => ({
  id,
  name: id,
  prompts,
  blend: null,
  over: null,
  method: null,
  cover: null,
  parameters: {},
  stage: {},
  ...more,
});

/** Forest to city, as in the example show: two presets of one prompt each, a third of both, and one of parameters only. */
export const SHOW: Show = {
  ...EMPTY_SHOW,
  name: 'Forest to city',
  prompts: [line('forest', 1), line('city', 0)],
  over: { unit: 'steps', count: 8 },
  presets: [
    preset('forest', [line('forest')]),
    preset('city', [line('city')], { over: { unit: 'steps', count: 5 } }),
    preset('both', [line('forest', 0.6), line('city', 0.4)], { blend: 'slerp', method: 'slerp' }),
    preset('bare', null, { parameters: { vace_context_scale: 0.4 }, stage: { hue: 40 } }),
  ],
  setlist: [
    { preset: 'forest', over: null, method: null, cover: null },
    { preset: 'both', over: { unit: 'time', count: 0 }, method: 'linear', cover: null },
    { preset: 'city', over: null, method: null, cover: null },
  ],
  safe: 'forest',
};

export const deskOf = (show: Show = SHOW): Desk => withShow(freshDesk, 'show', show, true, 0);

/** Puts values one after another at one time: `puts(desk, 100, ['/prompt/1/weight', 0.5])`. */
export const puts = (desk: Desk, now: Ms, ...changes: readonly (readonly [string, Json])[]): Desk =>
  changes.reduce((next, [address, value]) => put(next, { address, value, smooth: 0, from: 'Test' }, now), desk);
