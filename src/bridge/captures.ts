/** Films and snapshots on disk: what pages record comes in by parts, what is played goes out; never more than the disk can bear. */
import { createReadStream, mkdirSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { appendFile, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export type Captures = {
  /** Films by name, newest first. */
  readonly films: () => readonly string[];
  /** Answers what is about films and snapshots; false: it is about something else. */
  readonly serve: (request: IncomingMessage, response: ServerResponse) => boolean;
};

export type Limits = {
  /** Recordings together take at most so much: the oldest go. */
  readonly most: number;
  /** So much of the disk stays free. */
  readonly spare: number;
};

const GIB = 2 ** 30;
export const LIMITS: Limits = { most: 20 * GIB, spare: 2 * GIB };

const FILM = /^[a-z0-9][a-z0-9 ._-]{0,70}\.(webm|mp4)$/i;
const PICTURE = /^[a-z0-9][a-z0-9 ._-]{0,70}\.png$/i;
/** Of our own making, and therefore ours to remove. */
const RECORDING = /^recording .*\.webm$/;
const MOST_PART = 64 * 2 ** 20;
const LISTED_MS = 2000;
/** Recordings that are written at once; there is one stage, and tabs that were closed. */
const MOST_RECORDINGS = 16;

export function openCaptures(folder: string, limits: Limits = LIMITS): Captures {
  const [films, snapshots] = [join(folder, 'films'), join(folder, 'snapshots')];
  let listed: { readonly at: number; readonly names: readonly string[] } | null = null;
  /** The recordings that are being written: how many parts have come. */
  const parts = new Map<string, number>();

  const list = (): readonly string[] => {
    const at = performance.now();
    if (listed === null || at - listed.at > LISTED_MS) listed = { at, names: namesIn(films) };
    return listed.names;
  };
  const makeRoom = (bytes: number, writing: string) => {
    const old = sizesIn(films).filter(({ name }) => RECORDING.test(name));
    let sum = old.reduce((total, { size }) => total + size, bytes);
    for (const { name, size } of old) {
      if (sum <= limits.most) return true;
      if (name === writing) continue;
      rmSync(join(films, name), { force: true });
      sum -= size;
    }
    return sum <= limits.most;
  };
  /** The last few: nobody says when a recording is over. */
  const count = (name: string, next: number) => {
    parts.delete(name);
    parts.set(name, next);
    const [oldest] = parts.keys();
    if (parts.size > MOST_RECORDINGS && oldest !== undefined) parts.delete(oldest);
  };
  const hasDisk = (bytes: number) => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize - bytes > limits.spare;
  };
  const keepPart = async (name: string, part: number, body: Buffer): Promise<Answer> => {
    if (part !== (parts.get(name) ?? 0)) return [409, 'A part is missing.'];
    if (!hasDisk(body.length)) return [507, 'The disk is full.'];
    if (!makeRoom(body.length, name)) return [507, 'The recording is as long as recordings may be.'];
    // Before it is written: the same part may come twice at once.
    count(name, part + 1);
    try {
      await (part === 0 ? writeFile(join(films, name), body, { flag: 'wx' }) : appendFile(join(films, name), body));
    } catch (fault) {
      count(name, part);
      throw fault;
    }
    listed = null;
    return [200, ''];
  };
  const keepPicture = async (name: string, body: Buffer): Promise<Answer> => {
    if (!hasDisk(body.length)) return [507, 'The disk is full.'];
    await writeFile(join(snapshots, name), body, { flag: 'wx' });
    return [200, ''];
  };
  const keep = async (kind: string, name: string, part: number, request: IncomingMessage): Promise<Answer> => {
    if (kind === 'films' ? !RECORDING.test(name) || !FILM.test(name) : !PICTURE.test(name))
      return [400, 'No such name.'];
    const body = await bodyOf(request);
    if (body === null) return [413, 'That is too much at once.'];
    for (const each of [films, snapshots]) mkdirSync(each, { recursive: true });
    return kind === 'films' ? keepPart(name, part, body) : keepPicture(name, body);
  };

  const serve: Captures['serve'] = (request, response) => {
    const url = new URL(request.url ?? '/', 'http://here');
    const [, kind = '', given = ''] = url.pathname.split('/');
    if (kind !== 'films' && kind !== 'snapshots') return false;
    const name = decoded(given);
    if (request.method === 'POST') {
      keep(kind, name, Number(url.searchParams.get('part') ?? 0), request)
        .catch((fault: unknown): Answer => [500, fault instanceof Error ? fault.message : String(fault)])
        .then(([status, words]) => response.writeHead(status, { 'content-type': 'text/plain' }).end(words))
        .catch(() => undefined);
      return true;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD, POST' }).end();
      return true;
    }
    if (kind !== 'films' || !FILM.test(name) || !list().includes(name)) {
      response.writeHead(404).end();
      return true;
    }
    send(join(films, name), request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else response.writeHead(404).end();
    });
    return true;
  };
  return { films: list, serve };
}

type Answer = readonly [status: number, words: string];

function decoded(given: string): string {
  try {
    return decodeURIComponent(given);
  } catch {
    return '';
  }
}

type Sized = { readonly name: string; readonly size: number; readonly at: number };

/** Oldest first. */
function sizesIn(folder: string): readonly Sized[] {
  try {
    return readdirSync(folder)
      .map((name) => {
        const { size, mtimeMs } = statSync(join(folder, name));
        return { name, size, at: mtimeMs };
      })
      .sort((a, b) => a.at - b.at);
  } catch {
    // Nothing was recorded yet, or a file went under our eyes.
    return [];
  }
}

const namesIn = (folder: string): readonly string[] =>
  sizesIn(folder)
    .map(({ name }) => name)
    .filter((name) => FILM.test(name))
    .reverse();

async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length > MOST_PART) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Whole, or the range that a player asks for. Rejects when the file is not there any more, or the player went away. */
async function send(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { size } = await stat(path);
  const type = path.endsWith('.mp4') ? 'video/mp4' : 'video/webm';
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  const start = Number(from ?? 0);
  const end = Math.min(size - 1, to === undefined || to === '' ? size - 1 : Number(to));
  if (start > end) {
    response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
    return;
  }
  const headers = {
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    'content-length': end - start + 1,
    'cache-control': 'no-cache',
  };
  if (from === undefined) response.writeHead(200, headers);
  else response.writeHead(206, { ...headers, 'content-range': `bytes ${start}-${end}/${size}` });
  if (request.method === 'HEAD') response.end();
  // A player that seeks drops one answer for the next: the file must not stay open for each.
  else await pipeline(createReadStream(path, { start, end }), response);
}
