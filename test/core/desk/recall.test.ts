/** Recalls, the set list, panic, and the way back. */
import { clocked } from '../../../src/core/tempo/clock.ts';
import { describe, expect, test } from 'vitest';
import { paramsOf } from '../../../src/core/address/param.ts';
import type { Desk } from '../../../src/core/desk/desk.ts';
import { blendOf } from '../../../src/core/look/blend.ts';
import { read } from '../../../src/core/desk/read.ts';
import { sample } from '../../../src/core/look/sample.ts';
import { deskOf, line, mix, preset, puts, SHOW } from '../../support/deck.ts';

const desk = deskOf();
const blend = ({ look }: Desk, now = 1e6) => blendOf(look.slots, now);
const codes = ({ notes }: Desk) => notes.map(({ problem }) => problem.code);

describe('recalls', () => {
  test('[DK15] the slots are there at once; the fade says where it leads and how long it takes', () => {
    const next = puts(desk, 1000, ['/pad/2/recall', true]);
    expect(blend(next, 1000)).toEqual(mix('city', 1));
    expect(next.look.fade).toEqual({
      id: 1,
      over: { unit: 'steps', count: 5 },
      method: 'linear',
      target: mix('city', 1),
      preset: 'city',
    });
    expect(next.played).toMatchObject({ preset: 'city', changed: false });
    expect(next.movedAt).toBe(1000);
  });

  test("[DK16] a place's own time wins over the preset's, and that over the desk's", () => {
    const over = (each: Desk) => each.look.fade?.over;
    expect(over(puts(desk, 0, ['/preset/forest/recall', true]))).toEqual({ unit: 'steps', count: 8 });
    expect(over(puts(desk, 0, ['/transition/time', 2], ['/preset/forest/recall', true]))).toEqual({
      unit: 'time',
      count: 2,
    });
    expect(over(puts(desk, 0, ['/preset/city/recall', true]))).toEqual({ unit: 'steps', count: 5 });
    expect(over(puts(desk, 0, ['/setlist/go', 2]))).toEqual({ unit: 'time', count: 0 });
  });

  test('[DK17] a preset is heard as it is: mutes and solos of before are lifted', () => {
    const before = puts(desk, 0, ['/prompt/2/mute', true], ['/prompt/5/text', 'sea'], ['/prompt/5/solo', true]);
    expect(blend(puts(before, 0, ['/pad/2/recall', true]))).toEqual(mix('city', 1));
    expect(blend(puts(before, 0, ['/prompts', 'moon']))).toEqual(mix('moon', 1));
  });

  test('[DK18] a preset without prompts leaves the mix and its fade alone', () => {
    const fading = puts(desk, 0, ['/pad/2/recall', true]);
    const next = puts(fading, 500, ['/pad/4/recall', true]);
    expect(next.look.slots).toBe(fading.look.slots);
    expect(next.look.fade).toBe(fading.look.fade);
    expect(next.look.stage['hue']).toBe(40);
  });

  test("[DK19] numbers walk to a preset's value over the recall; whole numbers, the seed and all else change at its start", () => {
    const parameters = { noise_scale: 1, base_seed: 99, denoising_step_list: [900, 100], manage_cache: false };
    const show = { ...SHOW, presets: [preset('p', [line('sea')], { parameters, over: { unit: 'time', count: 4 } })] };
    const params = paramsOf(null, 'video');
    const before = puts({ ...deskOf(show), world: { params } }, 0, ['/param/noise_scale', 0], ['/seed', 7]);
    const next = puts(before, 10_000, ['/pad/1/recall', true]);
    const at = (now: number) => sample(next.look, params, now).params;
    expect(at(12_000)).toMatchObject({
      noise_scale: 0.5,
      base_seed: 99,
      denoising_step_list: [900, 100],
      manage_cache: false,
    });
    expect(at(14_000)).toMatchObject({ noise_scale: 1 });
  });

  test("[DK20] a hand on the look marks the preset as changed; the stage's own does not", () => {
    const recalled = puts(desk, 0, ['/pad/2/recall', true]);
    expect(puts(recalled, 0, ['/stage/level', 0.5]).played?.changed).toBe(false);
    expect(puts(recalled, 0, ['/prompt/1/weight', 0.5]).played?.changed).toBe(true);
    expect(puts(recalled, 0, ['/undo', true]).played?.changed).toBe(true);
  });

  test('[DK21] an empty pad and an unknown preset are said, and change nothing', () => {
    expect(codes(puts(desk, 0, ['/pad/9/recall', true]))).toEqual(['pad/empty']);
    expect(codes(puts(desk, 0, ['/preset/nobody/recall', true]))).toEqual(['preset/unknown']);
    expect(puts(desk, 0, ['/pad/9/recall', true]).look).toBe(desk.look);
  });
});

