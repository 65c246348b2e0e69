/** The smaller parts of the view: parameters, stage, devices. */
import type { Shape } from '../address/row.ts';
import type { Desk } from '../desk/desk.ts';
import { stepsOf } from '../desk/params.ts';
import { read } from '../desk/read.ts';
import { underWay } from '../look/ways.ts';
import type { Rig } from '../rig.ts';
import { type Json, type Ms, plain } from '../unit.ts';
import { coverOf, NO_BEAT_MS } from './cover.ts';
import { missingDevices } from './missing.ts';
import { isLed } from '../tempo/clock.ts';
import { beatAt, beatMs } from '../tempo/tempo.ts';
import type { DeviceView, ParamView, StageView, View } from '../wire/view.ts';

export function paramsView(desk: Desk, now: Ms): readonly ParamView[] {
  const params = desk.world.params ?? [];
  const steps = stepsOf(desk.look).map(
    (value, i): ParamView => ({
      address: `/param/denoising_step_list/${i + 1}`,
      label: `Step ${i + 1}`,
      value,
      shape: { of: 'number', min: 0, max: 1000, step: 10 },
      cut: true,
      dead: null,
    }),
  );
  const rest = params.map(
    ({ name, label, shape, cost, dead }): ParamView => ({
      address: `/param/${name}`,
      label,
      value: read(desk, `/param/${name}`, now) ?? null,
      shape: shapeOf(shape),
      cut: cost === 'cut',
      dead,
    }),
  );
  const seed: ParamView = {
    address: '/seed',
    label: 'Seed',
    value: read(desk, '/seed', now) ?? 42,
    shape: { of: 'number', min: 0, max: 9999, step: 1 },
    cut: false,
    dead: null,
  };
  const live = [seed, ...rest.filter(({ dead }) => dead === null)];
  return [...live, ...steps, ...rest.filter(({ dead }) => dead !== null)];
}

function shapeOf(shape: Shape): ParamView['shape'] {
  switch (shape.of) {
    case 'number':
      return { of: 'number', min: shape.min, max: shape.max, step: shape.whole ? 1 : (shape.max - shape.min) / 100 };
    case 'bool':
      return { of: 'bool' };
    case 'choice':
      return { of: 'choice', options: shape.values };
    case 'text':
    case 'none':
      return { of: 'text' };
  }
}

export function stageView(rig: Rig, now: Ms): StageView {
  const { desk, cut } = rig;
  const { stage, flash, ways } = desk.look;
  const number = (name: string, fallback: number): number => numberOr(stage[name], fallback);
  return {
    level: number('level', 1),
    fade: number('fade', 0),
    blackout: stage['blackout'] === true,
    freeze: stage['freeze'] === true,
    loop: plain(stage['loop'] ?? 'off'),
    trails: number('trails', 0),
    trailzoom: number('trailzoom', 1),
    zoom: number('zoom', 1),
    hue: number('hue', 0),
    saturation: number('saturation', 1),
    contrast: number('contrast', 1),
    mirror: number('mirror', 0),
    dissolve: number('dissolve', 0.6),
    fx: number('fx', 1),
    flash: { ...flash, most: desk.show.flashes },
    fit: stage['fit'] === 'contain' || stage['fit'] === 'stretch' ? stage['fit'] : 'cover',
    turn: {
      scale: number('scale', 1),
      x: number('x', 0),
      y: number('y', 0),
      degrees: Number(stage['rotate'] ?? 0),
      flip: plain(stage['flip'] ?? 'off'),
    },
    film: plain(stage['film'] ?? ''),
    standby: {
      as: plain(stage['standby'] ?? 'loop'),
      afterMs: number('standbyafter', 10) * 1000,
      ...desk.show.standby,
    },
    late: plain(stage['late'] ?? 'ask'),
    card: stage['card'] === true,
    ways: underWay(ways, now),
    cut: { count: cut.count, withinMs: cut.ms },
    beatMs: Math.round(beatMs(desk.tempo) ?? NO_BEAT_MS),
    cover: coverOf(rig, now),
  };
}

const numberOr = (value: Json | undefined, fallback: number): number => (typeof value === 'number' ? value : fallback);

export const devicesView = (desk: Desk, now: Ms): readonly DeviceView[] => [
  ...Object.values(desk.senders)
    .filter(({ kind, at }) => kind === 'midi' || (at !== null && now - at < 600_000))
    .map(
      ({ name, kind, here, at, rate }): DeviceView => ({
        name,
        kind,
        state: here ? (at !== null && now - at < 1000 ? 'heard' : 'quiet') : 'gone',
        rate: kind !== 'midi' && rate >= 10 && at !== null && now - at < 1500 ? rate : null,
      }),
    ),
  ...missingDevices(desk),
];

const SOURCES = { none: 'no tempo', tapped: 'tapped', set: 'set', clock: 'MIDI clock' } as const;

export function tempoView({ tempo, quantize }: Desk, now: Ms): View['tempo'] {
  const beat = beatAt(tempo, now);
  return {
    bpm: tempo.bpm === null ? null : Math.round(tempo.bpm * 10) / 10,
    source: tempo.source === 'clock' && !isLed(tempo, now) ? 'clock lost' : SOURCES[tempo.source],
    quantize,
    beat: beat === null ? null : Math.floor(beat),
  };
}

/** The last gesture in words. */
export function gestureView(gesture: Desk['gesture']): View['gesture'] {
  if (gesture === null) return null;
  const { from, address, value, at } = gesture;
  const said = typeof value === 'number' ? String(Math.round(value * 100) / 100) : plain(value);
  return { from, address, became: `${address} ${said}`, at };
}
