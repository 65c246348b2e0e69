/** `npm test`: everything that must hold, from types to a browser that plays; ends with one line that counts it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { check } from './check.mjs';
import { findChromium, home, installPackages, installPeers } from './setup.mjs';

installPackages();
process.env.CHROME_PATH = findChromium();
installPeers();
await build();

/** One after the other: a browser and a video encoder want both cores of a small machine. */
const PROJECTS = ['core', 'bridge', 'page', 'e2e'];
const asked = process.argv.slice(2);
const total = asked.length === 0 ? check() : { passed: 0, failed: 0 };

for (const project of asked.length === 0 ? PROJECTS : asked) {
  let result = run(project);
  if (project === 'e2e' && result.failedFiles.length > 0) result = again(project, result);
  total.passed += result.passed;
  total.failed += result.failed;
}

console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

function run(project, files = []) {
  const report = join(home, '.cache', `tests-${project}.json`);
  mkdirSync(join(home, '.cache'), { recursive: true });
  rmSync(report, { force: true });
  const args = [
    '--no-install',
    'vitest',
    'run',
    ...files,
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const done = spawnSync('npx', args, { cwd: home, stdio: 'inherit' });
  const result = counted(report);
  // A run that broke off before its tests is a failure too, whatever it counted.
  return result.failed === 0 && done.status !== 0 ? { ...result, failed: 1 } : result;
}

/**
 * These play real processes against the wall clock, on machines that others use: a file that fails is played once more from
 * its start, and what fails then has failed. What passed only then is named, so that nobody takes it for sound.
 */
function again(project, first) {
  const second = run(project, first.failedFiles);
  for (const name of first.failedTests.filter((failed) => !second.failedTests.includes(failed)))
    console.log(`passed only when played again: ${name}`);
  return { passed: first.passedElsewhere + second.passed, failed: second.failed };
}

function counted(report) {
  const none = { passed: 0, failed: 1, failedFiles: [], failedTests: [], passedElsewhere: 0 };
  if (!existsSync(report)) return none;
  const { numPassedTests, numFailedTests, numFailedTestSuites, numTotalTests, numPendingTests, testResults } =
    JSON.parse(readFileSync(report, 'utf8'));
  // A skipped test is a check that cannot fail, and counts as one that did.
  const broken = numFailedTests === 0 && numFailedTestSuites > 0 ? 1 : 0;
  const tests = (files, status) =>
    files.flatMap((file) => file.assertionResults.filter((test) => test.status === status));
  const files = testResults.filter(({ status }) => status === 'failed');
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken + numPendingTests + (numTotalTests === 0 ? 1 : 0),
    failedFiles: files.map(({ name }) => name),
    failedTests: tests(files, 'failed').map(({ fullName }) => fullName),
    passedElsewhere: numPassedTests - tests(files, 'passed').length,
  };
}
