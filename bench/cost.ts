/** What a gesture costs in time of the processor, which a busy machine disturbs less than the clock on the wall. */
import { cpuUsage } from 'node:process';
import type { Action } from '../src/core/action.ts';
import { type Rig, turn } from '../src/core/rig.ts';
import { findings, keepings } from './parts.ts';
import { rigWith } from './rig-with.ts';
import { row } from './table.ts';

const GESTURES = 500;
const PARTS = 50;
const ROUNDS = 40;
const COUNTS = [10, 100, 1000] as const;
const TARGETS = [
  ['a weight', '/prompt/1/weight'],
  ['a parameter of Scope', '/param/vace_context_scale'],
  ['the stage', '/stage/hue'],
] as const;

/** One sweep of a fader, a gesture each millisecond. */
const sweep = (rig: Rig) => (): void => {
  let held = rig;
  for (let n = 1; n <= GESTURES; n++) {
    const action: Action = { at: rig.now + n, kind: 'midi', page: 'page-1', port: 'k', bytes: [0xb0, 0, n & 127] };
    held = turn(held, action).rig;
  }
};

type Cost = { readonly least: number; readonly median: number };

/** Microseconds for one of the `times` that `run` does it: the least and the median of many rounds. */
export function cost(run: () => void, times: number): Cost {
  for (let i = 0; i < ROUNDS; i++) run();
  const rounds = Array.from({ length: ROUNDS }, () => {
    const before = cpuUsage();
    for (let i = 0; i < 4; i++) run();
    const { user, system } = cpuUsage(before);
    return (user + system) / (4 * times);
  }).toSorted((a, b) => a - b);
  return { least: rounds[0] ?? 0, median: rounds[ROUNDS / 2] ?? 0 };
}

export const said = ({ least, median }: Cost): string => `${least.toFixed(2)} (${median.toFixed(2)}) µs`;
const print = (name: string, costs: readonly Cost[], more: readonly string[] = []): void =>
  console.log(row(`  ${name}`, [...costs.map(said), ...more], 20));

export function printCost(): void {
  const heads = COUNTS.map((count) => `with ${count}`);
  console.log(`\n${row('A gesture through turn: least (median)', [...heads, 'at 1000 a second'], 20)}`);
  for (const [name, address] of TARGETS) {
    const costs = COUNTS.map((count) => cost(sweep(rigWith(count, address, true)), GESTURES));
    // 1 µs a gesture, a thousand times a second, is a thousandth of a core.
    print(name, costs, [`${((costs.at(-1)?.median ?? 0) / 10).toFixed(2)} % of a core`]);
  }
  for (const [title, parts] of [
    ['Its binding found', findings],
    ["Its hand's place kept", keepings],
  ] as const) {
    console.log(`\n${row(title, heads, 20)}`);
    for (const [name, part] of Object.entries(parts))
      print(
        name,
        COUNTS.map((count) => cost(part(count, PARTS), PARTS)),
      );
  }
}
