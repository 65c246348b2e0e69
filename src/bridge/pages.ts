/** The pages' door: one server for the built pages and OSCQuery, one WebSocket for each page. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Observable } from 'rxjs';
import { WebSocket, WebSocketServer } from 'ws';
import { FromPage, type ToPage } from '../core/wire/page.ts';
import type { Ms } from '../core/unit.ts';
import type { View } from '../core/wire/view.ts';
import { type Access, type Asked, hasToken, needsToken, refusalOf } from './access.ts';
import type { Captures } from './captures.ts';
import { now } from './clock.ts';
import { heartbeat } from './heartbeat.ts';
import { isLoopback, plainAddress } from './loopback.ts';
import type { QueryDoor } from './osc-query.ts';
import { perSecond, perSource } from './per-source.ts';
import { keepToken, type Site, serve } from './site.ts';
import { patientSource } from './source.ts';
import { type ViewDiff, viewDiff, viewWriter } from './view-diff.ts';

/** `at` is the page's time in the bridge's clock. */
export type Heard =
  | {
      readonly of: 'said';
      readonly page: string;
      /** The computer that the page is on. */
      readonly host: string;
      readonly at: Ms;
      readonly message: FromPage;
    }
  | { readonly of: 'went'; readonly page: string; readonly at: Ms };

export type Pages = {
  readonly heard$: Observable<Heard>;
  readonly port: number;
  readonly tell: (page: string, message: ToPage) => void;
  readonly tellAll: (message: ToPage) => void;
  /** Is there a page to be shown anything? */
  readonly isWatched: () => boolean;
  /** Tells each page the parts of the view, all of them or those in a hurry, that it has not been told. */
  readonly show: (view: Partial<View>, at: Ms) => void;
  readonly close: () => Promise<void>;
};

export type PagesWishes = {
  readonly site: Site;
  readonly port: number;
  readonly version: string;
  readonly access: Access;
  readonly query: QueryDoor;
  readonly captures: Captures;
  /** A fault of ours in answering one request ends no other. */
  readonly ours: (fault: unknown) => void;
};

/** A page that reads so slowly that this much waits is spared views until it has caught up. */
const MOST_WAITING = 512 * 1024;
/** No stamp of a page is believed that is older than this. */
const OLDEST_MS = 1000;
/** A device gone wild says half of it, and others beside it must be heard; what one page says beyond is not. */
const MOST_A_SECOND = 10_000;
const MOST_BYTES = 1024 * 1024;
/** Connections from one computer of the network; this one's own tools may have more. */
const MOST_FROM_ONE = 48;
const MOST_FROM_HERE = 512;

type Held = {
  readonly socket: WebSocket;
  readonly host: string;
  readonly diff: ViewDiff;
  offset: Ms | null;
  said: boolean;
  hasAll: boolean;
};

