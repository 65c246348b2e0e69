/** What we ship, as users find it: valid, printing as it was read, and what is generated as the tables have it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/core/mapping/compile.ts';
import { parseMapping } from '../../../src/core/mapping/parse.ts';
import { generated } from '../../../src/core/show/generated.ts';
import { parseShow } from '../../../src/core/show/parse.ts';
import { Board } from './board.ts';

const root = join(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const jsonIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && !path.endsWith('.schema.json'))
    .map((path) => join(folder, path));

describe('[SF1] every shipped file is valid and prints as it was read', () => {
  it.each(jsonIn('mappings'))('%s', (path) => {
    const parsed = parseMapping(read(path), path);
    expect(parsed.ok ? [] : parsed.problems).toEqual([]);
    if (!parsed.ok) return;
    expect(parsed.value.mapping).toEqual(JSON.parse(read(path)));
    expect(parseMapping(JSON.stringify(parsed.value.mapping), path)).toEqual(parsed);
    const { controls, ports } = compile([parsed.value], { params: null });
    expect(controls.length + ports.length).toBeGreaterThan(0);
  });
  it.each(jsonIn('shows'))('%s', (path) => {
    const parsed = parseShow(read(path), path);
    expect(parsed.ok ? [] : parsed.problems).toEqual([]);
    if (!parsed.ok) return;
    expect(parsed.value).toEqual(JSON.parse(read(path)));
    expect(parsed.value.presets?.length).toBeGreaterThanOrEqual(8);
    expect(parsed.value.safe).toBeDefined();
    expect(parsed.value.setlist?.length).toBeGreaterThan(0);
  });
});

describe('[SF2] what is generated is what the tables say (npm run generate)', () => {
  it.each(Object.entries(generated()))('%s', (path, text) => {
    expect(read(path)).toBe(text);
  });
});

const boardOf = (path: string, values: ConstructorParameters<typeof Board>[1] = {}): Board => {
  const parsed = parseMapping(read(path), path);
  if (!parsed.ok) throw new Error(path);
  return new Board(parsed.value, values);
};

describe('[SF3] the shipped mappings do what they say', () => {
  it('nanoKONTROL2: faders are prompts, R buttons pads, with MARKER SET the next eight', () => {
    const desk = boardOf('mappings/controllers/korg-nanokontrol2.json', { '/layer/shift': false });
    expect(desk.cc(3, 127)).toMatchObject([{ change: { address: '/prompt/4/weight', value: 1 }, took: true }]);
    expect(desk.cc(65, 127)).toMatchObject([{ change: { address: '/pad/2/recall' } }]);
    expect(desk.cc(60, 127)).toMatchObject([{ change: { address: '/layer/shift', value: true } }]);
    expect(desk.cc(65, 127)).toMatchObject([{ change: { address: '/pad/10/recall' } }]);
    expect(desk.compiled.wants).toMatchObject({ midi: true, sysex: true, ports: ['nanoKONTROL2'] });
  });
  it('APC mini: the top left pad is pad 1', () => {
    const desk = boardOf('mappings/controllers/akai-apc-mini.json');
    desk.port = { key: 'a', name: 'APC MINI MIDI 1' };
    expect(desk.note(56, 127)).toMatchObject([{ change: { address: '/pad/1/recall' } }]);
    expect(desk.note(7, 127)).toMatchObject([{ change: { address: '/pad/64/recall' } }]);
    desk.port = { key: 'b', name: 'APC mini mk2 Control' };
    expect(desk.note(56, 127)).toEqual([]);
  });
  it('TouchDesigner: intensity is the weight of prompt 2', () => {
    const desk = boardOf('mappings/osc/touchdesigner.json');
    expect(desk.osc('/td/intensity', [1])).toMatchObject([
      { change: { address: '/prompt/2/weight', value: 1 }, smooth: 400 },
    ]);
    expect(desk.osc('/td/scene', [4])).toMatchObject([{ change: { address: '/setlist/go', value: 4 } }]);
  });
  it("Scope's own addresses keep their meaning", () => {
    const desk = boardOf('mappings/osc/scope-osc.json');
    expect(desk.osc('/scope/prompt', ['a misty forest'])).toMatchObject([
      { change: { address: '/prompts', value: 'a misty forest' } },
    ]);
    expect(desk.osc('/scope/transition_steps', [8])).toMatchObject([
      { change: { address: '/transition/steps', value: 8 } },
    ]);
    expect(desk.osc('/scope/denoising_step_list', [1000, 750, 500, 250]).map(({ change }) => change.value)).toEqual([
      1000, 750, 500, 250,
    ]);
    expect(desk.osc('/scope/paused', [true])).toMatchObject([{ change: { address: '/pause', value: true } }]);
    expect(desk.osc('/scope/reset_cache', [1])).toMatchObject([{ change: { address: '/cache/reset', value: true } }]);
  });
});