describe('the set list', () => {
  test('[DK22] next begins at the first place and stops at the last; previous walks back and stops at the first', () => {
    const next = (each: Desk) => puts(each, 0, ['/setlist/next', true]);
    const previous = (each: Desk) => puts(each, 0, ['/setlist/previous', true]);
    expect(previous(desk)).toBe(desk);
    const first = next(desk);
    expect([first.place, first.played?.preset]).toEqual([0, 'forest']);
    const third = next(next(first));
    expect([third.place, third.played?.preset]).toEqual([2, 'city']);
    expect(next(third)).toBe(third);
    expect(previous(third).place).toBe(1);
    expect(previous(first)).toBe(first);
    expect(puts(desk, 0, ['/setlist/go', 99])).toBe(desk);
  });
});

test('[DK41] an id that the language knows is an id like any other', () => {
  const recalled = puts(desk, 0, ['/preset/constructor/recall', true]);
  expect(recalled.look).toBe(desk.look);
  expect(codes(recalled)).toEqual(['preset/unknown']);
  expect(read(desk, '/layer/constructor', 0)).toBe(false);
  const stored = puts(desk, 0, ['/preset/constructor/store', true]);
  expect(stored.presets['constructor']?.name).toBe('forest');
});

describe('storing', () => {
  test('[DK23] what is stored is recalled as it was, and a new one gets a pad, an id and a name of its loudest prompt', () => {
    const look = puts(
      desk,
      0,
      ['/prompt/glide', 0],
      ['/prompt/2/weight', 0.25],
      ['/prompt/2/name', 'City'],
      ['/param/vace_context_scale', 0.9],
      ['/stage/hue', 30],
    );
    const known = { ...look, world: { params: paramsOf(null, 'text') } };
    const stored = puts(puts(known, 0, ['/param/vace_context_scale', 0.9]), 0, ['/pad/12/store', true]);
    expect(stored.pads[11]).toBe('forest-2');
    expect(stored.presets['forest-2']).toMatchObject({
      name: 'forest',
      parameters: { vace_context_scale: 0.9 },
      stage: { hue: 30 },
    });
    const away = puts(stored, 5000, ['/pad/2/recall', true], ['/stage/hue', 0]);
    const back = puts(away, 9000, ['/pad/12/recall', true]);
    expect(blend(back)).toEqual(mix('city', 0.2, 'forest', 0.8));
    expect(back.look.stage['hue']).toBe(30);
  });

  test("[DK24] a stored preset keeps its name and its own time; the room's light is not stored", () => {
    const next = puts(desk, 0, ['/stage/blackout', true], ['/stage/level', 0.2], ['/pad/2/store', true]);
    expect(next.presets['city']).toMatchObject({
      name: 'city',
      over: { unit: 'steps', count: 5 },
      prompts: [{ text: 'forest' }],
    });
    expect(next.presets['city']?.stage).not.toHaveProperty('blackout');
    expect(next.presets['city']?.stage).not.toHaveProperty('level');
  });

  test('[DK25] a preset that has no pad gets one while there is one', () => {
    const next = puts(desk, 0, ['/preset/new-one/store', true]);
    expect(next.pads[4]).toBe('new-one');
    const full = { ...desk, pads: Array.from({ length: 128 }, (_, i) => `p${i}`) };
    expect(puts(full, 0, ['/preset/new-one/store', true]).pads).toHaveLength(128);
  });
});

