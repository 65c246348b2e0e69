/** `npm run check`: types, lint, format and dead exports. Each is one line, and its own words only when it fails. */
import { fileURLToPath } from 'node:url';
import { installPackages, run } from './setup.mjs';

const CHECKS = [
  ['types', 'tsc', '-b'],
  ['lint', 'oxlint', '--type-aware', '--quiet', 'src', 'test', 'scripts', 'bench'],
  ['format', 'biome', 'format', '--error-on-warnings', '.'],
  ['dead exports', 'knip', '--no-progress'],
];

/** How many of the checks passed and failed. */
export function check() {
  const counts = { passed: 0, failed: 0 };
  for (const [name, ...command] of CHECKS) {
    const isFine = run('npx', ['--no-install', ...command], { quiet: true });
    console.log(`${isFine ? '✓' : '✗'} ${name}`);
    counts[isFine ? 'passed' : 'failed'] += 1;
  }
  return counts;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installPackages();
  process.exit(check().failed === 0 ? 0 : 1);
}
