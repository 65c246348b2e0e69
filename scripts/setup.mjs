/** What every command needs first: Node that is new enough, packages that match the lock file, and, for tests, a Chromium and foreign programs. */
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
  installDebian(['chromium']);
  const path = CHROMES.find((each) => existsSync(each));
  if (path === undefined) {
    stop(
      'The tests play in a real browser and found none. Install Chromium ("sudo apt-get install chromium"), or give its path in CHROME_PATH.',
    );
  }
  return path;
}

/** Programs that `test/interop` plays against, by Debian's package; each ends at once with these words where it is there. */
const PEERS = [
  ['liblo-tools', 'oscsend', '-h'],
  ['puredata-core', 'pd', '-version'],
  ['python3', 'python3', '-c', ''],
  ['python3-liblo', '/usr/bin/python3', '-c', 'import liblo'],
];

/** Installs what is missing, where that is possible. What stays missing fails its tests, and those alone. */
export function installPeers() {
  const missing = () =>
    PEERS.filter(([, command, ...args]) => {
      const { error, status } = spawnSync(command, args);
      return error !== undefined || (status !== 0 && args[0] !== '-h');
    }).map(([name]) => name);
  const before = missing();
  if (before.length === 0) return;
  console.log(`Installing programs that the tests play against (once): ${before.join(', ')} …`);
  installDebian(before);
  const after = missing();
  if (after.length > 0)
    console.log(
      `Not installed, so their tests in test/interop will fail: ${after.join(', ')}. Debian has them ("sudo apt-get install ${after.join(' ')}").`,
    );
}

/** Debian's packages; its list is fetched only when it is too old. Nothing where there is no apt, or no right to use it. */
function installDebian(packages) {
  if (spawnSync('apt-get', ['--version']).status !== 0) return;
  process.env.DEBIAN_FRONTEND = 'noninteractive';
  const [command, ...first] = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  const apt = (...args) => run(command, [...first, ...args], { quiet: true });
  const install = () => apt('install', '-y', '--no-install-recommends', ...packages);
  if (!install() && apt('update')) install();
}