describe('the way back', () => {
  test('[DK26] undo brings the look before, redo the one after; a new move forgets what was undone', () => {
    const first = puts(desk, 0, ['/prompt/glide', 0]);
    const moved = puts(puts(first, 2000, ['/prompt/2/weight', 1]), 4000, ['/pad/2/recall', true]);
    const undone = puts(moved, 5000, ['/undo', true]);
    expect(blend(undone)).toEqual(mix('city', 0.5, 'forest', 0.5));
    expect(undone.movedAt).toBe(5000);
    expect(puts(undone, 5000, ['/redo', true]).look).toEqual(moved.look);
    expect(blend(puts(undone, 5000, ['/undo', true]))).toEqual(mix('forest', 1));
    expect(puts(undone, 9000, ['/prompt/1/weight', 0.1]).ahead).toEqual([]);
    expect(puts(desk, 0, ['/undo', true])).toBe(desk);
    expect(puts(desk, 0, ['/redo', true])).toBe(desk);
  });

  test('[DK27] moves of one thing less than a second apart are one step; of two things, also at once, two', () => {
    const sweep = Array.from({ length: 60 }, (_, i) => i).reduce(
      (each, i) => puts(each, 1000 + i * 33, ['/prompt/1/weight', i / 60]),
      desk,
    );
    expect(sweep.past).toHaveLength(1);
    expect(puts(sweep, 3000, ['/prompt/2/weight', 0.5]).past).toHaveLength(2);
    expect(puts(sweep, 9000, ['/prompt/1/weight', 0.5]).past).toHaveLength(2);
    const two = Array.from({ length: 60 }, (_, i) => i).reduce(
      (each, i) => puts(each, 1000 + i * 33, [`/prompt/${1 + (i % 2)}/weight`, i / 60]),
      desk,
    );
    expect(two.past).toHaveLength(2);
  });

  test('[DK28] an undone reset is not a second reset: counters never run back', () => {
    const next = puts(desk, 0, ['/prompt/1/weight', 0.5], ['/cache/reset', true], ['/stage/flash', 1], ['/undo', true]);
    expect(next.look.cues.reset).toBe(1);
    expect(next.look.flash.count).toBe(1);
  });

  test('[DK45] on a locked show undo and redo bring looks, and leave pads and presets as they are', () => {
    const stored = puts(desk, 0, ['/prompt/2/weight', 0.5], ['/pad/9/store', true]);
    const locked = puts(stored, 5000, ['/show/lock', true], ['/undo', true], ['/undo', true]);
    expect(locked.look.slots[1]?.weight.to).toBe(0);
    expect([locked.pads, locked.presets]).toEqual([stored.pads, stored.presets]);
    const again = puts(locked, 6000, ['/redo', true], ['/redo', true]);
    expect(again.look.slots[1]?.weight.to).toBe(0.5);
    expect(again.presets).toEqual(stored.presets);
    expect(puts(stored, 5000, ['/undo', true]).presets).toEqual(desk.presets);
  });

  test('[DK39] a preset that was stored over is there again, a pad that was filled is free, and the set list stands where it stood', () => {
    const before = desk.presets['city'];
    const over = puts(desk, 0, ['/pad/1/recall', true], ['/pad/2/store', true]);
    expect(over.presets['city']).not.toEqual(before);
    const undone = puts(over, 2000, ['/undo', true]);
    expect([undone.presets['city'], undone.stored]).toEqual([before, null]);
    expect(puts(undone, 3000, ['/redo', true]).presets['city']).toEqual(over.presets['city']);
    const filled = puts(desk, 0, ['/pad/9/store', true]);
    expect(filled.pads[8]).not.toBeUndefined();
    expect(puts(filled, 2000, ['/undo', true]).pads).toEqual(desk.pads);
    const walked = puts(puts(desk, 0, ['/setlist/next', true]), 4000, ['/setlist/next', true]);
    expect([walked.place, puts(walked, 8000, ['/undo', true]).place]).toEqual([1, 0]);
  });

  test('[DK40] a tempo and a grid that were set are undone, a row of taps as one; a clock is not, nor a tap that said nothing', () => {
    const set = puts(puts(desk, 0, ['/tempo/bpm', 120]), 3000, ['/tempo/quantize', 'bar']);
    const taps = [5000, 5400, 5800, 6200].reduce((each, at) => puts(each, at, ['/tempo/tap', true]), set);
    expect([taps.tempo.bpm, taps.past.length]).toEqual([150, 3]);
    const one = puts(taps, 9000, ['/undo', true]);
    expect([one.tempo.bpm, one.quantize]).toEqual([120, 'bar']);
    const two = puts(one, 9000, ['/undo', true]);
    expect([two.tempo.bpm, two.quantize]).toEqual([120, 'off']);
    expect(puts(two, 9000, ['/undo', true]).tempo.bpm).toBeNull();
    expect(puts(desk, 0, ['/tempo/tap', true]).past).toEqual([]);
    const led = { ...taps, tempo: clocked(taps.tempo, 'mixer', { kind: 'clock' }, 9000) };
    expect(puts(led, 9000, ['/undo', true]).tempo).toEqual(led.tempo);
  });

  test('[DK29] a hundred steps are kept', () => {
    const many = Array.from({ length: 150 }, (_, i) => i).reduce(
      (each, i) => puts(each, i * 2000, ['/prompt/1/weight', (i % 10) / 20]),
      desk,
    );
    expect(many.past).toHaveLength(100);
  });
});

describe('panic', () => {
  test('[DK30] the safe preset, at once, at full light, without effects, playing; and one undo brings all back', () => {
    const wild = puts(
      desk,
      0,
      ['/pad/2/recall', true],
      ['/stage/blackout', true],
      ['/stage/level', 0],
      ['/stage/freeze', true],
      ['/pause', true],
      ['/prompt/3/text', 'sea'],
      ['/prompt/3/solo', true],
    );
    const calm = puts(wild, 3000, ['/panic', true]);
    expect(blend(calm)).toEqual(mix('forest', 1));
    expect(calm.look).toMatchObject({ paused: false, fade: { over: { count: 0 } } });
    expect(calm.look.stage).toMatchObject({ blackout: false, level: 1, freeze: false, loop: 'off', fx: 0 });
    expect(puts(calm, 4000, ['/undo', true]).look).toEqual(wild.look);
  });

  test('[DK31] without a safe preset it is the first; without any the mix stays', () => {
    const { safe: _safe, ...rest } = SHOW;
    const moved = (each: Desk) => puts(each, 0, ['/prompts', 'sea'], ['/stage/blackout', true], ['/panic', true]);
    expect(blend(moved(deskOf({ ...rest, safe: null })))).toEqual(mix('forest', 1));
    const bare = moved(deskOf({ ...SHOW, presets: [], safe: null }));
    expect(blend(bare)).toEqual(mix('sea', 1));
    expect(bare.look.stage['blackout']).toBe(false);
  });
});
