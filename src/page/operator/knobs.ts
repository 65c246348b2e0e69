/** The eight knobs of the stage, in a controller's order: how each value becomes a place on a fader, and words. */
import type { Json } from '../../core/unit.ts';
import type { StageView } from '../../core/wire/view.ts';
import { places } from './words.ts';

export type Knob = {
  readonly name: string;
  readonly address: string;
  readonly form: 'plain' | 'centre' | 'notch';
  readonly steps: number | null;
  /** Where it rests, 0..1: Backspace goes there. */
  readonly neutral: number;
  readonly at: (stage: StageView) => number;
  readonly value: (at: number) => Json;
  readonly text: (stage: StageView) => string;
  readonly isOn: (stage: StageView) => boolean;
};

const loops = ['off', '1/2', '1', '2', '4'] as const;

const line = (
  name: string,
  key: 'trails' | 'zoom' | 'hue' | 'saturation' | 'mirror' | 'dissolve' | 'fx',
  range: { low: number; high: number; rest: number },
  text: (value: number) => string,
  more: Partial<Pick<Knob, 'form' | 'steps' | 'isOn'>> = {},
): Knob => {
  const span = range.high - range.low;
  return {
    name,
    address: `/stage/${key}`,
    form: 'plain',
    steps: null,
    neutral: (range.rest - range.low) / span,
    at: (stage) => (stage[key] - range.low) / span,
    value: (at) => Math.round((range.low + at * span) * 1000) / 1000,
    text: (stage) => text(stage[key]),
    isOn: (stage) => Math.abs(stage[key] - range.rest) > span / 1000,
    ...more,
  };
};

export const loopWords = (loop: string): string =>
  loop === 'off' ? 'off' : `${loop.replace('1/2', '½')} beat${loop === '2' || loop === '4' ? 's' : ''}`;

export const knobs: readonly Knob[] = [
  {
    name: 'Loop',
    address: '/stage/loop',
    form: 'notch',
    steps: loops.length - 1,
    neutral: 0,
    at: (stage) =>
      Math.max(
        0,
        loops.findIndex((loop) => loop === stage.loop),
      ) /
      (loops.length - 1),
    value: (at) => loops[Math.round(at * (loops.length - 1))] ?? 'off',
    text: (stage) => loopWords(stage.loop),
    isOn: (stage) => stage.loop !== 'off',
  },
  line('Trails', 'trails', { low: 0, high: 0.98, rest: 0 }, (value) => places(value, 2)),
  line('Zoom', 'zoom', { low: 1, high: 4, rest: 1 }, (value) => places(value, 1)),
  line('Hue', 'hue', { low: -180, high: 180, rest: 0 }, (value) => `${Math.round(value)}°`, { form: 'centre' }),
  line('Saturation', 'saturation', { low: 0, high: 2, rest: 1 }, (value) => places(value, 1), { form: 'centre' }),
  line('Mirror', 'mirror', { low: 0, high: 12, rest: 0 }, (value) => (value < 1 ? 'off' : String(Math.round(value))), {
    steps: 12,
  }),
  line('Dissolve', 'dissolve', { low: 0, high: 4, rest: 0.6 }, (value) => `${places(value, 1)} s`),
  line('Effects', 'fx', { low: 0, high: 1, rest: 1 }, (value) => String(Math.round(value * 100)), {
    isOn: (stage) => stage.fx > 0,
  }),
];
