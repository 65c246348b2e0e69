/** Who may speak to the bridge over HTTP and WebSocket: by the name it was called, by the page that asks, and by the token. */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { isLoopback } from './loopback.ts';

/** Closed: this computer alone. Open: the network too, with the token; `names` are this computer's own. */
export type Access =
  | { readonly is: 'closed' }
  | { readonly is: 'open'; readonly token: string; readonly names: ReadonlySet<string> };

export type Asked = { readonly from: string; readonly path: string; readonly headers: IncomingHttpHeaders };

/** Why nobody may come in this way; null when the way is free (a token may still be wanted). */
export function refusalOf(asked: Asked, access: Access): string | null {
  const { host = '', origin } = asked.headers;
  if (!isOurName(host, asked.from, access)) return 'This address is not one of this computer.';
  if (origin !== undefined && !isOurOrigin(origin, host)) return 'Another site may not speak to this computer.';
  return isForeignUse(asked.headers) ? 'Another site may not use what is served here.' : null;
}

/** On this computer no token is asked for; from the network always. */
export const needsToken = ({ from }: Asked, access: Access): boolean => access.is === 'open' && !isLoopback(from);

/** The token as the address says it (`?token=`), or as the cookie that was given for it. */
export function hasToken({ path, headers }: Asked, access: Access): boolean {
  if (access.is === 'closed') return false;
  const told = [tokenOf(path), ...cookiesOf(headers.cookie ?? '')];
  return told.some((each) => each !== null && isSame(each, access.token));
}

export const tokenOf = (path: string): string | null => new URLSearchParams(path.split('?')[1] ?? '').get('token');

export const COOKIE = 'scope-deck';

const cookiesOf = (line: string): readonly string[] =>
  line.split(';').flatMap((part) => {
    const [name, value = ''] = part.trim().split('=');
    return name === COOKIE ? [value] : [];
  });

function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * A name that somebody lets lead here (DNS rebinding) is none of ours. A plain number cannot be made to lead here, so
 * that on an open bridge any will do: cards come and go with the network.
 */
function isOurName(host: string, from: string, access: Access): boolean {
  const name = nameOf(host);
  if (isLoopback(from) && (LOOPBACK_NAMES.has(name) || isLoopback(name))) return true;
  return access.is === 'open' && (isIP(name) !== 0 || access.names.has(name));
}

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', 'stage.localhost']);

/** `[::1]:4400` → `::1`, `Deck.local:4400` → `deck.local`. */
const nameOf = (host: string): string =>
  host
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .toLowerCase();

const isOurOrigin = (origin: string, host: string): boolean =>
  (URL.canParse(origin) && new URL(origin).host === host.toLowerCase()) ||
  origin === process.env['SCOPE_DECK_DEV_ORIGIN'];

/** A picture, script or frame of another site; a link that somebody follows is no such use. */
const isForeignUse = (headers: IncomingHttpHeaders): boolean => {
  const site = headers['sec-fetch-site'];
  if (site !== 'cross-site' && site !== 'same-site') return false;
  return headers['sec-fetch-mode'] !== 'navigate' || headers['sec-fetch-dest'] !== 'document';
};
