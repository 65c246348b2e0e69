/** What a measurement of OSC stands on: the built bridge, a page that listens, and a program that sends. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import type { ToPage } from '../../src/core/wire/page.ts';
import type { View } from '../../src/core/wire/view.ts';
import { freePort, inspect, type Inspector } from '../live/inspector.ts';
import { start } from '../live/scope.ts';
import { MAPPING } from './channels.ts';

export type Bridge = {
  readonly page: string;
  readonly osc: number;
  readonly inside: Inspector;
  readonly end: () => Promise<void>;
};

export async function startBridge(home: string, scope: string, flags: readonly string[] = []): Promise<Bridge> {
  const data = await mkdtemp(join(tmpdir(), 'scope-deck-bench-'));
  const mapping = join(data, 'dense.json');
  await writeFile(mapping, JSON.stringify(MAPPING));
  const port = await freePort();
  const { said, end } = await start(
    join(home, 'dist/bridge/main.js'),
    ['--scope', scope, '--port', '0', '--osc-port', '0', '--data', data, '--mapping', mapping, '--no-open'],
    /operator {2}(http:\S+)\n[^]*osc {2}udp:[^\n]*:(\d+)\n[^]*scope {2}/,
    [`--inspect=127.0.0.1:${port}`, '--inspect-publish-uid=http', ...flags],
  );
  const inside = await inspect(port);
  return {
    page: said[1] ?? '',
    osc: Number(said[2]),
    inside,
    end: async () => {
      inside.close();
      await end();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** What one process of the system's steady clock says, all do. */
export const steady = (): number => Number(process.hrtime.bigint()) / 1e6;

/** A page without a face; `told` is called with each view that comes, and when it came. */
export function listen(page: string, told: (view: Partial<View>, at: number) => void): Promise<WebSocket> {
  const socket = new WebSocket(`${page.replace('http', 'ws')}socket`);
  socket.on('message', (raw: Buffer) => {
    const at = steady();
    const message = JSON.parse(raw.toString()) as ToPage; // said by our own bridge
    if (message.say === 'view') told(message.view, at);
  });
  return new Promise((resolve) =>
    socket.once('open', () => {
      socket.send(JSON.stringify({ say: 'hello', part: 'operator', connect: false, holds: null }));
      resolve(socket);
    }),
  );
}

export type Sent = { readonly sent: number; readonly times?: readonly number[]; readonly pressed?: number };

/** A program that sends; it does one job after the other. */
export function startSender(home: string): { readonly send: (job: object) => Promise<Sent>; readonly end: () => void } {
  const child: ChildProcess = fork(join(home, 'bench/osc/sender.mjs'));
  const said = () => new Promise<Sent>((done) => child.once('message', (message) => done(message as Sent))); // by our own
  const ready = said();
  return {
    send: async (job) => {
      await ready;
      const done = said();
      child.send(job);
      return done;
    },
    end: () => child.kill(),
  };
}

/** Datagrams that the system threw away because nobody read them in time; null where it does not tell. */
export async function droppedAt(port: number): Promise<number | null> {
  try {
    const lines = (await readFile('/proc/net/udp', 'utf8')).split('\n');
    const place = port.toString(16).toUpperCase().padStart(4, '0');
    const line = lines.find((each) => each.trim().split(/\s+/)[1]?.endsWith(`:${place}`));
    return line === undefined ? null : Number(line.trim().split(/\s+/).at(-1));
  } catch {
    return null;
  }
}

export const HZ = 60;
export const SETTLE_MS = 3000;
export const MS = 10_000;

export type Sender = ReturnType<typeof startSender>;

export const percent = (ms: number, of: number): string => `${((100 * ms) / of).toFixed(1)} %`;
