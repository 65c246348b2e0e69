/** Sockets whose other end went without a word (a tablet out of reach, a laptop that sleeps) are found, and let go. */

/** A browser answers a ping by itself, also for a page that is hidden. */
export type Beating = {
  readonly on: (event: 'pong', heard: () => void) => unknown;
  readonly ping: () => void;
  readonly terminate: () => void;
};

const EVERY_MS = 5000;
/** So many pings in a row without an answer. */
const MOST_MISSED = 3;

export type Heartbeat = { readonly watch: (socket: Beating) => () => void; readonly close: () => void };

export function heartbeat(everyMs = EVERY_MS): Heartbeat {
  const missed = new Map<Beating, number>();
  const timer = setInterval(() => {
    for (const [socket, count] of missed) {
      if (count >= MOST_MISSED) {
        missed.delete(socket);
        socket.terminate();
        continue;
      }
      missed.set(socket, count + 1);
      socket.ping();
    }
  }, everyMs);
  return {
    watch: (socket) => {
      missed.set(socket, 0);
      socket.on('pong', () => missed.has(socket) && missed.set(socket, 0));
      return () => missed.delete(socket);
    },
    close: () => clearInterval(timer),
  };
}
