/** What a dense sender says: a hundred channels that a mapping binds, or that nothing hears. */
const COUNT = 100;
const numbers = Array.from({ length: COUNT - 1 }, (_, i) => i + 1);

/** One of our own, by which a bundle is known again in the view. */
export const PROBE = '/stage/x';

/** What a hundred channels may well move: weights, parameters, and the stage. */
const TARGETS = [
  ...Array.from({ length: 8 }, (_, i) => `/prompt/${i + 1}/weight`),
  '/stage/hue',
  '/stage/saturation',
  '/stage/contrast',
  '/stage/zoom',
  '/stage/trails',
  '/stage/trailzoom',
  '/stage/level',
  '/stage/y',
  '/param/noise_scale',
  '/param/vace_context_scale',
  '/transition/time',
  '/stage/dissolve',
];

export const MAPPING = {
  format: 'scope-deck/mapping@1',
  name: 'Dense',
  inputs: { td: { type: 'osc' } },
  bindings: numbers.map((n) => ({ from: { osc: `/td/c${n}` }, to: TARGETS[n % TARGETS.length] })),
};

export type Scene = { readonly name: string; readonly addresses: readonly string[]; readonly moving: number };

export const SCENES: readonly Scene[] = [
  { name: 'bound, all of them moving', addresses: [PROBE, ...numbers.map((n) => `/td/c${n}`)], moving: COUNT },
  { name: 'bound, ten of them moving', addresses: [PROBE, ...numbers.map((n) => `/td/c${n}`)], moving: 10 },
  { name: 'that nothing hears', addresses: [PROBE, ...numbers.map((n) => `/td/u${n}`)], moving: COUNT },
];
