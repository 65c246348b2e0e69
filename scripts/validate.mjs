/** `npm run validate -- FILE…`: one line for each mapping or show file, and what is odd in it; leaves with 2 when any of them is wrong. */
import { readFile } from 'node:fs/promises';
import { importCore } from './core.mjs';

const files = process.argv.slice(2).filter((argument) => argument !== '--');

if (files.length === 0) {
  console.error('Give the mapping and show files to look at: npm run validate -- mappings/mine.json');
  process.exit(2);
}

const { validate } = await importCore('src/core/show/validate.ts');
let wrong = 0;
for (const file of files) {
  let text;
  try {
    text = await readFile(file, 'utf8');
  } catch (fault) {
    wrong++;
    console.log(`${file}: cannot be read: ${fault.code === 'ENOENT' ? 'there is no such file' : fault.message}`);
    continue;
  }
  const { kind, sentences, notes } = validate(text, file);
  if (sentences.length === 0) {
    console.log(`${file}: ok, a ${kind} file`);
    for (const note of notes) console.log(`  note: ${note}`);
    continue;
  }
  wrong++;
  for (const sentence of sentences) console.log(sentence);
}
process.exitCode = wrong === 0 ? 0 : 2;
