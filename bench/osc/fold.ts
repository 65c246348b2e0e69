/** What a dense bundle costs in the bridge's own parts: the fold, the line of a take, and the view that pages are told. */
import { decodeOsc, encodeOscBundle, type OscMessage } from '../../src/core/control/osc.ts';
import type { Action } from '../../src/core/action.ts';
import { Mapping } from '../../src/core/mapping/file.ts';
import { type Rig, turn } from '../../src/core/rig.ts';
import { lineOf } from '../../src/core/take/take.ts';
import { viewOf } from '../../src/core/view/view.ts';
import { viewDiff, viewWriter } from '../../src/bridge/view-diff.ts';
import { cost, said } from '../cost.ts';
import { rigWith } from '../rig-with.ts';
import { row } from '../table.ts';
import { MAPPING, SCENES } from './channels.ts';

const TIMES = 30;
const FRAME_MS = 1000 / 60;
const AROUND = { server: 'x', rehearsal: false, files: { mappings: [], shows: [] } };

export function printFold(): void {
  console.log(`\n${row('A bundle of a hundred: least (median)', ['turn', 'its take', 'the view', 'its telling'], 22)}`);
  for (const { name, addresses, moving } of SCENES) {
    const bundles = Array.from({ length: TIMES }, (_, n) => bundleOf(addresses, moving, n));
    const mapped = { at: 0, kind: 'mapping', files: [{ id: 'dense', mapping: Mapping.parse(MAPPING) }] } as const;
    let rig = turn(rigWith(1, '/stage/fx', true), mapped).rig;
    const actionOf = (bytes: Uint8Array, at: number): Action => {
      const { messages } = decodeOsc(bytes);
      return { at, kind: 'osc', from: '127.0.0.1', packet: messages, faults: [] };
    };
    const begun = rig;
    const play = (): Rig =>
      bundles.reduce((held, bytes, n) => turn(held, actionOf(bytes, begun.now + n * FRAME_MS)).rig, begun);
    rig = play();
    const actions = bundles.map((bytes, n) => actionOf(bytes, n));
    const [write, diff] = [viewWriter(), viewDiff()];
    const each = (run: (n: number) => unknown) => cost(() => actions.forEach((_, n) => run(n)), TIMES);
    const cells = [
      cost(play, TIMES),
      each((n) => lineOf({ action: actions[n] ?? mapped, now: n })),
      each((n) => viewOf(rig, rig.now + n, AROUND)),
      each((n) => diff(write(viewOf(rig, rig.now + n, AROUND)))),
    ];
    console.log(row(`  ${name}`, cells.map(said), 22));
  }
}

const bundleOf = (addresses: readonly string[], moving: number, n: number): Uint8Array =>
  encodeOscBundle(
    addresses.map((address, i): OscMessage => {
      const value = i <= moving ? ((n * 7 + i * 131) % 997) / 997 : 0.5;
      return { address: `/${address.slice(1)}`, args: [{ type: 'f', value }] };
    }),
  );
