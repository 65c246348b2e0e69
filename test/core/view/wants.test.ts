/** What the pages are to ask their browsers for. */
import { expect, test } from 'vitest';
import { freshDesk } from '../../../src/core/desk/begin.ts';
import { withMapping } from '../../../src/core/desk/world.ts';
import { freshRig, turn } from '../../../src/core/rig.ts';
import { wantsView } from '../../../src/core/view/wants.ts';
import { fileOf } from '../mapping/board.ts';

test('[VW30] while somebody learns every port and gamepad is wanted, and else what the mappings name', () => {
  const named = { inputs: { a: { type: 'midi', port: 'APC' } } };
  const rig = freshRig(withMapping(freshDesk, [fileOf([], named)]));
  expect(wantsView(rig)).toEqual({ midi: true, sysex: false, ports: ['APC'], gamepad: false });
  const learns = turn(freshRig(), { at: 0, kind: 'learn', deed: { do: 'begin' } }).rig;
  expect(wantsView(freshRig())).toEqual({ midi: false, sysex: false, ports: [], gamepad: false });
  expect(wantsView(learns)).toEqual({ midi: true, sysex: false, ports: null, gamepad: true });
});
