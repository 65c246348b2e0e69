/** The built pages, read into memory once: a rebuild or a deleted file during a show cannot hurt. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, relative, sep } from 'node:path';
import { lookup } from 'mrmime';
import { COOKIE, tokenOf } from './access.ts';

type Page = { readonly body: Buffer; readonly type: string; readonly tag: string };
export type Site = ReadonlyMap<string, Page>;

export function readSite(folder: string): Site {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const pages = files.map((entry): readonly [string, Page] => {
    const path = join(entry.parentPath, entry.name);
    const body = readFileSync(path);
    const type = lookup(entry.name) ?? 'application/octet-stream';
    const tag = `"${createHash('sha1').update(body).digest('base64url')}"`;
    return [
      `/${relative(folder, path).split(sep).join('/')}`,
      { body, type: type.startsWith('text/') ? `${type}; charset=utf-8` : type, tag },
    ];
  });
  const site = new Map(pages);
  for (const [path, file] of [
    ['/', '/index.html'],
    ['/stage', '/stage.html'],
  ] as const) {
    const page = site.get(file);
    if (page !== undefined) site.set(path, page);
  }
  return site;
}

/** A page that was opened with its token keeps it as a cookie, and is opened again without it in the address. */
export function keepToken(request: IncomingMessage, response: ServerResponse): boolean {
  const given = request.url ?? '/';
  const token = tokenOf(given);
  // Where no token is asked for anything may stand there, also what no header can carry.
  if (token === null || !/^[a-z0-9]{1,64}$/i.test(token)) return false;
  const [path = '/', query = ''] = given.split('?');
  const rest = new URLSearchParams(query);
  rest.delete('token');
  response
    .writeHead(303, {
      // Two slashes at its beginning would be another host.
      location: `${path.replace(/^[/\\]+/, '/')}${rest.size === 0 ? '' : `?${rest.toString()}`}`,
      'set-cookie': `${COOKIE}=${token}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict`,
    })
    .end();
  return true;
}

/** No other site may frame the page, and a browser takes each file for what we say it is. */
const GUARD = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "frame-ancestors 'self'",
  'referrer-policy': 'no-referrer',
};

export function serve(site: Site, request: IncomingMessage, response: ServerResponse): void {
  const path = (request.url ?? '/').split(/[?#]/)[0] ?? '/';
  const page = site.get(path.length > 1 ? path.replace(/\/$/, '') : path);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  if (page === undefined) {
    response
      .writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
      .end('Not here. The operator is at / and the stage at /stage.\n');
    return;
  }
  const headers = {
    ...GUARD,
    'content-type': page.type,
    etag: page.tag,
    'cache-control': path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
  };
  if (request.headers['if-none-match'] === page.tag) response.writeHead(304, headers).end();
  else
    response
      .writeHead(200, { ...headers, 'content-length': page.body.length })
      .end(request.method === 'HEAD' ? undefined : page.body);
}
