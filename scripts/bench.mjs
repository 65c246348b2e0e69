/** `npm run bench`: comparisons of two ways in one run; figures to read, nothing that passes or fails. */
import { installPackages, run } from './setup.mjs';

installPackages();
process.exit(run('npx', ['--no-install', 'vitest', 'bench', '--run', '--config', 'bench/vitest.config.ts']) ? 0 : 1);
