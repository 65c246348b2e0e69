/** What can be seen of a real Scope's queue from outside: chunk ends in its metrics, each of which takes one message. */
import { ask } from './scope.ts';

type Metrics = { readonly sessions: Readonly<Record<string, { readonly pipeline_fps?: number | null }>> };

const CAPACITY = 8;
const POLL_MS = 100;

export function watchChunks(url: string, sentSoFar: () => number) {
  let last: number | null = null;
  let chunks = 0;
  let counted = 0;
  let waiting = 0;
  let mostWaiting = 0;
  let refused = 0;
  const timer = setInterval(() => {
    const sent = sentSoFar();
    waiting += sent - counted;
    counted = sent;
    refused += Math.max(0, waiting - CAPACITY);
    waiting = Math.min(CAPACITY, waiting);
    mostWaiting = Math.max(mostWaiting, waiting);
    ask<Metrics>(`${url}/api/v1/session/metrics`).then(
      ({ sessions }) => {
        const fps = Object.values(sessions)[0]?.pipeline_fps ?? null;
        if (last !== null && fps !== null && fps !== last) {
          chunks += 1;
          waiting = Math.max(0, waiting - 1);
        }
        last = fps;
      },
      () => undefined,
    );
  }, POLL_MS);
  return () => {
    clearInterval(timer);
    return { chunks, mostWaiting, refused };
  };
}
