/** The pages' door: one server for the built pages, one WebSocket for each page. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Observable } from 'rxjs';
import { WebSocket, WebSocketServer } from 'ws';
import { FromPage, type ToPage } from '../core/wire/page.ts';
import type { Ms } from '../core/unit.ts';
import type { View } from '../core/wire/view.ts';
import type { Captures } from './captures.ts';
import { now } from './clock.ts';
import { serve, type Site } from './site.ts';
import { patientSource } from './source.ts';
import { type ViewDiff, viewDiff } from './view-diff.ts';

/** `at` is the page's time in the bridge's clock. */
export type Heard =
  | { readonly of: 'said'; readonly page: string; readonly at: Ms; readonly message: FromPage }
  | { readonly of: 'went'; readonly page: string; readonly at: Ms };

export type Pages = {
  readonly heard$: Observable<Heard>;
  readonly port: number;
  readonly tell: (page: string, message: ToPage) => void;
  readonly tellAll: (message: ToPage) => void;
  /** Tells each page the parts of the view, all of them or those in a hurry, that it has not been told. */
  readonly show: (view: Partial<View>, at: Ms) => void;
  readonly close: () => Promise<void>;
};

/** A page that reads so slowly that this much waits is spared views until it has caught up. */
const MOST_WAITING = 512 * 1024;
/** No stamp of a page is believed that is older than this. */
const OLDEST_MS = 1000;

type Held = { readonly socket: WebSocket; readonly diff: ViewDiff; offset: Ms | null; said: boolean; hasAll: boolean };

/** Rejects with the system's error (EADDRINUSE …) when the port cannot be had. */
export function openPages(site: Site, port: number, version: string, captures: Captures | null = null): Promise<Pages> {
  const { heard$, say } = patientSource<Heard>();
  const held = new Map<string, Held>();
  const server = createServer((request, response) => {
    // Films go to our own pages only; the pages themselves are no secret.
    if (captures !== null && isFromUs(request) && captures.serve(request, response)) return;
    serve(site, request, response);
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 * 1024 });

  const tell = (page: string, message: ToPage) => {
    const socket = held.get(page)?.socket;
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };

  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => undefined);
    if (!isOurs(request)) {
      stream.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      const id = randomUUID();
      const page: Held = { socket, diff: viewDiff(), offset: null, said: false, hasAll: false };
      held.set(id, page);
      // A message over maxPayload would end the process if nobody listened.
      socket.on('error', () => socket.terminate());
      socket.on('message', (raw) => hear(id, page, Buffer.isBuffer(raw) ? raw.toString('utf8') : ''));
      socket.on('close', () => {
        held.delete(id);
        say({ of: 'went', page: id, at: now() });
      });
      tell(id, { say: 'welcome', id, at: now(), version });
    });
  });

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
    say({ of: 'said', page: id, at: Math.min(here, Math.max(here - OLDEST_MS, stamped)), message });
  };

  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve({
        heard$,
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening TCP server's address is an AddressInfo
        port: (server.address() as AddressInfo).port,
        tell,
        tellAll: (message) => {
          for (const id of held.keys()) tell(id, message);
        },
        show: (view, at) => {
          for (const [id, page] of held) {
            const { socket, diff, said } = page;
            // The first one holds all parts, whatever was in a hurry.
            page.hasAll ||= said && 'link' in view;
            if (!page.hasAll || socket.bufferedAmount > MOST_WAITING) continue;
            const parts = diff(view);
            if (parts !== null) tell(id, { say: 'view', at, view: parts });
          }
        },
        close: () =>
          new Promise((done) => {
            for (const { socket } of held.values()) socket.close(1001);
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}

/**
 * Only pages that this server gave out may speak to it: another site's script has another origin, and a name of its own
 * that it lets lead to this computer is none of ours.
 */
const isOurs = (request: IncomingMessage): boolean => request.url?.split('?')[0] === '/socket' && isFromUs(request);

function isFromUs({ headers }: IncomingMessage): boolean {
  const { origin, host = '' } = headers;
  if (!HERE.test(host)) return false;
  if (origin === undefined) return true;
  return URL.canParse(origin) && (new URL(origin).host === host || isDevServer(origin));
}

/** The server listens on this computer alone; a tunnel to it keeps these names. */
const HERE = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

const isDevServer = (origin: string): boolean => origin === process.env['SCOPE_DECK_DEV_ORIGIN'];

function parse(raw: string): FromPage | null {
  try {
    const parsed = FromPage.safeParse(JSON.parse(raw));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
