/** One address gets one value: what each does to the look. */
import { describe, expect, test } from 'vitest';
import { paramsOf } from '../../../src/core/address/param.ts';
import { TABLE } from '../../../src/core/address/table.ts';
import type { Desk } from '../../../src/core/desk/desk.ts';
import { put } from '../../../src/core/desk/put.ts';
import { read } from '../../../src/core/desk/read.ts';
import { blendOf } from '../../../src/core/look/blend.ts';
import type { Json } from '../../../src/core/unit.ts';
import { deskOf, line, mix, preset, puts, SHOW } from '../../support/deck.ts';

const LATER = 100_000;
const desk: Desk = { ...deskOf(), world: { params: paramsOf(null, 'video') } };
const codes = ({ notes }: Desk) => notes.map(({ problem }) => problem.code);
const blend = ({ look }: Desk, now = LATER) => blendOf(look.slots, now);

describe('[DK1] a value that is put is the value that is read', () => {
  const values: readonly (readonly [string, Json])[] = [
    ['/prompt/3/weight', 0.25],
    ['/prompt/8/text', 'a lighthouse'],
    ['/prompt/2/name', 'City'],
    ['/prompt/1/mute', true],
    ['/prompt/1/solo', true],
    ['/prompt/blend', 'slerp'],
    ['/prompt/glide', 1.5],
    ['/transition/time', 7],
    ['/transition/steps', 9],
    ['/transition/method', 'slerp'],
    ['/mix/source', 'decks'],
    ['/crossfade/position', 0.3],
    ['/crossfade/a', 'both'],
    ['/crossfade/b', 'bare'],
    ['/seed', 123],
    ['/param/noise_scale', 0.4],
    ['/param/manage_cache', false],
    ['/param/denoising_step_list/2', 600],
    ['/pause', true],
    ['/stage/level', 0.5],
    ['/stage/blackout', true],
    ['/stage/hue', -90],
    ['/stage/fit', 'contain'],
    ['/layer/shift', true],
    ['/show/lock', true],
  ];
  test.each(values)('%s', (address, value) => {
    expect(read(puts(desk, LATER, [address, value]), address, LATER)).toEqual(value);
  });
});

test('[DK2] every value of the table can be put and read without a fault, whatever is put', () => {
  const given: readonly Json[] = [0, 1, -1e9, 0.5, true, 'x', '', null, [], {}, Number.NaN];
  for (const { pattern, kind } of TABLE) {
    const address = pattern
      .replace(/\{[ni]\}/, '1')
      .replace('{id}', 'forest')
      .replace('{name}', 'noise_scale');
    for (const value of given) {
      const next = puts(desk, LATER, [address, value]);
      if (kind === 'value') expect(read(next, address, LATER), address).toBeDefined();
      expect(Number.isNaN(blend(next)[0]?.weight)).toBe(false);
    }
  }
});

test('[DK3] what is wrong is noted and changes nothing; what only waits or is read is left alone', () => {
  expect(codes(puts(desk, 0, ['/promt/1/weight', 1]))).toEqual(['osc/unknown']);
  expect(codes(puts(desk, 0, ['/prompt/1/weight', 'loud']))).toEqual(['osc/wrong-value']);
  expect(puts(desk, 0, ['/promt/1/weight', 1]).look).toBe(desk.look);
  expect(puts(desk, 0, ['/param/sparkle', 1])).toBe(desk);
  expect(puts(desk, 0, ['/status/fps', 1])).toBe(desk);
});

test('[DK4] a value that is already so is no change: no step of undo, nothing moved', () => {
  const same: readonly (readonly [string, Json])[] = [
    ['/prompt/1/weight', 1],
    ['/prompt/1/text', ' forest '],
    ['/prompt/1/mute', false],
    ['/prompt/2/solo', false],
    ['/pause', false],
    ['/stage/level', 1],
    ['/prompt/glide', 0.3],
  ];
  for (const change of same) expect(puts(desk, LATER, change), change[0]).toBe(desk);
  const seeded = puts(desk, LATER, ['/seed', 5]);
  expect(puts(seeded, LATER + 5000, ['/seed', 5])).toBe(seeded);
});

test('[DK5] a weight follows the hand through the glide, and a hand in between starts from where it is', () => {
  const moved = puts(desk, 1000, ['/prompt/2/weight', 1]);
  expect(blend(moved, 1000)).toEqual(mix('forest', 1));
  expect(blend(moved, 1300)).toEqual(mix('city', 0.5, 'forest', 0.5));
  const back = puts(moved, 1100, ['/prompt/2/weight', 0]);
  expect(blend(back, 1100)).toEqual(blend(moved, 1100));
  expect(blend(puts(desk, 1000, ['/prompt/glide', 0], ['/prompt/2/weight', 1]), 1000)).toEqual(
    mix('city', 0.5, 'forest', 0.5),
  );
});

test('[DK6] /prompts sets the whole mix: known texts keep their slots, others take empty ones, the rest falls silent', () => {
  const next = puts(desk, 0, ['/prompts', 'city:0.3 | sea:0.7']);
  expect(next.look.slots.map(({ text }) => text).slice(0, 3)).toEqual(['forest', 'city', 'sea']);
  expect(blend(next)).toEqual(mix('city', 0.3, 'sea', 0.7));
  expect(puts(desk, 0, ['/prompts', ' | ']).look).toBe(desk.look);
});

