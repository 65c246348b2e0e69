/** `npm run dev`: the pages with hot reload, the bridge and the rehearsal beside them; the bridge starts anew when it is edited. */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { home, installPackages } from './setup.mjs';

installPackages();
await build(['page', 'bridge', 'rehearsal']);
const { createServer } = await import('vite');

const PAGES = 5173;
const { values } = parseArgs({ args: process.argv.slice(2), options: { port: { type: 'string' } }, strict: false });
const BRIDGE = Number(values.port ?? 4400);
const origin = `http://localhost:${PAGES}`;

const server = await createServer({
  root: home,
  server: { port: PAGES, strictPort: true, proxy: { '/socket': { target: `ws://127.0.0.1:${BRIDGE}`, ws: true } } },
  plugins: [
    {
      name: 'stage-address',
      configureServer: ({ middlewares }) =>
        void middlewares.use((request, _response, next) => {
          if (request.url?.split('?')[0] === '/stage') request.url = request.url.replace('/stage', '/stage.html');
          next();
        }),
    },
  ],
});
await server.listen();
console.log(`pages  ${origin}/  (hot reload)`);

let bridge = launch();
function launch() {
  const args = [join(home, 'dist/bridge/main.js'), '--no-open', '--port', String(BRIDGE), ...process.argv.slice(2)];
  return spawn(process.execPath, ['--enable-source-maps', ...args], {
    stdio: 'inherit',
    env: { ...process.env, SCOPE_DECK_DEV_ORIGIN: origin },
  });
}

let timer;
const again = () => {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    try {
      await build(['bridge', 'rehearsal']);
    } catch (fault) {
      return console.error(fault instanceof Error ? fault.message : fault);
    }
    bridge.once('exit', () => (bridge = launch()));
    bridge.kill('SIGTERM');
  }, 200);
};
for (const room of ['src/bridge', 'src/core', 'src/rehearsal']) watch(join(home, room), { recursive: true }, again);

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, async () => {
    bridge.kill('SIGTERM');
    await server.close();
    process.exit(0);
  });
