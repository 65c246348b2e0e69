import { expect, it } from 'vitest';
import { sayFarewell } from '../../src/bridge/lights.ts';
import type { ToPage } from '../../src/core/wire/page.ts';
import { fileOf } from '../core/mapping/board.ts';
import { Stand } from '../core/desk/plugs-stand.ts';

it('[LG18] an end in order tells each page that holds a device to leave it dark', () => {
  const here = new Stand();
  const exit = ['F0 7D 00 F7'];
  here.map(
    fileOf([{ from: { note: 1 }, to: '/stage/freeze', mode: 'toggle', feedback: true }], {
      inputs: { box: { type: 'midi', port: 'Box', exit } },
    }),
  );
  here.plug('k');
  here.put('/stage/freeze', true);
  here.run(200);
  const told: [string, ToPage][] = [];
  sayFarewell(here.rig, { tell: (page, message) => told.push([page, message]) });
  expect(told).toEqual([
    ['p', { say: 'bytes', port: 'k', bytes: [0x90, 1, 0] }],
    ['p', { say: 'bytes', port: 'k', bytes: [0xf0, 0x7d, 0, 0xf7] }],
  ]);
});
