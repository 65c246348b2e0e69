/** The rehearsal's command line: starts the server, says where it is, and ends it. */
import { parseArgs } from 'node:util';
import type { Ms } from '../core/unit.ts';
import { shapeOf } from './catalog.ts';
import { createEngine } from './engine.ts';
import { createFaults } from './faults.ts';
import { createHttp } from './http.ts';
import { seeded } from './random.ts';
import { createRoutes } from './routes.ts';
import { createRunner } from './runner.ts';

interface Settings {
  readonly port: number;
  readonly host: string;
  readonly chunkMs: readonly [Ms, Ms];
  readonly encodeMs: Ms;
  readonly frames: number;
  readonly loadMs: Ms;
  readonly drag: Ms;
  readonly seed: number;
  readonly hasLink: boolean;
  readonly loaded: boolean;
  readonly withParent: boolean;
}

class BadFlag extends Error {}

function readSettings(args: readonly string[]): Settings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '8000' },
      host: { type: 'string', default: '127.0.0.1' },
      'chunk-ms': { type: 'string', default: '750' },
      'encode-ms': { type: 'string', default: '60' },
      frames: { type: 'string', default: '12' },
      'load-ms': { type: 'string', default: '2000' },
      'drag-ms': { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      link: { type: 'boolean', default: false },
      loaded: { type: 'boolean', default: false },
      'with-parent': { type: 'boolean', default: false },
    },
  });
  return {
    port: whole('port', values.port, 0, 65_535),
    host: values.host,
    chunkMs: range('chunk-ms', values['chunk-ms']),
    encodeMs: whole('encode-ms', values['encode-ms'], 0, 60_000),
    frames: whole('frames', values.frames, 1, 240),
    loadMs: whole('load-ms', values['load-ms'], 0, 600_000),
    drag: number('drag-ms', values['drag-ms'], 0, 100),
    seed: whole('seed', values.seed, 0, 0xffff_ffff),
    hasLink: values.link,
    loaded: values.loaded,
    withParent: values['with-parent'],
  };
}

function number(flag: string, value: string, least: number, most: number): number {
  const read = value.trim() === '' ? Number.NaN : Number(value);
  if (!(read >= least && read <= most)) {
    throw new BadFlag(`--${flag} takes a number from ${least} to ${most}, not "${value}".`);
  }
  return read;
}

function whole(flag: string, value: string, least: number, most: number): number {
  const read = number(flag, value, least, most);
  if (!Number.isInteger(read)) throw new BadFlag(`--${flag} takes a whole number, not "${value}".`);
  return read;
}

function range(flag: string, value: string): readonly [Ms, Ms] {
  const [first = '', second = first, ...rest] = value.split('-');
  const least = number(flag, first, 20, 60_000);
  const most = number(flag, second, 20, 60_000);
  if (rest.length > 0 || most < least) throw new BadFlag(`--${flag} takes a number or a range as 400-1500.`);
  return [least, most];
}

function start(settings: Settings): void {
  const engine = createEngine({ ...settings, shapeOf: shapeOf(settings.frames), random: seeded(settings.seed) });
  const runner = createRunner(engine);
  if (settings.loaded) {
    const at = runner.now() - settings.loadMs - 1_000;
    engine.loader.load([{ node: 'longlive', pipeline: 'longlive', loadParams: null }], at);
  }
  const faults = createFaults(() => process.kill(process.pid, 'SIGKILL'));
  const server = createHttp(createRoutes(runner, faults), faults.meddle);
  server.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') {
      fail(`Port ${settings.port} is taken; choose another with --port, or --port 0 for any free one.`);
    }
    fail(`The server cannot listen on ${settings.host}:${settings.port}: ${error.message}`);
  });
  server.listen(settings.port, settings.host, () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : settings.port;
    const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
    console.log(`rehearsal  http://${host}:${port}`);
  });

  let isEnding = false;
  const end = () => {
    if (isEnding) process.exit(0);
    isEnding = true;
    runner.stop();
    server.close();
    // Long enough for the last words; and not by draining, which crashes in the native WebRTC code.
    setTimeout(() => process.exit(0), 250);
  };
  // Whatever a client or the native code below comes up with: others may be playing.
  process.on('uncaughtException', (error) => console.error('rehearsal: ', error));
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  if (settings.withParent) process.stdin.on('end', end).on('error', end).resume();
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

try {
  start(readSettings(process.argv.slice(2)));
} catch (error) {
  const isAboutFlags = error instanceof BadFlag || (error instanceof TypeError && 'code' in error);
  if (!isAboutFlags) throw error;
  fail(error.message.split('. ')[0]?.replace(/\.?$/, '.') ?? error.message);
}
