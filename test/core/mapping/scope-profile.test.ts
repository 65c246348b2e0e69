/** Scope's own MIDI profile becomes a mapping file. */
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { importProfile } from '../../../src/core/mapping/import-profile.ts';
import { fromScopeProfile } from '../../../src/core/mapping/scope-profile.ts';
import { parseMapping } from '../../../src/core/mapping/parse.ts';

const cc = (number: number, channel = 0) => ({ channel, midi_cc: number });
const profile = (mappings: readonly unknown[]) => [
  { name: 'Default', device: 'x', mappings },
  { name: 'Unused', mappings: [] },
];
const only = (mapping: unknown) => {
  const imported = fromScopeProfile(profile([mapping]));
  return imported?.mapping.bindings[0] ?? imported?.left[0];
};

test('[IM1] a control that moves a value moves the same value here, over the same range', () => {
  expect(
    only({ type: 'continuous', source: cc(21), target: { parameter: 'noise_scale' }, range: { min: 0, max: 1 } }),
  ).toEqual({ from: { channel: 1, cc: 21 }, to: '/param/noise_scale', out: [0, 1] });
  expect(only({ type: 'continuous', source: cc(22), target: { parameter: 'prompt_weight', arrayIndex: 1 } })).toEqual({
    from: { channel: 1, cc: 22 },
    to: '/prompt/2/weight',
  });
  expect(
    only({
      type: 'continuous',
      source: cc(22, 3),
      target: { parameter: 'prompt_weight', arrayIndex: 0 },
      range: { min: 100, max: 20 },
    }),
  ).toEqual({ from: { channel: 4, cc: 22 }, to: '/prompt/1/weight', out: [1, 0.2] });
  expect(
    only({ type: 'continuous', source: cc(1), target: { parameter: 'denoising_step_list', arrayIndex: 2 } }),
  ).toEqual({
    from: { channel: 1, cc: 1 },
    to: '/param/denoising_step_list/3',
  });
  expect(only({ type: 'continuous', source: cc(1), target: { parameter: 'manage_cache' } })).toMatchObject({
    mode: 'toggle',
  });
});

test('[IM2] triggers, toggles and lists press what they pressed', () => {
  const note = { channel: 9, midi_note: 36 };
  expect(only({ type: 'trigger', source: note, target: { action: 'reset_cache' } })).toEqual({
    from: { channel: 10, note: 36 },
    to: '/cache/reset',
  });
  expect(only({ type: 'trigger', source: note, target: { action: 'toggle_pause' } })).toMatchObject({ to: '/pause' });
  expect(only({ type: 'trigger', source: note, target: { action: 'switch_prompt_1' } })).toMatchObject({
    mode: 'set',
    to: [
      { address: '/prompt/1/weight', value: 0 },
      { address: '/prompt/2/weight', value: 1 },
      { address: '/prompt/3/weight', value: 0 },
      ...[4, 5, 6, 7, 8].map((n) => ({ address: `/prompt/${n}/weight`, value: 0 })),
    ],
  });
  expect(only({ type: 'enum_cycle', source: cc(40), target: { parameter: 'some_enum', values: ['a', 'b'] } })).toEqual({
    from: { channel: 1, cc: 40 },
    to: '/param/some_enum',
    mode: 'cycle',
    values: ['a', 'b'],
  });
});

test('[IM3] what has no like here, and what was never finished, is left out and told with its place', () => {
  const unfinished = { type: 'trigger', source: { channel: 0 }, target: { action: 'reset_cache' } };
  const lora = { type: 'continuous', source: cc(3), target: { parameter: 'lora_scale_ink' } };
  const steps = { type: 'trigger', source: cc(4), target: { action: 'add_denoising_step' } };
  expect(fromScopeProfile(profile([unfinished, lora, steps, 7]))?.left).toEqual([
    'mappings[0]: its learning was never finished',
    'mappings[1]: scales of LoRAs do nothing in Scope either',
    'mappings[2]: the number of steps belongs to the pipeline here',
    "mappings[3]: is no mapping of Scope's",
  ]);
});

test('[IM4] as it lies in the browser, text in a text too, it becomes a valid mapping file; what is none is refused in words', () => {
  const text = JSON.stringify(profile([{ type: 'continuous', source: cc(21), target: { parameter: 'noise_scale' } }]));
  for (const given of [text, JSON.stringify(text)]) {
    const imported = importProfile(given);
    expect(imported.ok && parseMapping(imported.value.text, 'x.json').ok).toBe(true);
  }
  expect(importProfile('{').ok).toBe(false);
  expect(importProfile('{"bindings": []}')).toMatchObject({ problems: [expect.stringContaining('no MIDI profile')] });
});

test('[IM5] whatever stands in a profile, what comes out is a valid file', () => {
  const wild = fc.record({
    type: fc.constantFrom('continuous', 'toggle', 'trigger', 'enum_cycle', 'other'),
    source: fc.record({ channel: fc.integer({ min: -1, max: 16 }), midi_cc: fc.integer({ min: -1, max: 128 }) }),
    target: fc.record({
      parameter: fc.oneof(fc.string(), fc.constantFrom('prompt_weight', 'denoising_step_list', 'noise_scale')),
      arrayIndex: fc.nat({ max: 12 }),
      action: fc.oneof(fc.string(), fc.constantFrom('switch_prompt', 'switch_prompt_3')),
      values: fc.array(fc.jsonValue(), { maxLength: 4 }),
    }),
    range: fc.option(
      fc.record({
        min: fc.double({ noNaN: true, noDefaultInfinity: true }),
        max: fc.double({ noNaN: true, noDefaultInfinity: true }),
      }),
    ),
  });
  fc.assert(
    fc.property(fc.array(wild, { maxLength: 5 }), (mappings) => {
      const imported = importProfile(JSON.stringify(profile(mappings)));
      expect(imported.ok && parseMapping(imported.value.text, 'x.json').ok).toBe(true);
    }),
  );
});