/** Rejects with the system's error (EADDRINUSE …) when the port cannot be had. */
export function openPages({ site, port, version, access, query, captures, ours }: PagesWishes): Promise<Pages> {
  const { heard$, say } = patientSource<Heard>();
  const held = new Map<string, Held>();
  const answer: RequestListener = (request, response) => {
    try {
      answerTo(request, response);
    } catch (fault) {
      ours(fault);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, PLAIN).end('Something went wrong here; the show plays on.\n');
    }
  };
  const answerTo: RequestListener = (request, response) => {
    const asked = askedBy(request);
    const refusal = refusalOf(asked, access);
    const wantsToken = needsToken(asked, access) && !hasToken(asked, access);
    if (refusal !== null) response.writeHead(403, PLAIN).end(`${refusal}\n`);
    else if (query.serves(request)) query.serve(request, response);
    else if (wantsToken) response.writeHead(401, PLAIN).end(WANTED);
    else if (CAPTURES.test(asked.path) && captures.serve(request, response)) return;
    else if (access.is === 'closed' || !keepToken(request, response)) serve(site, request, response);
  };
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 60_000 }, answer);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES });
  const beats = heartbeat();
  const [near, far] = [perSource(MOST_FROM_HERE), perSource(MOST_FROM_ONE)];

  server.on('connection', (stream) => {
    const from = plainAddress(stream.remoteAddress ?? '');
    const share = isLoopback(from) ? near : far;
    if (share.take(from)) stream.once('close', () => share.give(from));
    else stream.destroy();
  });

  const sendTo = (socket: WebSocket, text: string) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(text);
  };
  const tell = (page: string, message: ToPage) => {
    const socket = held.get(page)?.socket;
    if (socket !== undefined) sendTo(socket, JSON.stringify(message));
  };
  const write = viewWriter();

  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => undefined);
    const asked = askedBy(request);
    const isPage = asked.path.split('?')[0] === '/socket';
    if (refusalOf(asked, access) !== null || (!isPage && !query.admits(request)))
      return refuse(stream, '403 Forbidden');
    if (isPage && needsToken(asked, access) && !hasToken(asked, access)) return refuse(stream, '401 Unauthorized');
    sockets.handleUpgrade(request, stream, head, (socket) => {
      // A message over maxPayload would end the process if nobody listened.
      socket.on('error', () => socket.terminate());
      socket.once('close', beats.watch(socket));
      if (isPage) welcome(socket, asked.from);
      else query.accept(socket, asked.from);
    });
  });

  const welcome = (socket: WebSocket, host: string) => {
    const id = randomUUID();
    const page: Held = { socket, host, diff: viewDiff(), offset: null, said: false, hasAll: false };
    const isHeard = perSecond(MOST_A_SECOND);
    held.set(id, page);
    socket.on('message', (raw) => {
      if (isHeard(now())) hear(id, page, Buffer.isBuffer(raw) ? raw.toString('utf8') : '');
    });
    socket.on('close', () => {
      held.delete(id);
      say({ of: 'went', page: id, at: now() });
    });
    tell(id, { say: 'welcome', id, at: now(), version });
  };

  const hear = (id: string, page: Held, raw: string) => {
    const message = parse(raw);
    if (message === null) return;
    if (message.say === 'clock') {
      const offset = now() - message.at;
      page.offset = page.offset === null ? offset : Math.min(page.offset + 0.5, offset);
      tell(id, { say: 'clock', at: message.at, bridge: now() });
      return;
    }
    if (message.say === 'hello') page.said = true;
    const here = now();
    const stamped = 'at' in message && page.offset !== null ? message.at + page.offset : here;
    say({ of: 'said', page: id, host: page.host, at: Math.min(here, Math.max(here - OLDEST_MS, stamped)), message });
  };

  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, access.is === 'open' ? '0.0.0.0' : '127.0.0.1', () => {
      server.off('error', reject);
      // A connection that could not be taken (no file left to the system) is no reason to close the others.
      server.on('error', ours);
      resolve({
        heard$,
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening TCP server's address is an AddressInfo
        port: (server.address() as AddressInfo).port,
        tell,
        tellAll: (message) => {
          for (const id of held.keys()) tell(id, message);
        },
        isWatched: () => held.size > 0,
        show: (view, at) => {
          const written = write(view);
          for (const page of held.values()) {
            const { socket, diff, said } = page;
            // The first one holds all parts, whatever was in a hurry.
            page.hasAll ||= said && 'link' in view;
            if (!page.hasAll || socket.bufferedAmount > MOST_WAITING) continue;
            const parts = diff(written);
            if (parts !== null) sendTo(socket, `{"say":"view","at":${at},"view":${parts}}`);
          }
        },
        close: () =>
          new Promise((done) => {
            for (const { socket } of held.values()) socket.close(1001);
            query.close();
            beats.close();
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}

/** Also where the other end never closes its own. */
const refuse = (stream: Duplex, status: string): void => {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, () => stream.destroy());
};

const CAPTURES = /^\/(films|snapshots)\//;
const PLAIN = { 'content-type': 'text/plain; charset=utf-8' };
const WANTED = 'This page wants its token: open the address that Scope Deck printed when it started.\n';

const askedBy = ({ socket, url = '/', headers }: IncomingMessage): Asked => ({
  from: plainAddress(socket.remoteAddress ?? ''),
  path: url,
  headers,
});

function parse(raw: string): FromPage | null {
  try {
    const parsed = FromPage.safeParse(JSON.parse(raw));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
