/** The sentences of broken show files. */
import { describe, expect, it } from 'vitest';
import { sentence } from '../../../src/core/problem.ts';
import { parseShow } from '../../../src/core/show/parse.ts';
import { validate } from '../../../src/core/show/validate.ts';

const sentencesOf = (more: object): readonly string[] => {
  const parsed = parseShow(JSON.stringify({ format: 'scope-deck/show@1', name: 'Test', ...more }), 'x.json');
  return parsed.ok ? [] : parsed.problems.map(sentence);
};
const forest = { id: 'forest', prompts: [{ text: 'a misty forest' }] };
const city = { id: 'city' };

describe('[SH1] a broken show is refused with the place, the fault and what would be right', () => {
  it.each<[string, object]>([
    [
      'setlist[1]: there is no preset "citty"; did you mean "city"?',
      { presets: [forest, city], setlist: ['forest', 'citty'] },
    ],
    [
      'setlist[0].preset: there is no preset "sea"; there is "forest", "city"',
      { presets: [forest, city], setlist: [{ preset: 'sea' }] },
    ],
    ['safe: there is no preset "forst"; did you mean "forest"?', { presets: [forest], safe: 'forst' }],
    [
      'presets[1].id: "forest" is the id of presets[0] too; give another, such as "forest-2"',
      { presets: [forest, forest] },
    ],
    [
      'presets[0].id: "Neon City" does not fit; give a small letter first, then small letters, digits, "-" or "_", at most 32',
      { presets: [{ id: 'Neon City' }] },
    ],
    ['prompts: has 9 items; give at most 8', { prompts: Array.from({ length: 9 }, () => ({ text: 'x' })) }],
    ['presets: has 129 items; give at most 128', { presets: Array.from({ length: 129 }, (_, i) => ({ id: `p${i}` })) }],
    ['prompts[0].text: has 1501 signs; give at most 1500', { prompts: [{ text: 'x'.repeat(1501) }] }],
    ['prompts[0].weight: 2 is out of range; give a number from 0 to 1', { prompts: [{ text: 'x', weight: 2 }] }],
    [
      'transition: says its length twice, as "time" and "steps"; give one of them',
      { transition: { time: 2, steps: 4 } },
    ],
    [
      'presets[0].transition: unknown key "seconds"; there is "time", "beats", "steps", "method", "cover"',
      { presets: [{ id: 'a', transition: { seconds: 2 } }] },
    ],
    [
      'presets[0].stage: unknown key "trails2"; did you mean "trails"?',
      { presets: [{ id: 'a', stage: { trails2: 1 } }] },
    ],
    ['stage.zoom: 9 is out of the range of "/stage/zoom"; give a number from 1 to 4', { stage: { zoom: 9 } }],
    [
      'stage: unknown key "flash"; there is "level", "fade", "blackout", "freeze", "loop", "dissolve", "zoom", "mirror", "trails", "trailzoom", "hue", "saturation" and more',
      { stage: { flash: 1 } },
    ],
    [
      'parameters.noise_scale: 2 is out of the range of "noise_scale"; give a number from 0 to 1',
      { parameters: { noise_scale: 2 } },
    ],
    [
      'parameters.width: has no place here; put it in pipeline.load: it counts only when the pipeline is loaded',
      { parameters: { width: 512 } },
    ],
    [
      'parameters.denoising_step_list: [250,500] is no list of steps; give 1 to 10 whole numbers from 1000 to 0, each below the one before',
      { parameters: { denoising_step_list: [250, 500] } },
    ],
    [
      'pipeline.load.width: 500 is no size that Scope can load; give a multiple of 16',
      { pipeline: { id: 'longlive', load: { width: 500 } } },
    ],
    [
      'pipeline.load.seed: Scope ignores "seed"; did you mean "base_seed"?',
      { pipeline: { id: 'longlive', load: { seed: 1 } } },
    ],
    ['blend: "slurp" is not known; did you mean "slerp"?', { blend: 'slurp' }],
    ['unknown key "preset"; did you mean "presets"?', { preset: [] }],
  ])('%s', (expected, more) => {
    expect(sentencesOf(more)[0]).toBe(`x.json: ${expected}`);
  });
});

it('[SH2] the show of the design is right', () => {
  const show = {
    pipeline: { id: 'longlive', load: { width: 576, height: 320, base_seed: 42 } },
    parameters: { denoising_step_list: [1000, 750, 500, 250], manage_cache: true },
    prompts: [{ name: 'Forest', text: 'a misty forest at dawn', weight: 1 }],
    blend: 'linear',
    transition: { steps: 8, method: 'slerp' },
    presets: [
      forest,
      { id: 'city', parameters: { noise_scale: 0.8 }, stage: { trails: 0.3 }, transition: { time: 6 } },
    ],
    setlist: ['forest', 'city'],
    safe: 'forest',
  };
  expect(sentencesOf(show)).toEqual([]);
});

describe('[SH3] a file of either kind is judged by its format', () => {
  it.each([
    ['{ "format": "scope-deck/show@1", "name": "x" }', 'show', []],
    ['{ "format": "scope-deck/mapping@1", "name": "x", "bindings": [] }', 'mapping', []],
    [
      '{ "format": "scope-deck/show@1", "nam": "x" }',
      'show',
      ['f.json: name: is missing; give a text in quotes', 'f.json: unknown key "nam"; did you mean "name"?'],
    ],
    ['{ "a": }', 'mapping', ['f.json line 1: "}" where a value should stand']],
    ['{}', 'mapping', ['f.json: format: names no kind of file; give "scope-deck/mapping@1" or "scope-deck/show@1"']],
  ])('%s', (text, kind, sentences) => {
    expect(validate(text, 'f.json')).toEqual({ kind, sentences, notes: [] });
  });
});
