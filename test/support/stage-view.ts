/** A stage at rest: full light, no effect. */
import type { StageView } from '../../src/core/wire/view.ts';

export const stageAtRest: StageView = {
  level: 1,
  fade: 0,
  blackout: false,
  freeze: false,
  loop: 'off',
  trails: 0,
  trailzoom: 1,
  zoom: 1,
  hue: 0,
  saturation: 1,
  contrast: 1,
  mirror: 0,
  dissolve: 0.6,
  fx: 1,
  flash: { count: 0, strength: 0, most: 3 },
  fit: 'cover',
  card: false,
  ways: {},
  cut: { count: 0, withinMs: 0 },
  beatMs: 1000,
  cover: null,
};
