/** OSCQuery: programs that ask which addresses there are find them on the port of the pages, and listen to values by WebSocket. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { WebSocket } from 'ws';
import { placesOf, type Standing } from '../core/address/places.ts';
import { changedPaths, queryNode } from '../core/address/query-tree.ts';
import { encodeOsc } from '../core/control/osc.ts';
import type { Target } from '../core/control/osc-target.ts';
import { typedArg } from '../core/control/osc-told.ts';
import { readCommand } from '../core/control/query-command.ts';
import type { Ms } from '../core/unit.ts';
import { plainAddress } from './loopback.ts';
import { perReceiver, type Receiver } from './osc-receiver.ts';
import { perSecond } from './per-source.ts';
import type { Space } from './space.ts';

export type QueryWishes = {
  /** Who may send OSC may ask what there is: it tells nothing that an answer by OSC would not. */
  readonly allows: (host: string) => boolean;
  readonly name: (port: number) => string;
  readonly oscPort: () => number;
  /** What is so now; asked for when somebody wants to know. */
  readonly space: () => Space;
  readonly heard: (bytes: Uint8Array, from: Target) => void;
};

export type QueryDoor = {
  /** Is this asked of OSCQuery? What a browser wants to show is a page. */
  readonly serves: (request: IncomingMessage) => boolean;
  readonly serve: (request: IncomingMessage, response: ServerResponse) => void;
  readonly admits: (request: IncomingMessage) => boolean;
  readonly accept: (socket: WebSocket, from: string) => void;
  readonly isHeard: () => boolean;
  readonly tell: (space: Space, at: Ms, held: (address: string) => string) => void;
  readonly close: () => void;
};

type Listener = { readonly socket: WebSocket; readonly paths: Set<string>; readonly receiver: Receiver };

const ATTRIBUTES = ['FULL_PATH', 'CONTENTS', 'TYPE', 'ACCESS', 'RANGE', 'DESCRIPTION', 'CLIPMODE', 'UNIT', 'VALUE'];
const EXTENSIONS = {
  ACCESS: true,
  VALUE: true,
  RANGE: true,
  DESCRIPTION: true,
  CLIPMODE: true,
  UNIT: true,
  LISTEN: true,
  PATH_CHANGED: true,
};
const MOST_PATHS = 1024;
const MOST_SOCKETS = 32;
const MOST_A_SECOND = 20_000;
/** Questions by HTTP; a walk through all that stands is fewer. */
const MOST_ASKED = 1000;
/** A listener that reads so slowly that this much waits is told the rest later. */
const MOST_WAITING = 256 * 1024;

export function openQuery({ allows, name, oscPort, space, heard }: QueryWishes): QueryDoor {
  const listeners = new Set<Listener>();
  const isAnswered = perSecond(MOST_ASKED);
  let known: Standing | null = null;

  const hostInfo = ({ socket }: IncomingMessage) => ({
    NAME: name(socket.localPort ?? 0),
    EXTENSIONS,
    OSC_IP: plainAddress(socket.localAddress ?? '127.0.0.1'),
    OSC_PORT: oscPort(),
    OSC_TRANSPORT: 'UDP',
    WS_IP: plainAddress(socket.localAddress ?? '127.0.0.1'),
    WS_PORT: socket.localPort ?? 0,
  });

  const answerTo = (request: IncomingMessage): Answer => {
    const [path = '/', attribute] = (request.url ?? '/').split('?');
    if (attribute === 'HOST_INFO') return { status: 200, body: hostInfo(request) };
    const here = space();
    const node = queryNode(placesOf(here.standing), plainPath(path), (address) => here.values.get(address));
    if (node === null) return { status: 404, body: null };
    if (attribute === undefined || attribute === '') return { status: 200, body: node };
    if (!ATTRIBUTES.includes(attribute)) return { status: 400, body: null };
    const found = Object.entries(node).find(([key]) => key === attribute);
    return found === undefined ? { status: 204, body: null } : { status: 200, body: { [attribute]: found[1] } };
  };

  const command = (listener: Listener, text: string) => {
    const said = readCommand(text);
    if (said === null) return;
    listener.receiver.forget(said.path);
    if (said.command === 'IGNORE') listener.paths.delete(said.path);
    else if (listener.paths.size < MOST_PATHS) listener.paths.add(said.path);
  };

  return {
    serves: ({ url = '/', headers, method }) => {
      const [path = '/', query] = url.split('?');
      if (method !== 'GET' || path === '/socket') return false;
      if (query !== undefined && (query === 'HOST_INFO' || ATTRIBUTES.includes(query))) return true;
      if ((headers.accept ?? '').includes('text/html') || headers['sec-fetch-mode'] !== undefined) return false;
      return path === '/' || queryNode(placesOf(space().standing), plainPath(path), () => undefined) !== null;
    },
    serve: (request, response) => {
      if (!allows(plainAddress(request.socket.remoteAddress ?? ''))) return void response.writeHead(403).end();
      if (!isAnswered(performance.now())) return void response.writeHead(429, { 'retry-after': '1' }).end();
      const { status, body } = answerTo(request);
      const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
      response.writeHead(status, headers).end(body === null ? undefined : JSON.stringify(body));
    },
    admits: ({ url = '/', socket }) =>
      url.split('?')[0] === '/' && listeners.size < MOST_SOCKETS && allows(plainAddress(socket.remoteAddress ?? '')),
    accept: (socket, from) => {
      const target = { host: from, port: 0 };
      const listener: Listener = { socket, paths: new Set(), receiver: perReceiver(target, Infinity) };
      const isHeard = perSecond(MOST_A_SECOND);
      listeners.add(listener);
      socket.on('message', (raw, isBinary) => {
        if (!Buffer.isBuffer(raw) || !isHeard(performance.now())) return;
        if (isBinary) heard(raw, target);
        else command(listener, raw.toString('utf8'));
      });
      socket.on('close', () => listeners.delete(listener));
    },
    isHeard: () => listeners.size > 0,
    tell: (now, at, held) => {
      const changed = known === null ? [] : changedPaths(known, now.standing);
      known = now.standing;
      for (const { socket, paths, receiver } of listeners) {
        for (const path of changed) socket.send(JSON.stringify({ COMMAND: 'PATH_CHANGED', DATA: path }));
        if (paths.size === 0 || socket.bufferedAmount > MOST_WAITING) continue;
        const listened = new Map([...now.values].filter(([address]) => paths.has(address)));
        for (const [address, value] of receiver.news(listened, at, held)) {
          const arg = typedArg(now.shapeOf(address), value);
          if (arg === null || socket.readyState !== WebSocket.OPEN) continue;
          socket.send(encodeOsc({ address: `/${address.slice(1)}`, args: [arg] }));
        }
      }
    },
    close: () => {
      for (const { socket } of listeners) socket.close(1001);
    },
  };
}

type Answer = { readonly status: number; readonly body: object | null };

function plainPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
