/**
 * `npm run bench`: ways of sending compared in virtual time, then what a gesture costs; figures to read, nothing that
 * passes or fails. `-- --live` compares over real connections too, `-- --scope URL` at a Scope that is already there;
 * `-- --osc` plays the built bridge by OSC, and nothing else.
 */
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { importCore } from './core.mjs';
import { findChromium, home, installPackages, run, stop } from './setup.mjs';

const HELP = `npm run bench -- [--sweeps N] [--seed N] [--live | --scope URL [--chunk-ms MS]] [--no-gestures] [--no-table] | --osc`;

function readOptions() {
  try {
    return parseArgs({
      allowNegative: true,
      options: {
        sweeps: { type: 'string', default: '20' },
        seed: { type: 'string', default: '1' },
        live: { type: 'boolean', default: false },
        scope: { type: 'string' },
        'chunk-ms': { type: 'string', default: '750' },
        gestures: { type: 'boolean', default: true },
        table: { type: 'boolean', default: true },
        osc: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch {
    return stop(HELP, 2);
  }
}

const options = readOptions();
if (options.help) stop(HELP, 0);
installPackages();

if (options.osc) {
  await build(['page', 'bridge', 'rehearsal']);
  await (await importCore('bench/osc.ts')).printOsc(home, findChromium());
  process.exit(0);
}

const [seed, sweeps, told] = [Number(options.seed), Number(options.sweeps), Number(options['chunk-ms'])];

if (options.table) (await importCore('bench/table.ts')).printTable(seed, sweeps);

if (options.live || options.scope !== undefined) {
  await build(['page', 'bridge', 'rehearsal']);
  const { printLive } = await importCore('bench/live.ts');
  await printLive({ home, scope: options.scope ?? null, seed, sweeps: Math.min(sweeps, 3), told });
}

if (options.gestures) (await importCore('bench/cost.ts')).printCost();

const isFine =
  !options.gestures ||
  run('npx', ['--no-install', 'vitest', 'bench', '--run', '--config', 'bench/vitest.config.ts'], { quiet: false });
// Not by draining: the library that makes the live connections does not survive it.
process.exit(isFine ? 0 : 1);
