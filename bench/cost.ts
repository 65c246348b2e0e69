/** What a gesture costs in time of the processor, which a busy machine disturbs less than the clock on the wall. */
import { cpuUsage } from 'node:process';
import type { Action } from '../src/core/action.ts';
import { type Rig, turn } from '../src/core/rig.ts';
import { rigWith } from './rig-with.ts';
import { row } from './table.ts';

const GESTURES = 500;
const ROUNDS = 40;
const TARGETS = [
  ['a weight', '/prompt/1/weight'],
  ['a parameter of Scope', '/param/vace_context_scale'],
  ['the stage', '/stage/hue'],
] as const;

/** One sweep of a fader, a gesture each millisecond. */
function sweep(rig: Rig): void {
  let held = rig;
  for (let n = 1; n <= GESTURES; n++) {
    const action: Action = { at: rig.now + n, kind: 'midi', page: 'page-1', port: 'k', bytes: [0xb0, 0, n & 127] };
    held = turn(held, action).rig;
  }
}

/** Microseconds for one gesture, the least and the median of many rounds. */
function cost(rig: Rig): readonly [least: number, median: number] {
  for (let i = 0; i < ROUNDS; i++) sweep(rig);
  const rounds = Array.from({ length: ROUNDS }, () => {
    const before = cpuUsage();
    for (let i = 0; i < 4; i++) sweep(rig);
    const { user, system } = cpuUsage(before);
    return (user + system) / (4 * GESTURES);
  }).toSorted((a, b) => a - b);
  return [rounds[0] ?? 0, rounds[ROUNDS / 2] ?? 0];
}

export function printCost(): void {
  const cells = ['10 bindings', '100', '1000', 'of a core at 1000 a second'];
  console.log(`\n${row('A gesture through turn: least (median) of processor time', cells, 20)}`);
  for (const [name, address] of TARGETS) {
    const costs = [10, 100, 1000].map((count) => cost(rigWith(count, address, true)));
    const said = costs.map(([least, median]) => `${least.toFixed(1)} (${median.toFixed(1)}) µs`);
    const [, hundred] = costs;
    console.log(row(`  ${name}`, [...said, `${((hundred?.[0] ?? 0) / 10).toFixed(2)} %`], 20));
  }
}
