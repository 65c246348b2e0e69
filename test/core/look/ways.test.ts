import { expect, it } from 'vitest';
import { recall, panic } from '../../../src/core/desk/recall.ts';
import { storePreset } from '../../../src/core/desk/store.ts';
import { put } from '../../../src/core/desk/put.ts';
import { undo } from '../../../src/core/desk/past.ts';
import { freshDesk, withShow } from '../../../src/core/desk/begin.ts';
import type { Desk } from '../../../src/core/desk/desk.ts';
import { alongWay } from '../../../src/core/look/ways.ts';
import { EMPTY_SHOW, type Preset } from '../../../src/core/show/show.ts';
import type { Json, Ms } from '../../../src/core/unit.ts';

const preset = (id: string, stage: Preset['stage']): Preset => ({
  id,
  name: id,
  prompts: null,
  blend: null,
  over: { unit: 'time', count: 2 },
  method: null,
  cover: null,
  parameters: {},
  stage,
});
const presets = [preset('blue', { hue: 100, trails: 0.5, mirror: 3, freeze: false }), preset('plain', { hue: 0 })];
const desk = withShow(freshDesk, 'show', { ...EMPTY_SHOW, presets, safe: 'plain' }, true, 0);
const set = (given: Desk, now: Ms, address: string, value: Json): Desk =>
  put(given, { address, value, smooth: 0, from: 'Test' }, now);
const at = ({ look }: Desk, name: string, now: Ms) => alongWay(look.ways, name, Number(look.stage[name]), now);

it('[FX8] a recall moves the stage’s numbers along a line with the transition, and all else at its start', () => {
  const recalled = recall(desk, 'blue', 1000);
  expect(at(recalled, 'hue', 1000)).toBe(0);
  expect(at(recalled, 'hue', 2000)).toBe(50);
  expect(at(recalled, 'trails', 2500)).toBeCloseTo(0.375);
  expect(at(recalled, 'hue', 3000)).toBe(100);
  expect(recalled.look.ways['mirror']).toBeUndefined();
  expect(recalled.look.stage['mirror']).toBe(3);
});

it('[FX9] a second recall goes on from where the first is', () => {
  const back = recall(recall(desk, 'blue', 1000), 'plain', 2000);
  expect(at(back, 'hue', 2000)).toBe(50);
  expect(at(back, 'hue', 3000)).toBe(25);
  // What the second says nothing of arrives by the first.
  expect(at(back, 'trails', 2500)).toBeCloseTo(0.375);
});

it('[FX10] a hand takes a value off its way at once, and leaves the others on theirs', () => {
  const turned = set(recall(desk, 'blue', 1000), 2000, '/stage/hue', -20);
  expect(at(turned, 'hue', 2000)).toBe(-20);
  expect(at(turned, 'trails', 2000)).toBeCloseTo(0.25);
});

it('[FX11] panic makes the effects neutral at once, and the light whole', () => {
  const calm = panic(
    set(set(recall(desk, 'blue', 1000), 1100, '/stage/blackout', true), 1200, '/stage/card', true),
    1500,
  );
  expect(calm.look.ways).toEqual({});
  expect(calm.look.stage).toMatchObject({ fx: 0, blackout: false, loop: 'off', level: 1, card: false });
});

it('[FX12] undo brings back what was, at once', () => {
  expect(at(undo(recall(desk, 'blue', 1000), 1500), 'hue', 1500)).toBe(0);
});

it('[FX13] a stored look has its effects whole, and neither the room’s light, a loop nor the card', () => {
  const lit = set(set(set(desk, 1, '/stage/level', 0.5), 1, '/stage/loop', '1'), 1, '/stage/card', true);
  const stored = storePreset(set(lit, 1, '/stage/zoom', 2), 'mine', 10).presets['mine'];
  expect(stored?.stage).toEqual({ zoom: 2, mirror: 0, trails: 0, trailzoom: 1, hue: 0, saturation: 1, contrast: 1 });
});

it('[FX20] a hand whose binding is smoothed takes the value there on a way of its own, and a hand without takes it off', () => {
  const smoothed = put(desk, { address: '/stage/hue', value: 90, smooth: 200, from: 'Test' }, 1000);
  expect(smoothed.look.stage['hue']).toBe(90);
  expect(at(smoothed, 'hue', 1000)).toBe(0);
  expect(at(smoothed, 'hue', 1100)).toBeGreaterThan(45);
  expect(at(smoothed, 'hue', 1200)).toBe(90);
  expect(at(set(smoothed, 1100, '/stage/hue', 10), 'hue', 1100)).toBe(10);
  expect(put(desk, { address: '/stage/freeze', value: true, smooth: 200, from: 'Test' }, 1000).look.ways).toEqual({});
});
