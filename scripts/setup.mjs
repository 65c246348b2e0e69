/** What every command needs first: Node that is new enough, packages that match the lock file, and, for tests, a Chromium. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const home = join(dirname(fileURLToPath(import.meta.url)), '..');

export function stop(sentence, code = 1) {
  console.error(sentence);
  process.exit(code);
}

/** Runs a program of the system; its words are shown only when it fails. */
export function run(command, args, { quiet = false, cwd = home, env = process.env } = {}) {
  const done = spawnSync(command, args, { cwd, env, stdio: quiet ? 'pipe' : 'inherit', encoding: 'utf8' });
  if (quiet && done.status !== 0) process.stderr.write(done.stdout + done.stderr);
  return done.status === 0;
}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isNew = major > 20 || (major === 20 && minor >= 19);
  if (!isNew)
    stop(`Scope Deck needs Node 20.19 or later; this is ${process.versions.node}. Install it from nodejs.org.`);
}

/** Installs the packages when they are missing or when the lock file changed since. */
export function installPackages() {
  checkNode();
  const lock = createHash('sha256')
    .update(readFileSync(join(home, 'package-lock.json')))
    .digest('hex');
  const mark = join(home, 'node_modules', '.scope-deck-lock');
  const isThere = existsSync(mark) && readFileSync(mark, 'utf8') === lock;
  if (isThere) return;
  console.log('Installing packages (once) …');
  if (!run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error']))
    stop('The packages could not be installed. Is this computer online?');
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, lock);
}

const CHROMES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a Chrome or Chromium; installs Debian's when there is none. */
export function findChromium() {
  const given = process.env.CHROME_PATH;
  const found = given !== undefined && given !== '' ? given : CHROMES.find((path) => existsSync(path));
  if (found !== undefined && existsSync(found)) return found;
  console.log('No Chrome found; installing Debian’s chromium (once) …');
  const isRoot = process.getuid?.() === 0;
  const apt = (...args) =>
    isRoot ? run('apt-get', args, { quiet: true }) : run('sudo', ['-n', 'apt-get', ...args], { quiet: true });
  const hasApt = spawnSync('apt-get', ['--version']).status === 0;
  if (hasApt) {
    process.env.DEBIAN_FRONTEND = 'noninteractive';
    const install = () => apt('install', '-y', '--no-install-recommends', 'chromium');
    if (!install() && apt('update')) install();
  }
  const path = CHROMES.find((each) => existsSync(each));
  if (path === undefined) {
    stop(
      'The tests play in a real browser and found none. Install Chromium ("sudo apt-get install chromium"), or give its path in CHROME_PATH.',
    );
  }
  return path;
}
