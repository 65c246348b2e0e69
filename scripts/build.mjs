/** Builds what is older than its sources: the pages, the bridge, and the rehearsal server. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { home, installPackages } from './setup.mjs';

const PARTS = {
  page: { sources: ['src/page', 'src/core', 'index.html', 'stage.html', 'vite.config.ts'], out: 'dist/page' },
  bridge: { sources: ['src/bridge', 'src/core'], out: 'dist/bridge', entry: 'src/bridge/main.ts' },
  rehearsal: { sources: ['src/rehearsal', 'src/core'], out: 'dist/rehearsal', entry: 'src/rehearsal/main.ts' },
};

export async function build(names = ['page', 'bridge', 'rehearsal']) {
  for (const name of names) {
    const part = PARTS[name];
    const mark = join(home, 'dist', `.${name}`);
    const digest = digestOf([...part.sources, 'package-lock.json']);
    if (existsSync(mark) && readFileSync(mark, 'utf8') === digest && existsSync(join(home, part.out))) continue;
    await buildPart(part);
    mkdirSync(join(home, 'dist'), { recursive: true });
    writeFileSync(mark, digest);
  }
}

async function buildPart({ out, entry }) {
  const { build: viteBuild } = await import('vite');
  if (entry === undefined) return viteBuild({ root: home, logLevel: 'warn' });
  return viteBuild({
    root: home,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: entry,
      outDir: out,
      target: 'node20',
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { output: { entryFileNames: '[name].js' } },
    },
  });
}

function digestOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) walk(join(home, path), (file) => hash.update(file).update(readFileSync(file)));
  return hash.digest('hex');
}

function walk(path, visit) {
  if (!existsSync(path)) return;
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    visit(path);
    return;
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) walk(join(path, entry.name), visit);
    else visit(join(path, entry.name));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installPackages();
  await build();
}
