/** The page's one WebSocket to the bridge: what is heard on it as a stream that reconnects by itself, and a way to speak. */
import { defer, Observable, repeat, share, timer } from 'rxjs';
import type { FromPage, ToPage } from '../core/wire/page.ts';

type Hello = Extract<FromPage, { say: 'hello' }>;
export type SocketEvent =
  | { readonly of: 'open' }
  | { readonly of: 'lost' }
  | { readonly of: 'heard'; readonly message: ToPage };
export type Socket = {
  readonly event$: Observable<SocketEvent>;
  /** Says it now or never: a value kept for a later socket would be stale when it arrives. */
  readonly say: (message: FromPage) => void;
};

const clockEveryMs = 2000;
/** So many clock questions in a row without a word from the bridge: the socket is dead, or will never open. */
const deafAfter = 3;

/** Wait before try `tries` (from 0), 200 ms to 2 s; `chance` (0..1) spreads the pages of one bridge apart. */
export const socketBackOff = (tries: number, chance: number): number =>
  Math.min(2000, 200 * 2 ** tries) * (0.75 + chance / 2);

export const socketUrl = (place: { protocol: string; host: string }): string =>
  `${place.protocol === 'https:' ? 'wss' : 'ws'}://${place.host}/socket`;

type Line = EventTarget & { readonly readyState: number; send: (text: string) => void; close: () => void };

/** `hello` is asked anew for each socket, and is the first thing said on it. */
export function openSocket(
  url: string,
  hello: () => Hello,
  dial: (url: string) => Line = (to) => new WebSocket(to),
): Socket {
  let live: Line | null = null;
  let tries = 0;
  const say = (message: FromPage) => live?.readyState === WebSocket.OPEN && live.send(JSON.stringify(message));

  const oneSocket = new Observable<SocketEvent>((out) => {
    const socket = dial(url);
    let unanswered = 0;
    let askedAt = 0;
    const lost = () => {
      out.next({ of: 'lost' });
      out.complete();
    };
    const askClock = () => {
      if (unanswered >= deafAfter) return lost();
      unanswered += 1;
      askedAt = performance.now();
      say({ say: 'clock', at: askedAt });
    };
    const open = () => {
      live = socket;
      tries = 0;
      unanswered = 0;
      say(hello());
      askClock();
      out.next({ of: 'open' });
    };
    const hear = (event: Event) => {
      unanswered = 0;
      const message = event instanceof MessageEvent ? readMessage(event.data) : null;
      if (message) out.next({ of: 'heard', message });
      // Timers of a hidden page sleep; messages still come.
      if (performance.now() - askedAt > 1.5 * clockEveryMs) askClock();
    };
    socket.addEventListener('open', open);
    socket.addEventListener('message', hear);
    socket.addEventListener('close', lost);
    const asking = setInterval(askClock, clockEveryMs);
    return () => {
      clearInterval(asking);
      socket.removeEventListener('close', lost);
      socket.removeEventListener('message', hear);
      socket.removeEventListener('open', open);
      live = null;
      socket.close();
    };
  });

  const event$ = defer(() => oneSocket).pipe(
    repeat({ delay: () => timer(socketBackOff(tries++, Math.random())) }),
    share(),
  );
  return { event$, say };
}

function readMessage(text: unknown): ToPage | null {
  if (typeof text !== 'string') return null;
  try {
    const value: unknown = JSON.parse(text);
    const isOurs = typeof value === 'object' && value !== null && 'say' in value && typeof value.say === 'string';
    // Our own bridge wrote it, from the same type.
    return isOurs ? (value as ToPage) : null;
  } catch {
    return null;
  }
}
