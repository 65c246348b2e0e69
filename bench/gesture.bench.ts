/** What one movement of a fader costs, from its bytes to the lane, with ten, a hundred and a thousand bindings. */
import { bench, describe } from 'vitest';
import type { Action } from '../src/core/action.ts';
import { type Rig, turn } from '../src/core/rig.ts';
import { rigWith } from './rig-with.ts';

function fader(rig: Rig) {
  let held = rig;
  let n = 0;
  return () => {
    n += 1;
    const action: Action = { at: rig.now + n, kind: 'midi', page: 'page-1', port: 'k', bytes: [0xb0, 0, n & 127] };
    held = turn(held, action).rig;
    // The time of one sweep over and over: a rig of which hours have passed would be another.
    if (n === 500) [n, held] = [0, rig];
  };
}

const COUNTS = [10, 100, 1000];

describe('a fader that moves a weight', () => {
  for (const count of COUNTS) bench(`${count} bindings`, fader(rigWith(count, '/prompt/1/weight', true)));
});
describe('a fader that moves a parameter of Scope', () => {
  for (const count of COUNTS) bench(`${count} bindings`, fader(rigWith(count, '/param/vace_context_scale', true)));
});
describe('a fader that moves the stage', () => {
  for (const count of COUNTS) bench(`${count} bindings`, fader(rigWith(count, '/stage/hue', true)));
});
describe('the same without a connection', () => {
  bench('a weight, 1000 bindings', fader(rigWith(1000, '/prompt/1/weight', false)));
  bench('the stage, 1000 bindings', fader(rigWith(1000, '/stage/hue', false)));
});
