/** The page for lighting desks, and the mapping it is made from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseMapping } from '../../../src/core/mapping/parse.ts';
import { channelsOf } from '../../../src/core/show/lighting-channels.ts';
import { lightingPage } from '../../../src/core/show/lighting.ts';
import { Board, fileOf } from '../mapping/board.ts';

const root = join(import.meta.dirname, '../../..');
const parsed = parseMapping(readFileSync(join(root, 'mappings/dmx/lighting-desk.json'), 'utf8'), 'lighting-desk.json');
if (!parsed.ok) throw new Error('lighting-desk.json');
const { mapping } = parsed.value;

test('[AN34] docs/lighting.md is what the shipped mapping says (npm run generate), each of its 24 channels once', () => {
  expect(readFileSync(join(root, 'docs/lighting.md'), 'utf8')).toBe(lightingPage(mapping));
  const channels = mapping.bindings.flatMap(({ from: { dmx, dmx16 } }) =>
    dmx === undefined ? [dmx16 ?? 0, (dmx16 ?? 0) + 1] : [dmx],
  );
  expect(channels).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
  expect(lightingPage(mapping)).toContain('a fixture of 24 channels');
});

test('[AN34] a personality has a row for each binding of a desk, and none for others', () => {
  const file = fileOf([
    { from: { dmx16: 3 }, to: ['/stage/fx', '/stage/hue'], out: [0, 1] },
    { from: { cc: 1 }, to: '/stage/fx' },
    { from: { dmx: 9 }, to: '/stage/freeze', mode: 'toggle' },
  ]);
  expect(channelsOf(file.mapping)).toEqual([
    ['3, 4', '16', '`/stage/fx`, `/stage/hue`', '0 to 1'],
    ['9', '8', '`/stage/freeze`', 'toggle'],
  ]);
});

test('[AN34] the shipped mapping plays weights, the master in 16 bit, pads, blackout and panic', () => {
  const desk = new Board(parsed.value);
  desk.dmx(Array.from({ length: 24 }, (_, i) => [i + 1, 0] as const));
  const moved = (channel: number, level: number) =>
    desk.dmx([[channel, level]]).map(({ change }) => [change.address, change.value]);
  expect(moved(8, 255)).toEqual([['/prompt/8/weight', 1]]);
  expect(moved(10, 255)).toEqual([['/stage/level', 255 / 65_535]]);
  expect(moved(22, 255)).toEqual([['/pad/8/recall', true]]);
  expect(moved(11, 255)).toEqual([['/stage/blackout', true]]);
  expect(moved(24, 255)).toEqual([['/panic', true]]);
});
