/** A long evening in virtual time: does what the rig knows, and what the process holds, stay as large as it is? */
import { lossless } from '../src/core/take/lossless.ts';
import { stateOf } from '../src/core/take/state.ts';
import type { Rig } from '../src/core/rig.ts';
import { fileOf } from '../test/core/mapping/board.ts';
import { type Gesture, storm } from '../test/core/rig/storm.ts';
import { SHOW } from '../test/support/deck.ts';
import { createSim, type Sim } from '../test/support/scope-sim.ts';
import { row } from './table.ts';

const MINUTE_MS = 60_000;
const EVERY_MINUTES = 5;
const STREAM_HZ = 30;

const MAPPING = fileOf([
  { from: { cc14: 0 }, to: '/prompt/1/weight' },
  { from: { cc: 7 }, to: '/prompt/2/weight' },
  { from: { cc: 8 }, to: ['/stage/hue', '/param/noise_scale'] },
  { from: { note: 40 }, to: '/pad/1/recall' },
  { from: { osc: '/td/a' }, to: '/prompt/3/weight', smooth: 300 },
]);

/** What ends an evening's connection now and then; whoever comes also goes. */
const BLOWS: readonly Gesture[] = [
  (sim) => sim.drop(true),
  (sim) => sim.drop(false),
  (sim) => sim.restartScope(),
  (sim) => {
    sim.pageGoes();
    sim.at(sim.now + sim.within(100, 2000), () => void sim.pageComes('operator'));
  },
  (sim) => {
    sim.reachable(false);
    sim.at(sim.now + sim.within(200, 6000), () => sim.reachable(true));
  },
];

/** A controller and another program that never rest, beside the hands of the storm. */
function instruments(sim: Sim): void {
  const again = () => {
    const turn = Math.sin(sim.now / 700);
    const bytes = [0xb0, turn > 0 ? 7 : 8, Math.round(63 + 63 * turn)];
    if (sim.now % 20_000 < 8000) sim.happen({ kind: 'midi', page: 'page-1', port: 'k', bytes });
    const args = [{ type: 'f', value: Math.fround(0.5 + turn / 2) }] as const;
    sim.happen({ kind: 'osc', from: '10.0.0.9', packet: [{ address: '/td/a', args }], faults: [] });
    // Every so often somebody new sends something that nobody knows.
    const stray = `/stray/${Math.floor(sim.now / 1000)}` as const;
    if (sim.now % 1000 < 1000 / STREAM_HZ) {
      const from = `10.0.${Math.floor(sim.now / 256_000) % 256}.${Math.floor(sim.now / 1000) % 256}`;
      sim.happen({ kind: 'osc', from, packet: [{ address: stray, args }], faults: [] });
    }
    sim.at(sim.now + 1000 / STREAM_HZ, again);
  };
  sim.happen({ kind: 'mapping', files: [MAPPING] });
  sim.happen({ kind: 'port', page: 'page-1', port: { key: 'k', name: 'Faders', maker: '' }, here: true });
  again();
}

const stateBytes = (rig: Rig): number => JSON.stringify(lossless(stateOf(rig))).length;
/** Where it lies: the largest parts of the desk. */
const largest = (rig: Rig): string =>
  Object.entries(stateOf(rig).desk)
    .map(([name, value]) => [name, JSON.stringify(lossless(value)).length] as const)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([name, bytes]) => `${name} ${Math.round(bytes / 1000)} kB`)
    .join(', ');

/** `gc` is Node's own, so that only what is held counts. Returns whether all stayed flat. */
export function soak(minutes: number, seed: number, gc: () => void): boolean {
  const sim = createSim({ seed, chunkMs: [400, 1500], show: SHOW });
  sim.connect();
  instruments(sim);
  console.log(`${minutes} minutes in virtual time: storms, a controller, a stream, lost connections; seed ${seed}.`);
  console.log(row('', ['actions', 'messages', 'state', 'heap', 'undo', 'largest'], 14));
  const seen: { readonly state: number; readonly heap: number }[] = [];
  let [actions, messages] = [0, 0];
  for (let minute = EVERY_MINUTES; minute <= minutes; minute += EVERY_MINUTES) {
    const until = minute * MINUTE_MS;
    while (sim.now < until) {
      storm(sim, 20, BLOWS);
      actions += sim.take.length;
      messages += sim.sends.length;
      // The recording is the test's own, and would hide what the rig holds.
      for (const list of [sim.take, sim.sends, sim.arrivals, sim.offers]) list.length = 0;
    }
    sim.put('/pause', false);
    gc();
    const [state, heap] = [stateBytes(sim.rig), process.memoryUsage().heapUsed];
    seen.push({ state, heap });
    const said = [
      actions,
      messages,
      `${Math.round(state / 1000)} kB`,
      `${(heap / 1e6).toFixed(1)} MB`,
      sim.rig.desk.past.length,
    ];
    console.log(row(`  ${minute} min`, said.map(String), 14) + `  ${largest(sim.rig)}`);
  }
  return [seen.map(({ state }) => state), seen.map(({ heap }) => heap)].every(isFlat);
}

/** The last third is no more than a tenth above the middle one: what must fill first has filled by then. */
function isFlat(values: readonly number[]): boolean {
  const third = Math.floor(values.length / 3);
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  return third === 0 || mean(values.slice(-third)) <= 1.1 * mean(values.slice(third, 2 * third));
}
