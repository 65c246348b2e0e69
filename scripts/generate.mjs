/** `npm run generate`: writes what follows from the address table and the file schemas; a test asks that it was done. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { importCore, root } from './core.mjs';

const { generated } = await importCore('src/core/show/generated.ts');
const { linkPage } = await importCore('src/core/link/drawn.ts');
const { controllersPage } = await importCore('src/core/show/controllers.ts');
const { lightingPage } = await importCore('src/core/show/lighting.ts');

const folder = join(root, 'mappings/controllers');
const ids = (await readdir(folder)).flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []));
const controllers = ids.sort().map(async (id) => {
  const mapping = JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8'));
  return { id, mapping, layout: await readFile(join(folder, `${id}.layout.txt`), 'utf8') };
});
const pages = {
  ...generated(),
  'docs/link.md': linkPage(),
  'docs/lighting.md': lightingPage(JSON.parse(await readFile(join(root, 'mappings/dmx/lighting-desk.json'), 'utf8'))),
  'docs/controllers.md': controllersPage(await Promise.all(controllers)),
};

for (const [path, text] of Object.entries(pages)) {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
  console.log(path);
}
