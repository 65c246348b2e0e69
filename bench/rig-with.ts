/** A rig under moving hands, for benchmarks of gestures. */
import type { Rig } from '../src/core/rig.ts';
import { fileOf } from '../test/core/mapping/board.ts';
import { SHOW } from '../test/support/deck.ts';
import { createSim } from '../test/support/scope-sim.ts';

/**
 * Live if there is a `channel`, with a message out as nearly always, and `count` bindings of which the first is played;
 * each control has been moved before, so that there is a hand's place and a link's value for every one of them.
 */
export function rigWith(count: number, to: string, channel: boolean): Rig {
  const bindings = Array.from({ length: count }, (_, i) => ({
    from: { cc: i % 120, channel: 1 + Math.floor(i / 120) },
    to: i === 0 ? to : '/stage/fx',
  }));
  const sim = createSim({ seed: 1, chunkMs: [750, 750], show: SHOW });
  sim.happen({ kind: 'mapping', files: [fileOf(bindings)] });
  if (channel) sim.connect();
  sim.happen({ kind: 'port', page: 'page-1', port: { key: 'k', name: 'Faders', maker: '' }, here: true });
  sim.put('/prompt/2/weight', 0.5);
  for (let i = 0; i < count; i++) {
    const status = 0xb0 + Math.floor(i / 120);
    for (const value of [0, 127])
      sim.happen({ kind: 'midi', page: 'page-1', port: 'k', bytes: [status, i % 120, value] });
  }
  return sim.rig;
}
