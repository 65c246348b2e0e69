/** `npm test`: everything that must hold, from types to a browser that plays; ends with one line that counts it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { check } from './check.mjs';
import { findChromium, home, installPackages } from './setup.mjs';

installPackages();
process.env.CHROME_PATH = findChromium();
await build();

/** One after the other: a browser and a video encoder want both cores of a small machine. */
const PROJECTS = ['core', 'bridge', 'page', 'e2e'];
const asked = process.argv.slice(2);
const total = asked.length === 0 ? check() : { passed: 0, failed: 0 };

for (const project of asked.length === 0 ? PROJECTS : asked) {
  const report = join(home, '.cache', `tests-${project}.json`);
  mkdirSync(join(home, '.cache'), { recursive: true });
  rmSync(report, { force: true });
  const args = [
    '--no-install',
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const done = spawnSync('npx', args, { cwd: home, stdio: 'inherit' });
  const { passed, failed } = counted(report);
  total.passed += passed;
  // A run that broke off before its tests is a failure too, whatever it counted.
  total.failed += failed === 0 && done.status !== 0 ? 1 : failed;
}

console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

function counted(report) {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numFailedTestSuites, numTotalTests, numPendingTests } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  // A skipped test is a check that cannot fail, and counts as one that did.
  const broken = numFailedTests === 0 && numFailedTestSuites > 0 ? 1 : 0;
  return { passed: numPassedTests, failed: numFailedTests + broken + numPendingTests + (numTotalTests === 0 ? 1 : 0) };
}
