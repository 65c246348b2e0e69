/** Another Node process, asked through its inspector: what it holds once its rubbish is gone, and what it has computed. */
import { createServer } from 'node:net';
import { WebSocket } from 'ws';
import { ask, pause } from './scope.ts';

export type Memory = { readonly rss: number; readonly heapUsed: number; readonly external: number };

export type Inspector = {
  readonly memory: () => Promise<Memory>;
  /** Time of the processor so far, in ms. */
  readonly cpu: () => Promise<number>;
  readonly close: () => void;
};

/** A port that was free a moment ago, for `--inspect`: it would print one of its own where only a terminal reads it. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

type Reply = { readonly id?: number; readonly result?: { readonly result?: { readonly value?: unknown } } };

export async function inspect(port: number): Promise<Inspector> {
  const socket = new WebSocket(await socketOf(port));
  await new Promise((done) => socket.once('open', done));
  let asked = 0;
  const call = (method: string, params: object = {}): Promise<Reply> =>
    new Promise((done) => {
      const id = ++asked;
      const heard = (raw: Buffer) => {
        const reply = JSON.parse(raw.toString()) as Reply; // said by Node itself
        if (reply.id !== id) return;
        socket.off('message', heard);
        done(reply);
      };
      socket.on('message', heard);
      socket.send(JSON.stringify({ id, method, params }));
    });
  /** What comes back is of the type that the expression says. */
  const evaluate = async (expression: string): Promise<unknown> =>
    (await call('Runtime.evaluate', { expression, returnByValue: true })).result?.result?.value;
  return {
    memory: async () => {
      await call('HeapProfiler.collectGarbage');
      return (await evaluate('process.memoryUsage()')) as Memory;
    },
    cpu: async () => {
      const { user, system } = (await evaluate('process.cpuUsage()')) as NodeJS.CpuUsage;
      return (user + system) / 1000;
    },
    close: () => socket.close(),
  };
}

async function socketOf(port: number): Promise<string> {
  for (;;) {
    const targets = await ask<readonly { readonly webSocketDebuggerUrl: string }[]>(
      `http://127.0.0.1:${port}/json/list`,
    ).catch(() => []);
    if (targets[0] !== undefined) return targets[0].webSocketDebuggerUrl;
    await pause(100);
  }
}