test('[DK7] of more than eight prompts the smallest are left out, and it is said', () => {
  const nine = Array.from({ length: 9 }, (_, i) => `text ${i}:0.${i + 1}`).join(' | ');
  const next = puts(desk, 0, ['/prompts', nine]);
  expect(codes(next)).toEqual(['mix/full']);
  expect(next.look.slots.map(({ text }) => text)).not.toContain('text 0');
  expect(blend(next)).toHaveLength(8);
});

test('[DK8] a step of the list pushes its neighbours, so that it stays strictly descending within 0 to 1000', () => {
  const list = (i: number, value: number) =>
    puts(desk, 0, [`/param/denoising_step_list/${i}`, value]).look.params['denoising_step_list'];
  expect(list(2, 200)).toMatchObject({ value: [1000, 200, 199, 198] });
  expect(list(3, 900)).toMatchObject({ value: [1000, 901, 900, 250] });
  expect(list(1, 0)).toMatchObject({ value: [3, 2, 1, 0] });
  expect(list(4, 1000)).toMatchObject({ value: [1000, 999, 998, 997] });
  expect(puts(desk, 0, ['/param/denoising_step_list/9', 5]).look.params['denoising_step_list']).toMatchObject({
    value: [1000, 750, 500, 250],
  });
});

test('[DK9] a locked show takes no edit and no store, but plays', () => {
  const locked = puts(desk, 0, ['/show/lock', true]);
  for (const change of [
    ['/prompt/1/text', 'x'],
    ['/prompt/1/name', 'x'],
    ['/pad/1/store', true],
    ['/preset/forest/store', true],
  ] as const) {
    const next = puts(locked, 0, change);
    expect(codes(next)).toEqual(['show/locked']);
    expect(next.look).toBe(locked.look);
    expect(next.presets).toBe(locked.presets);
  }
  expect(blend(puts(locked, 0, ['/pad/2/recall', true]))).toEqual(mix('city', 1));
});

test('[DK10] the crossfader lays A and then what only B has; a text of both takes both shares', () => {
  const show = {
    ...SHOW,
    presets: [preset('x', [line('forest', 0.5), line('sea', 0.5)]), preset('y', [line('sea', 0.2), line('moon', 0.6)])],
  };
  const decks = puts(deskOf(show), 0, ['/prompt/glide', 0], ['/crossfade/position', 0.5]);
  expect(decks.look.source).toBe('decks');
  expect(blend(decks)).toEqual(mix('forest', 0.25, 'moon', 0.37, 'sea', 0.38));
  expect(blend(puts(decks, 0, ['/crossfade/position', 1]))).toEqual(mix('moon', 0.75, 'sea', 0.25));
  expect(blend(puts(decks, 0, ['/crossfade/position', 0]))).toEqual(mix('forest', 0.5, 'sea', 0.5));
});

test('[DK11] whoever is touched becomes the source, and starts from the present mix without a jump', () => {
  const decks = puts(desk, 1000, ['/crossfade/position', 1]);
  expect(blend(decks, 1000)).toEqual(blend(desk, 1000));
  expect(blend(decks, 1300)).toEqual(mix('city', 1));
  const slots = puts(decks, 2000, ['/prompt/1/weight', 0.5]);
  expect(slots.look.source).toBe('slots');
  expect(blend(slots, 2000)).toEqual(mix('city', 1));
  expect(read(puts(slots, 3000, ['/mix/source', 'decks']), '/mix/source', 3000)).toBe('decks');
});

test('[DK12] a deck that is chosen while another writes the mix waits for the crossfader', () => {
  expect(blend(puts(desk, 0, ['/crossfade/b', 'both']))).toEqual(mix('forest', 1));
  const decks = puts(desk, 0, ['/crossfade/position', 1], ['/crossfade/b', 'both']);
  expect(blend(decks)).toEqual(mix('city', 0.4, 'forest', 0.6));
});

test('[DK13] one-shots count: one press, one more; nothing else of the look changes', () => {
  const next = puts(desk, 0, ['/cache/reset', true], ['/cache/reset', true], ['/stage/flash', 0.4]);
  expect(next.look).toEqual({ ...desk.look, cues: { reset: 2 }, flash: { count: 1, strength: 0.4 } });
});

test('[DK14] a parameter that is smoothed glides from where it is; a first one and all that are no numbers stand at once', () => {
  const smooth = (each: Desk, address: string, value: Json, now: number) =>
    put(each, { address, value, smooth: 400, from: 'Test' }, now);
  const first = smooth(desk, '/param/noise_scale', 0.2, 0);
  expect(first.look.params['noise_scale']).toEqual({ is: 'still', value: 0.2 });
  expect(smooth(first, '/param/noise_scale', 1, 0).look.params['noise_scale']).toMatchObject({
    is: 'course',
    course: { from: 0.2, to: 1 },
  });
  expect(smooth(desk, '/param/manage_cache', false, 0).look.params['manage_cache']).toEqual({
    is: 'still',
    value: false,
  });
});

test('[DK38] what was heard until the faders went down is what is held, though no tick lies between', () => {
  const both = puts(desk, 0, ['/prompt/glide', 0], ['/prompt/1/weight', 0.5], ['/prompt/2/weight', 0.5]);
  const one = puts(both, 10, ['/prompt/1/weight', 0]);
  const none = puts(one, 11, ['/prompt/2/weight', 0]);
  expect(blend(none)).toEqual([]);
  expect(none.look.hold).toEqual(blend(one));
  const muted = puts(both, 10, ['/prompt/1/mute', true]);
  expect(puts(muted, 11, ['/prompt/2/mute', true]).look.hold).toEqual(blend(muted));
});
