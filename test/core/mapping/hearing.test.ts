/** What a flood may leave out of an address that mappings know. */
import { expect, test } from 'vitest';
import { thin } from '../../../src/core/control/osc-thin.ts';
import { compile } from '../../../src/core/mapping/compile.ts';
import { hearingOf } from '../../../src/core/mapping/hearing.ts';
import { fileOf } from './board.ts';

const compiled = compile(
  [
    fileOf(
      [
        { from: { osc: '/td/fader' }, to: '/prompt/1/weight' },
        { from: { osc: '/td/kick' }, to: '/stage/flash' },
        { from: { osc: '/td/both' }, to: '/prompt/1/weight' },
        { from: { osc: '/td/both' }, to: '/pad/1/recall' },
        { from: { osc: '/td/mute' }, to: '/prompt/1/mute', mode: 'toggle' },
        { from: { osc: '/band/*' }, to: '/stage/zoom' },
        { from: { osc: '/stage/level' }, to: '/tempo/tap' },
      ],
      { inputs: { td: { type: 'osc' } } },
    ),
  ],
  { params: null },
);
const hearing = (address: string) => hearingOf(compiled, address);

test('[CT85] an address of a mapping is a value in a flood where all that it moves follows it, and counts where one thing is pressed', () => {
  expect(['/td/fader', '/band/3', '/td/kick', '/td/both', '/td/mute', '/stage/level', '/else'].map(hearing)).toEqual([
    'values',
    'values',
    'more',
    'more',
    'more',
    'more',
    'nothing',
  ]);
  const said = (['/td/fader', '/td/kick', '/stage/level', '/stage/hue', '/else'] as const).flatMap((address) =>
    [0.1, 0.2, 0.3].map((value) => ({ from: 'a', messages: [{ address, args: [{ type: 'f' as const, value }] }] })),
  );
  const { kept, left } = thin(said, hearing);
  expect(left).toBe(4);
  expect(kept.flatMap(({ messages }) => messages.map(({ address }) => address))).toEqual([
    '/td/fader',
    '/td/kick',
    '/td/kick',
    '/td/kick',
    '/stage/level',
    '/stage/level',
    '/stage/level',
    '/stage/hue',
    '/else',
    '/else',
    '/else',
  ]);
});
