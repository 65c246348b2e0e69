/** OSC comes in here: UDP datagrams become actions; a broken one is counted and shown, never thrown. */
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { Action } from '../core/action.ts';
import { decodeOsc, describeOscFault } from '../core/control/osc.ts';
import { now } from './clock.ts';
import { type Source, source } from './source.ts';

export type OscDoor = { readonly heard$: Source<Action>['heard$']; readonly port: number; readonly close: () => void };

/** Rejects with the system's error (EADDRINUSE, EADDRNOTAVAIL, EACCES) when the port cannot be had. */
export function openOsc(host: string, port: number): Promise<OscDoor> {
  const { heard$, say } = source<Action>();
  const socket = createSocket({ type: isIPv6(host) ? 'udp6' : 'udp4', reuseAddr: false });
  socket.on('message', (bytes, sender) => {
    const { messages, faults } = decodeOsc(bytes);
    say({ at: now(), kind: 'osc', from: sender.address, packet: messages, faults: faults.map(describeOscFault) });
  });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, host, () => {
      socket.off('error', reject);
      // A datagram that could not be received (a lost network) is no reason to stop listening.
      socket.on('error', () => undefined);
      resolve({ heard$, port: socket.address().port, close: () => socket.close() });
    });
  });
}
