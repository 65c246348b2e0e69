/** A page without a browser: one WebSocket to the bridge, what it says, and the view it was told. */
import { WebSocket } from 'ws';
import type { FromPage, ToPage } from '../../src/core/wire/page.ts';
import type { View } from '../../src/core/wire/view.ts';
import { atEnd } from './cleanup.ts';

export type BarePage = {
  readonly say: (message: FromPage) => void;
  readonly sayRaw: (text: string | Uint8Array) => void;
  readonly view: () => Partial<View>;
  readonly heard: readonly ToPage[];
  /** Resolves with the code when the bridge, or `close`, ended it. */
  readonly closed: Promise<number>;
  readonly close: () => void;
};

type Hello = {
  readonly connect?: boolean;
  readonly part?: 'operator' | 'stage';
  readonly headers?: Readonly<Record<string, string>>;
  /** Makes an offer whenever it is told to connect. */
  readonly offers?: boolean;
};

/** Rejects with the status of an answer that is not a socket. */
export function openBarePage(
  url: string,
  { connect = false, part = 'operator', headers = {}, offers = false }: Hello = {},
): Promise<BarePage> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/socket`, { headers });
  const heard: ToPage[] = [];
  let view: Partial<View> = {};
  const closed = new Promise<number>((done) => socket.once('close', done));
  const sayRaw = (text: string | Uint8Array) => socket.send(text);
  const say = (message: FromPage) => sayRaw(JSON.stringify(message));
  socket.on('message', (raw: Buffer) => {
    const message = JSON.parse(raw.toString()) as ToPage; // of the bridge's own making
    heard.push(message);
    if (message.say === 'view') view = { ...view, ...message.view };
    if (message.say === 'connect' && offers) say({ say: 'offered', attempt: message.attempt, sdp: 'v=0' });
  });
  atEnd(async () => socket.terminate());
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('unexpected-response', (_request, response) => reject(new Error(`answered ${response.statusCode}`)));
    socket.once('open', () => {
      socket.on('error', () => undefined);
      say({ say: 'hello', part, connect, holds: null });
      resolve({ say, sayRaw, view: () => view, heard, closed, close: () => socket.close() });
    });
  });
}

/** Tries until the bridge listens. */
export async function openWhenListening(url: string, hello: Hello = {}): Promise<BarePage> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await openBarePage(url, hello);
    } catch (fault) {
      if (tries > 2000) throw fault;
      await new Promise((done) => setTimeout(done, 5));
    }
  }
}

export async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  return address.port;
}
