/** The stage's effects as numbers at one instant, on their way or arrived; and when there are none. */
import { alongWay } from '../../core/look/ways.ts';
import type { Ms } from '../../core/unit.ts';
import type { StageView } from '../../core/wire/view.ts';

export type Effects = {
  readonly zoom: number;
  readonly mirror: number;
  readonly trails: number;
  readonly trailzoom: number;
  readonly hue: number;
  readonly saturation: number;
  readonly contrast: number;
  readonly fx: number;
};

export const NEUTRAL: Effects = {
  zoom: 1,
  mirror: 0,
  trails: 0,
  trailzoom: 1,
  hue: 0,
  saturation: 1,
  contrast: 1,
  fx: 1,
};

export function effectsAt(stage: StageView, now: Ms): Effects {
  const at = (name: keyof Effects): number => alongWay(stage.ways, name, stage[name], now);
  return {
    zoom: at('zoom'),
    mirror: Math.round(stage.mirror),
    trails: at('trails'),
    trailzoom: at('trailzoom'),
    hue: at('hue'),
    saturation: at('saturation'),
    contrast: at('contrast'),
    fx: at('fx'),
  };
}

/** The growth of trails that are not there is nothing. */
export const isNeutral = (effects: Effects): boolean =>
  effects.fx <= 0 ||
  (effects.zoom === 1 &&
    effects.mirror === 0 &&
    effects.trails === 0 &&
    effects.hue === 0 &&
    effects.saturation === 1 &&
    effects.contrast === 1);

export const sameEffects = (a: Effects, b: Effects): boolean =>
  a.zoom === b.zoom &&
  a.mirror === b.mirror &&
  a.trails === b.trails &&
  a.trailzoom === b.trailzoom &&
  a.hue === b.hue &&
  a.saturation === b.saturation &&
  a.contrast === b.contrast &&
  a.fx === b.fx;
