/**
 * `node scripts/record-take.mjs`: plays the two shows of the regression test anew and keeps their takes and sends;
 * with `--sends` the takes stay, and only what they send is written anew. Read the difference before you commit it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importCore, root } from './core.mjs';

const folder = join(root, 'test/core/take/fixtures');
const { shows } = await importCore('test/core/take/shows.ts');
const { sendsOf } = await importCore('test/core/take/takes.ts');
const keepsTakes = process.argv.includes('--sends');

for (const [name, play] of Object.entries(shows)) {
  const take = join(folder, `${name}.jsonl`);
  if (!keepsTakes) writeFileSync(take, play().text);
  const sends = sendsOf(readFileSync(take, 'utf8'));
  writeFileSync(join(folder, `${name}.sends.txt`), sends);
  console.log(`${name}: ${Math.round(readFileSync(take).length / 1000)} kB, ${sends.split('\n').length - 1} messages`);
}
