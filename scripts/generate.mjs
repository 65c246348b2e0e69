/** `npm run generate`: writes what follows from the address table and the file schemas; a test asks that it was done. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { importCore, root } from './core.mjs';

const { generated } = await importCore('src/core/show/generated.ts');
for (const [path, text] of Object.entries(generated())) {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
  console.log(path);
}
