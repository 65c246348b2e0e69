/** Whatever hands and broken devices do: nothing throws, nothing grows without end, and nothing stays on when all have left. A failure names its seed. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { MappingFile } from '../../../src/core/mapping/file.ts';
import { parseMapping } from '../../../src/core/mapping/parse.ts';
import { clashesOf } from '../../../src/core/mapping/clashes.ts';
import { sentence } from '../../../src/core/problem.ts';
import { viewOf } from '../../../src/core/view/view.ts';
import { fileOf } from '../mapping/board.ts';
import { Stand } from './plugs-stand.ts';

const folder = new URL('../../../mappings/controllers/', import.meta.url);
const shipped: readonly MappingFile[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const parsed = parseMapping(readFileSync(new URL(name, folder), 'utf8'), name);
    if (!parsed.ok) throw new Error(name);
    return parsed.value;
  });

/** All kinds of control at once, on any port, and things that hold. */
const wild = fileOf([
  { from: { cc14: 1 }, to: '/stage/fx' },
  { from: { nrpn: 300 }, to: '/stage/hue' },
  { from: { rpn: 0 }, to: '/stage/zoom' },
  { from: { pitchbend: true }, to: '/crossfade/position', smooth: { oneEuro: {} } },
  { from: { cc: 20, relative: 'twos-complement' }, to: '/transition/time' },
  { from: { note: 60 }, to: '/layer/shift' },
  { from: { note: 61 }, to: '/stage/freeze', mode: 'gate' },
  { from: { note: 62 }, to: '/pad/1/recall' },
  { from: { note: 62 }, to: '/pad/1/store', press: 'long' },
  { from: { note: 62 }, to: '/stage/flash', press: 'double' },
  { from: { cc: 64 }, to: '/layer/alt' },
  { from: { polytouch: 3 }, to: '/morph/x' },
  { from: { aftertouch: true }, to: '/morph/y', layer: 'shift' },
  { from: { key: 'KeyG' }, to: '/layer/keys' },
]);

