/** `npm run fuzz -- [--packets N] [--seed N]`: mutated OSC packets played into a rig, with what they cost in memory. */
import { parseArgs } from 'node:util';
import { importCore } from './core.mjs';
import { installPackages } from './setup.mjs';

const { values } = parseArgs({
  options: { packets: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
});
installPackages();
const { fuzzOsc } = await importCore('test/support/osc-fuzz.ts');
const [packets, seed] = [Number(values.packets), Number(values.seed)];
const PART = 50_000;
let accepted = 0;
const odd = [];
const heaps = [];
for (let done = 0; done < packets; done += PART) {
  const figures = fuzzOsc(seed + done, Math.min(PART, packets - done));
  accepted += figures.accepted;
  odd.push(...figures.wrong, ...figures.differs);
  globalThis.gc?.();
  heaps.push(Math.round(process.memoryUsage().heapUsed / 1e6));
}
console.log(`${packets} packets, seed ${seed}: ${accepted} read, ${packets - accepted} refused, none threw`);
console.log(`heap in MB after each ${PART}: ${heaps.join(' ')}`);
for (const each of odd.slice(0, 20)) console.log(`odd: ${each}`);
process.exit(odd.length === 0 ? 0 : 1);
