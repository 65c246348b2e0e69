/** The beat clock, and recalls that wait for it. */
import { expect, test } from 'vitest';
import { freshDesk, withShow } from '../../../src/core/desk/begin.ts';
import type { Desk } from '../../../src/core/desk/desk.ts';
import { put } from '../../../src/core/desk/put.ts';
import { ripenArmed } from '../../../src/core/desk/recall.ts';
import { EMPTY_SHOW } from '../../../src/core/show/show.ts';
import { beatAt, NO_TEMPO, nextLanding, nudge, tap, type Tempo, withBpm } from '../../../src/core/tempo/tempo.ts';

const taps = (times: readonly number[]): Tempo => times.reduce(tap, NO_TEMPO);

test('[TM1] three even taps set the tempo, and the first of them is the downbeat', () => {
  expect(taps([0, 500]).bpm).toBeNull();
  const set = taps([1000, 1500, 2000]);
  expect(set.bpm).toBeCloseTo(120);
  expect(beatAt(set, 1000)).toBeCloseTo(0);
  expect(beatAt(set, 2250)).toBeCloseTo(2.5);
});

test('[TM2] further taps refine it; a pause of two seconds or a tap far off begins a new row', () => {
  expect(taps([0, 500, 1000, 1480, 1990]).bpm).toBeCloseTo(120.6, 1);
  expect(taps([0, 500, 1000, 3500]).taps).toEqual([3500]);
  expect(taps([0, 500, 1000, 1800]).taps).toEqual([1800]);
  expect(taps([0, 500, 1000, 1800]).bpm).toBeCloseTo(120);
});

test('[TM3] a number keeps the present beat where it is, and a nudge moves it', () => {
  const slower = withBpm(taps([0, 500, 1000]), 60, 1250);
  expect(beatAt(slower, 1250)).toBeCloseTo(2.5);
  expect(beatAt(nudge(slower, 100), 1350)).toBeCloseTo(2.5);
});

test('[TM4] the grid is reached at the next beat, bar or bars that is not too early', () => {
  const tempo = withBpm(NO_TEMPO, 120, 0);
  expect(nextLanding(tempo, 'beat', 600)).toBeCloseTo(1000);
  expect(nextLanding(tempo, 'bar', 2000)).toBeCloseTo(2000);
  expect(nextLanding(tempo, '2-bar', 2001)).toBeCloseTo(4000);
  expect(nextLanding(tempo, '4-bar', 1)).toBeCloseTo(8000);
  expect(nextLanding(tempo, 'off', 1)).toBeNull();
  expect(nextLanding(NO_TEMPO, 'bar', 1)).toBeNull();
});

test('[TM30] taps faster than the fastest tempo, also several in one instant, keep a beat that is a number and stands on the last tap', () => {
  const drummed = taps(Array.from({ length: 200 }, (_, i) => i * 100));
  expect(drummed.bpm).toBe(300);
  expect(beatAt(drummed, 19_900)).toBeCloseTo(199);
  const atOnce = taps([5000, 5000, 5000, 5000, 5000]);
  expect(Number.isFinite(atOnce.zero)).toBe(true);
  expect(Number.isFinite(nextLanding(atOnce, 'bar', 5000))).toBe(true);
});

const preset = (id: string) => ({
  id,
  name: id,
  prompts: [{ name: id, text: `a ${id}`, weight: 1 }],
  blend: null,
  over: null,
  method: null,
  cover: null,
  parameters: {},
  stage: {},
});
const onBars = (): Desk => {
  const show = { ...EMPTY_SHOW, presets: [preset('sea'), preset('city')] };
  const desk = withShow(freshDesk, 'x', show, true, 0);
  return { ...desk, tempo: withBpm(NO_TEMPO, 120, 0), quantize: 'bar', lead: 1200 };
};
const press = (desk: Desk, address: string, now: number): Desk =>
  put(desk, { address, value: true, smooth: 0, from: 'test' }, now);

test('[TM5] with a grid a recall waits, and is sent so early that it is seen on the beat', () => {
  const armed = press(onBars(), '/pad/2/recall', 900);
  expect(armed.armed).toEqual({ preset: 'city', place: null, grid: 'bar', lands: 4000, cover: 'none', glides: true });
  expect(armed.played).toBeNull();
  expect(ripenArmed(armed, 2049).played).toBeNull();
  expect(ripenArmed(armed, 2050).played?.preset).toBe('city');
});

test('[TM6] pressed again it is cancelled; another one takes its place; panic forgets it', () => {
  const armed = press(onBars(), '/pad/2/recall', 900);
  expect(press(armed, '/pad/2/recall', 950).armed).toBeNull();
  expect(press(armed, '/pad/1/recall', 950).armed?.preset).toBe('sea');
  expect(press(armed, '/panic', 950).armed).toBeNull();
});

test('[TM7] without a tempo nothing waits, whatever the grid', () => {
  expect(press({ ...onBars(), tempo: NO_TEMPO }, '/pad/2/recall', 900).played?.preset).toBe('city');
});

test('[TM32] an armed recall follows the tempo it waits in: nudged, faster or begun anew, it lands on the grid as it is then', () => {
  const armed = press(onBars(), '/pad/2/recall', 900);
  const landsAt = (tempo: Tempo) => ripenArmed({ ...armed, tempo }, 920).armed?.lands;
  expect(landsAt(armed.tempo)).toBe(4000);
  expect(landsAt(nudge(armed.tempo, 60))).toBeCloseTo(4060);
  expect(landsAt(withBpm(armed.tempo, 125, 0))).toBeCloseTo(3840);
  expect(landsAt({ ...armed.tempo, zero: 900 })).toBeCloseTo(2900);
  expect(landsAt(NO_TEMPO)).toBe(4000);
});