function random(seed: number): () => number {
  let state = (seed * 7919 + 1) % 2_147_483_647;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const storm = (seed: number, steps: number): Stand => {
  const here = new Stand();
  const next = random(seed);
  const below = (most: number): number => Math.floor(next() * most);
  here.map(wild, ...shipped.slice(seed % 4, (seed % 4) + 4));
  here.show('sea', 'city');
  const channelBytes = () => [0x80 + below(0x70), below(128), below(128)];
  const blows: readonly (() => void)[] = [
    () => here.midi('k', ...channelBytes()),
    () => here.midi('k2', ...channelBytes()),
    () => here.midi('k', 0xb0, [1, 33, 6, 38, 98, 99, 100, 101, 96, 97][below(10)] ?? 1, below(128)),
    () => here.midi('k', 0x90, 60 + below(4), below(2) * 90),
    () => here.midi('k2', 0x90, 60 + below(4), below(2) * 90),
    () => here.midi('k', ...Array.from({ length: below(9) }, () => below(256))),
    () => here.midi('k', ...([[0xf8], [0xfa], [0xfb], [0xfc], [0xf2, below(128), below(128)], [0xfe]][below(6)] ?? [])),
    () =>
      here.midi('k', 0xf0, ...Array.from({ length: below(5) }, () => below(128)), ...(below(2) === 0 ? [0xf7] : [])),
    () =>
      here.do({
        kind: 'key',
        page: 'p',
        code: ['KeyG', 'KeyP', 'Space'][below(3)] ?? '',
        down: below(2) === 0,
        shift: false,
        ctrl: false,
      }),
    () => here.unplug(below(2) === 0 ? 'k' : 'k2'),
    () => here.plug(below(2) === 0 ? 'k' : 'k2'),
    () => here.map(wild, ...shipped.slice(below(10), 10)),
    () => here.run(below(30) * 20),
    () => here.put('/stage/fx', next()),
  ];
  here.plug('k');
  here.plug('k2');
  for (let i = 0; i < steps; i++) {
    here.now += below(12);
    blows[below(blows.length)]?.();
  }
  return here;
};

describe('[HD1] whatever bytes come from whatever devices that come and go, nothing throws and every value stays a value', () => {
  it.each(Array.from({ length: 12 }, (_, i) => i + 1))('seed %i', (seed) => {
    const here = storm(seed, 400);
    const view = viewOf(here.rig, here.now, { server: '', rehearsal: false, files: { mappings: [], shows: [] } });
    expect(JSON.stringify(view)).not.toMatch(/NaN|Infinity|undefined/);
    for (const { stage } of [view])
      for (const [name, value] of Object.entries(stage))
        if (typeof value === 'number') expect(Number.isFinite(value), name).toBe(true);
  });
});

describe('[HD2] when all devices and pages have left, no layer, gate, press or half control is left on', () => {
  it.each(Array.from({ length: 12 }, (_, i) => i + 101))('seed %i', (seed) => {
    const here = storm(seed, 300);
    here.map(wild);
    for (const key of ['k', 'k2']) {
      here.plug(key);
      here.midi(key, 0x90, 61, 90);
      here.unplug(key);
    }
    here.close('p');
    here.run(2000);
    expect(Object.values(here.rig.desk.layers).filter(Boolean)).toEqual([]);
    expect(here.read('/stage/freeze')).toBe(false);
    const { presses, due } = here.rig.desk.hands;
    expect({ presses, due, keys: here.rig.desk.keys }).toEqual({ presses: [], due: [], keys: [] });
  });
});

test('[HD3] a device that floods 5000 messages a second makes nothing grow, its last value is played, and its lights stay below 50 a second', () => {
  const here = new Stand();
  here.map(
    fileOf([
      { from: { cc: 7 }, to: '/prompt/1/weight', takeover: 'jump', feedback: { cc: 8 } },
      { from: { note: 1 }, to: '/stage/freeze', mode: 'toggle', feedback: true },
    ]),
  );
  here.show('sea');
  here.plug('k');
  here.do({ kind: 'monitor', page: 'p', open: true });
  here.do({ kind: 'learn', deed: { do: 'target', address: '/stage/hue' } });
  for (let i = 0; i < 10_000; i++) {
    here.now += 0.2;
    if (i % 3 === 2) here.midi('k', 0x90, i % 128, i % 2 === 0 ? 100 : 0);
    else here.midi('k', 0xb0, i % 3 === 0 ? 7 : i % 120, i % 128);
    if (i % 100 === 0) here.run(0.2, 0.2);
  }
  here.midi('k', 0xb0, 7, 127);
  here.run(500);
  const { desk } = here.rig;
  expect(desk.look.slots[0]?.weight.to).toBe(1);
  expect(desk.past.length).toBeLessThanOrEqual(100);
  expect(desk.notes.length).toBeLessThanOrEqual(32);
  expect(desk.monitor?.rows.length).toBeLessThanOrEqual(48);
  expect(desk.learn?.traces.length).toBeLessThanOrEqual(64);
  expect(Object.keys(desk.senders)).toHaveLength(1);
  const times = here.told.map(({ at }) => at);
  for (const from of times) expect(times.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(50);
});

test('[HD4] two files that bind one control to different things are said, with both; layers and conditions are no clash', () => {
  const said = (...files: readonly MappingFile[]): readonly string[] => {
    const here = new Stand();
    here.map(...files);
    return here.rig.desk.mapping.problems.flatMap((problem) =>
      problem.code === 'mapping/clash'
        ? [
            `${problem.control}: ${problem.plays}${problem.first === null ? '' : ` (${problem.first})`}, ${problem.file} ${problem.place}: ${problem.also}, ${problem.more} more`,
          ]
        : [],
    );
  };
  const box = { inputs: { box: { type: 'midi', port: 'Box' } } };
  const one = fileOf([{ from: { cc: 5 }, to: '/stage/hue' }], box, 'box.json');
  const other = fileOf(
    [{ from: { cc: 5, channel: 1 }, to: '/stage/zoom' }],
    { inputs: { box: { type: 'midi', port: 'Box SLIDER' } } },
    'learned.json',
  );
  expect(said(one, other)).toEqual(['CC 5: /stage/hue, learned.json bindings[0]: /stage/zoom, 0 more']);
  const any = fileOf(
    [4, 5, 6].map((n) => ({ from: { cc: n }, to: `/prompt/${n}/weight` })),
    {},
    'any.json',
  );
  const three = fileOf(
    [4, 5, 6].map((n) => ({ from: { cc: n }, to: `/prompt/${n - 1}/weight` })),
    box,
    'box.json',
  );
  expect(said(any, three)).toEqual(['CC 4: /prompt/4/weight, box.json bindings[0]: /prompt/3/weight, 2 more']);
  expect(said(one, fileOf([{ from: { cc: 5 }, to: '/stage/hue' }], box, 'same.json'))).toEqual([]);
  expect(said(one, fileOf([{ from: { cc: 5 }, to: '/stage/zoom', layer: 'shift' }], box, 'layer.json'))).toEqual([]);
});

test('[HD5] two bindings of one file that bind one control are said with both places, but for what is surely meant', () => {
  const said = (...bindings: readonly object[]): readonly string[] =>
    clashesOf([fileOf(bindings, {}, 'mine.json')]).map(sentence);
  const hue = { from: { cc: 5 }, to: '/stage/hue' };
  expect(said({ from: { cc: 4 }, to: '/stage/fx' }, hue, { from: { cc: 5, channel: 1 }, to: '/stage/zoom' })).toEqual([
    'mine.json: bindings[1] and bindings[2] both bind CC 5: "/stage/hue", "/stage/zoom". Both act. Take one out, or make it one binding with a list.',
  ]);
  expect(said(hue, { ...hue, out: [0, 90] }, { ...hue, to: '/stage/fx' })[0]).toContain('So with 1 more.');
  const note = { from: { note: 36 }, to: '/pad/1/recall' };
  const turn = { from: { cc: 9, relative: 'signed-bit' }, to: '/setlist/next' };
  const fine: readonly (readonly object[])[] = [
    [hue, { from: { cc: 5 }, to: '/stage/zoom', layer: 'shift' }],
    [{ from: { cc: 5 }, to: ['/stage/hue', '/stage/zoom'] }],
    [note, { ...note, to: '/pad/1/store', press: 'long' }],
    [turn, { ...turn, to: '/setlist/previous', invert: true }],
    [
      { ...hue, in: [0, 63] },
      { ...hue, in: [64, 127], to: '/stage/zoom' },
    ],
    [
      { ...hue, from: { cc: 5, channel: 1 } },
      { from: { cc: 5, channel: 2 }, to: '/stage/zoom' },
    ],
  ];
  for (const bindings of fine) expect(said(...bindings)).toEqual([]);
  for (const file of shipped) expect(clashesOf([file]).map(sentence)).toEqual([]);
});
