/** HTTP as Scope speaks it: JSON in and out, its error shapes, its CORS; nothing a client sends can end the process. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Json } from '../core/unit.ts';
import { type Check, checkBody, type Complaint } from './check.ts';

export interface Request {
  /** What the pattern's `{…}` parts stood for, decoded. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  /** The body as JSON, checked; throws Refusal with Scope's 422. */
  body<T>(check: Check<T>): T;
}

export interface Reply {
  readonly status: number;
  /** Left out: no body. */
  readonly json?: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `{}` stands for one part of the path. */
  readonly path: string;
  readonly answer: (request: Request) => Reply | Promise<Reply>;
}

/** Ends a request early with a status and Scope's `detail`. */
export class Refusal extends Error {
  readonly status: number;
  readonly detail: string | readonly Complaint[];
  constructor(status: number, detail: string | readonly Complaint[]) {
    super(typeof detail === 'string' ? detail : 'validation');
    this.status = status;
    this.detail = detail;
  }
}

export const ok = (json: unknown): Reply => ({ status: 200, json });

/** What a fault switch does to a request before it is answered: wait, or answer rubbish itself. */
export type Meddler = (method: string, path: string) => Promise<{ status: number; body: string } | null>;

const LARGEST_BODY = 8 * 1024 * 1024;

export function createHttp(routes: readonly Route[], meddle: Meddler): Server {
  const server = createServer((incoming, outgoing) => {
    serve(routes, meddle, incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable)
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\nInvalid HTTP request received.');
  });
  return server;
}

async function serve(
  routes: readonly Route[],
  meddle: Meddler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  incoming.on('error', () => outgoing.destroy());
  outgoing.on('error', () => {});
  const method = incoming.method ?? 'GET';
  const [path = '/', query = ''] = (incoming.url ?? '/').split('?', 2);
  allowOrigin(incoming, outgoing);
  if (method === 'OPTIONS' && incoming.headers.origin && incoming.headers['access-control-request-method']) {
    preflight(incoming, outgoing);
    return;
  }
  const raw = await readBody(incoming);
  const spoiled = await meddle(method, path);
  if (spoiled) {
    outgoing.writeHead(spoiled.status, { 'content-type': 'application/json' }).end(spoiled.body);
    return;
  }
  try {
    if (raw === null) throw new Refusal(413, 'Request body too large');
    write(outgoing, await answer(routes, method, path, query, raw));
  } catch (error) {
    if (error instanceof Refusal) write(outgoing, { status: error.status, json: { detail: error.detail } });
    // As an unhandled exception there: plain text, and no CORS headers.
    else {
      outgoing.removeHeader('access-control-allow-origin');
      outgoing.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end('Internal Server Error');
    }
  }
}

async function answer(
  routes: readonly Route[],
  method: string,
  path: string,
  query: string,
  raw: string,
): Promise<Reply> {
  const here = routes.flatMap((route) => {
    const parts = match(route.path, path);
    return parts ? [{ route, parts }] : [];
  });
  const found = here.find(({ route }) => route.method === method);
  if (found) {
    const body: Request['body'] = (check) => readJson(raw, check);
    return found.route.answer({ parts: found.parts, query: new URLSearchParams(query), body });
  }
  // Every unknown path belongs to the pages, which answer GET only.
  if (here.length > 0 || method !== 'GET') throw new Refusal(405, 'Method Not Allowed');
  throw new Refusal(404, 'Frontend not built');
}

function match(pattern: string, path: string): readonly string[] | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const parts: string[] = [];
  for (const [i, want] of wanted.entries()) {
    const part = given[i] ?? '';
    if (want === '{}' && part !== '') parts.push(decode(part));
    else if (want !== part) return null;
  }
  return parts;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function readJson<T>(raw: string, check: Check<T>): T {
  if (raw === '') {
    throw new Refusal(422, [{ type: 'missing', loc: ['body'], msg: 'Field required', input: null }]);
  }
  let body: Json;
  try {
    body = JSON.parse(raw) as Json;
  } catch {
    throw new Refusal(422, [
      {
        type: 'json_invalid',
        loc: ['body', 0],
        msg: 'JSON decode error',
        input: {},
        ctx: { error: 'Expecting value' },
      },
    ]);
  }
  const checked = checkBody(body, check);
  if ('complaints' in checked) throw new Refusal(422, checked.complaints);
  return checked.value;
}

/** Null when it is too long. */
function readBody(incoming: IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let size = 0;
    incoming.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size <= LARGEST_BODY) pieces.push(piece);
    });
    incoming.on('end', () => resolve(size > LARGEST_BODY ? null : Buffer.concat(pieces).toString('utf8')));
    incoming.on('error', reject);
    incoming.on('close', () => reject(new Error('the client has gone')));
  });
}

function write(outgoing: ServerResponse, { status, json }: Reply): void {
  if (json === undefined) {
    outgoing.writeHead(status).end();
    return;
  }
  const body = JSON.stringify(json);
  outgoing.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  outgoing.end(body);
}

function allowOrigin({ headers }: IncomingMessage, outgoing: ServerResponse): void {
  if (!headers.origin) return;
  outgoing.setHeader('access-control-allow-origin', headers.cookie ? headers.origin : '*');
  outgoing.setHeader('access-control-allow-credentials', 'true');
  if (headers.cookie) outgoing.setHeader('vary', 'Origin');
}

function preflight({ headers }: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.writeHead(200, {
    'access-control-allow-origin': headers.origin ?? '*',
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT',
    'access-control-max-age': '600',
    vary: 'Origin',
    'content-type': 'text/plain; charset=utf-8',
    ...(headers['access-control-request-headers']
      ? { 'access-control-allow-headers': headers['access-control-request-headers'] }
      : {}),
  });
  outgoing.end('OK');
}
