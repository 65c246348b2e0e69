/** `npm run replay -- FILE…`: folds takes again and prints what was sent; leaves with 2 when one cannot be folded. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { importCore } from './core.mjs';

const files = process.argv.slice(2).filter((argument) => argument !== '--');

if (files.length === 0) {
  console.error('Give the takes to fold; they lie in "takes" of the data folder: npm run replay -- FILE');
  process.exit(2);
}

const { replay } = await importCore('src/core/take/replay.ts');
const { sentence } = await importCore('src/core/problem.ts');
for (const file of files) {
  let text;
  try {
    text = await readFile(file, 'utf8');
  } catch (fault) {
    const why = { ENOENT: 'there is no such file', EISDIR: 'it is a folder' }[fault.code] ?? fault.message;
    console.error(`${file}: cannot be read: ${why}`);
    process.exitCode = 2;
    continue;
  }
  const replayed = replay(text, basename(file));
  if (!replayed.ok) {
    for (const problem of replayed.problems) console.error(sentence(problem));
    process.exitCode = 2;
    continue;
  }
  const { beganAt, sends, cut } = replayed.value;
  // Times from the beginning, in seconds; what a screen shows beside it goes to stderr, so that two runs can be compared.
  for (const { at, message } of sends) {
    console.log(`${((at - beganAt) / 1000).toFixed(3).padStart(10)}  ${JSON.stringify(message)}`);
  }
  const began = beganAt > 1e12 ? `, from ${new Date(beganAt).toLocaleString()}` : '';
  console.error(`${basename(file)}: ${sends.length} messages${began}${cut ? '; its last line is not whole' : ''}`);
}
