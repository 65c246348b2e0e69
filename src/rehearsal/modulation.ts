/** Parameters that swing with the beat: evaluated once a chunk, whatever the documentation says. */
import type { Json } from '../core/unit.ts';
import { type Check, checkBody, defaulted, float, model, oneOf, optional, truth } from './check.ts';
import type { Parameters } from './pipeline.ts';
import type { BeatState } from './tempo.ts';

const config = model({
  enabled: defaulted(truth, true),
  shape: defaulted(oneOf('sine', 'cosine', 'triangle', 'saw', 'square', 'exp_decay'), 'cosine'),
  depth: defaulted(float({ ge: 0, le: 1 }), 0.3),
  rate: defaulted(oneOf('half_beat', 'beat', '2_beat', 'bar', '2_bar', '4_bar'), 'bar'),
  base_value: optional(float()),
  min_value: optional(float()),
  max_value: optional(float()),
});

type Modulation = typeof config extends Check<infer T> ? T : never;
export type Modulations = ReadonlyMap<string, Modulation>;

/** Invalid entries are left out, the others count. */
export function readModulations(raw: Parameters): Modulations {
  const read = new Map<string, Modulation>();
  for (const [name, entry] of Object.entries(raw)) {
    const checked = checkBody(entry, config);
    if ('value' in checked) read.set(name, checked.value);
  }
  return read;
}

export function modulate(
  parameters: Parameters,
  modulations: Modulations,
  beat: BeatState,
  beatsPerBar: number,
): Parameters {
  const result: { [key: string]: Json } = { ...parameters };
  for (const [name, modulation] of modulations) {
    if (!modulation.enabled) continue;
    const key = name === 'denoising_steps' ? 'denoising_step_list' : name;
    const swing = waveAt(modulation.shape, phaseAt(modulation.rate, beat, beatsPerBar));
    const value = modulatedValue(result[key], modulation, swing);
    if (value === undefined) continue;
    result[key] = value;
    if (key === 'noise_scale') Object.assign(result, { noise_controller: false, _modulated_noise_scale: true });
    if (key === 'denoising_step_list') result['_modulated_step_list'] = true;
  }
  return result;
}

function modulatedValue(current: Json | undefined, modulation: Modulation, swing: number): Json | undefined {
  const { depth, base_value: base, min_value: low, max_value: high } = modulation;
  if (isSteps(current)) return modulatedSteps(current, depth * swing, low ?? 1, high ?? 1000);
  const from = current ?? base;
  if (typeof from !== 'number') return undefined;
  return Math.min(high ?? Infinity, Math.max(low ?? -Infinity, from + depth * swing));
}

/** All steps move by the same amount, and stay strictly descending. */
function modulatedSteps(steps: readonly number[], swing: number, low: number, high: number): readonly number[] {
  const within = (step: number) => Math.max(Math.trunc(low), Math.min(Math.trunc(high), step));
  const moved = steps.map((step) => within(step + Math.round(Math.min(...steps) * swing)));
  for (let i = moved.length - 2; i >= 0; i -= 1) {
    const [here = 0, after = 0] = moved.slice(i, i + 2);
    if (here <= after) moved[i] = Math.min(high, after + 1);
  }
  for (let i = 1; i < moved.length; i += 1) {
    const [before = 0, here = 0] = moved.slice(i - 1, i + 1);
    if (here >= before) moved[i] = Math.max(low, before - 1);
  }
  const [first = 0] = moved;
  const isTooNarrow = moved.length >= 2 && first <= (moved.at(-1) ?? 0);
  return isTooNarrow ? steps.map(within) : moved;
}

export function phaseAt(rate: Modulation['rate'], beat: BeatState, beatsPerBar: number): number {
  const inCycle = (beats: number) => ((beat.beat_count % beats) + beat.beat_phase) / beats;
  switch (rate) {
    case 'half_beat':
      return (beat.beat_phase * 2) % 1;
    case 'beat':
      return beat.beat_phase;
    case '2_beat':
      return inCycle(2);
    case 'bar':
      return beat.bar_position / beatsPerBar;
    case '2_bar':
      return inCycle(2 * beatsPerBar);
    case '4_bar':
      return inCycle(4 * beatsPerBar);
    default:
      return rate satisfies never;
  }
}

export function waveAt(shape: Modulation['shape'], phase: number): number {
  const at = phase - Math.floor(phase);
  switch (shape) {
    case 'sine':
      return Math.sin(2 * Math.PI * at);
    case 'cosine':
      return Math.cos(2 * Math.PI * at);
    case 'triangle':
      return at < 0.25 ? 4 * at : at < 0.75 ? 2 - 4 * at : -4 + 4 * at;
    case 'saw':
      return 2 * at - 1;
    case 'square':
      return at < 0.5 ? 1 : -1;
    case 'exp_decay':
      return Math.exp(-at / 0.15);
    default:
      return shape satisfies never;
  }
}

const isSteps = (value: Json | undefined): value is readonly number[] =>
  Array.isArray(value) && value.length > 0 && value.every((step) => Number.isInteger(step));
