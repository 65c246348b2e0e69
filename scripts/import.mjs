/** `npm run import -- FILE`: Scope's own MIDI profile becomes a mapping file, which is printed; what has no like here is told beside it. */
import { readFile } from 'node:fs/promises';
import { importCore } from './core.mjs';

const file = process.argv.slice(2).find((argument) => argument !== '--');
const leave = (sentence) => {
  console.error(sentence);
  process.exit(2);
};
if (file === undefined)
  leave("Give the file with Scope's MIDI profile: npm run import -- profile.json > mappings/mine.json");

const { importProfile } = await importCore('src/core/mapping/import-profile.ts');
const text = await readFile(file, 'utf8').catch((fault) =>
  leave(`${file}: cannot be read: ${fault.code === 'ENOENT' ? 'there is no such file' : fault.message}`),
);
const imported = importProfile(text);
if (!imported.ok) leave(`${file}: ${imported.problems.join(' ')}`);
for (const sentence of imported.value.left) console.error(`${file}: ${sentence}; left out`);
process.stdout.write(imported.value.text);
