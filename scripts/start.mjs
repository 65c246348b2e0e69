/** `npm start`: installs and builds what is missing, then is the bridge. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { home, installPackages } from './setup.mjs';

installPackages();
await build();
const bridge = spawn(
  process.execPath,
  ['--enable-source-maps', join(home, 'dist/bridge/main.js'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => bridge.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
bridge.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
