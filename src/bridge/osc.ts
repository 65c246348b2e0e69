/** OSC comes in here: UDP datagrams become actions; a broken one is counted and shown, never thrown. */
import { createSocket, type RemoteInfo } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { Action } from '../core/action.ts';
import type { Ask } from '../core/control/osc-ask.ts';
import { heldBackMs } from '../core/control/osc-due.ts';
import type { Target } from '../core/control/osc-target.ts';
import { now } from './clock.ts';
import { plainAddress } from './loopback.ts';
import { type OscQueue, oscQueue } from './osc-queue.ts';
import { type Source, source } from './source.ts';

export type OscDoor = {
  readonly heard$: Source<Action>['heard$'];
  readonly port: number;
  /** A packet that came by another way, such as a socket of OSCQuery. */
  readonly hear: (bytes: Uint8Array, from: Target) => void;
  /** The mappings that play now. */
  readonly follow: OscQueue['follow'];
  /** From the port where senders knock. */
  readonly send: (bytes: Uint8Array, to: Target) => void;
  readonly close: () => void;
};

export type OscWishes = {
  readonly host: string;
  readonly port: number;
  readonly allows: (host: string) => boolean;
  readonly keepsTimetags: boolean;
  readonly asked: (ask: Ask, from: Target) => void;
};

/** The kernel gives what it will; more of it bridges a moment in which nothing is read. */
const RECEIVE_BYTES = 4 * 1024 * 1024;

/** Rejects with the system's error (EADDRINUSE, EADDRNOTAVAIL, EACCES) when the port cannot be had. */
export function openOsc({ host, port, allows, keepsTimetags, asked }: OscWishes): Promise<OscDoor> {
  const { heard$, say } = source<Action>();
  const queue = oscQueue(say, asked, now);
  const socket = createSocket({ type: isIPv6(host) ? 'udp6' : 'udp4', reuseAddr: false });
  const waits = new Set<NodeJS.Timeout>();
  const hear = (bytes: Uint8Array, from: Target) => {
    const wait = keepsTimetags ? heldBackMs(bytes, Date.now()) : 0;
    if (wait < 1) return queue.take(bytes, from);
    const timer = setTimeout(() => {
      waits.delete(timer);
      queue.take(bytes, from);
    }, wait);
    waits.add(timer);
  };
  socket.on('message', (bytes, { address, port: from }: RemoteInfo) => {
    const sender = { host: plainAddress(address), port: from };
    if (allows(sender.host)) hear(bytes, sender);
    else queue.refuse(sender.host);
  });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, host, () => {
      socket.off('error', reject);
      // A datagram that could not be received (a lost network) is no reason to stop listening.
      socket.on('error', () => undefined);
      try {
        socket.setRecvBufferSize(RECEIVE_BYTES);
      } catch {
        // A system that gives no more plays with what it has.
      }
      resolve({
        heard$,
        port: socket.address().port,
        hear,
        follow: queue.follow,
        send: (bytes, to) => socket.send(bytes, to.port, to.host, () => undefined),
        close: () => {
          for (const timer of waits) clearTimeout(timer);
          queue.close();
          socket.close();
        },
      });
    });
  });
}
