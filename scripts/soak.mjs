/**
 * `npm run soak`: an hour of performance in virtual time, with the size of what is held; `-- --live MINUTES` plays the
 * built app in a real browser for so long and samples the memory of bridge, rehearsal and page; `-- --hidden MINUTES`
 * plays it in a tab that another one hides.
 */
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { build } from './build.mjs';
import { importCore } from './core.mjs';
import { findChromium, home, installPackages, stop } from './setup.mjs';

function readOptions() {
  try {
    return parseArgs({
      options: {
        minutes: { type: 'string', default: '60' },
        seed: { type: 'string', default: '1' },
        live: { type: 'string' },
        hidden: { type: 'string' },
      },
    }).values;
  } catch {
    return stop('npm run soak -- [--minutes N] [--seed N] [--live MINUTES] [--hidden MINUTES]', 2);
  }
}

const { minutes, seed, live, hidden } = readOptions();
installPackages();

if (live === undefined && hidden === undefined) {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc');
  const { soak } = await importCore('bench/soak.ts');
  const isFlat = soak(Number(minutes), Number(seed), gc);
  console.log(isFlat ? 'flat' : 'it grows');
  process.exit(isFlat ? 0 : 1);
}

await build(['page', 'bridge', 'rehearsal']);
if (hidden !== undefined) {
  const { hiddenLive } = await importCore('bench/hidden-live.ts');
  await hiddenLive(home, Number(hidden), findChromium());
  process.exit(0);
}
const { soakLive } = await importCore('bench/soak-live.ts');
const isFlat = await soakLive(home, Number(live), findChromium());
process.exit(isFlat ? 0 : 1);
