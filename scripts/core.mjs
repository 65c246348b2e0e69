/** The rooms of src/core as plain JavaScript, for the scripts: built once by vite into .cache and imported from there. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Imports one TypeScript file of the project, given by its path from the root. */
export async function importCore(entry) {
  // Under the root, so that packages are found; in a folder of its own, so that two scripts at once do not meet.
  const folder = await mkdtemp(join(root, 'node_modules', '.scope-deck-'));
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: join(root, entry),
        outDir: folder,
        emptyOutDir: false,
        target: 'node20',
        rolldownOptions: { output: { entryFileNames: 'core.mjs' } },
      },
    });
    return await import(pathToFileURL(join(folder, 'core.mjs')).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
