/** A UDP port that is listened to for as long as the bridge runs: while another program has it, it is asked for again and again. */
import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { isLoopback, plainAddress } from './loopback.ts';
import { ownAddresses } from './own-names.ts';

export type UdpWishes = {
  readonly host: string;
  readonly port: number;
  /** A multicast group to be joined on every network card; null: none. */
  readonly group: string | null;
  readonly heard: (bytes: Uint8Array, host: string) => void;
  /** Why it cannot listen now; null once it does. */
  readonly told: (fault: unknown) => void;
};

export type PatientUdp = {
  /** Null while it cannot be had. */
  readonly port: () => number | null;
  readonly close: () => void;
};

const AGAIN_MS = 5000;

/** Resolves after the first try, whatever came of it. */
export async function listenPatiently(wishes: UdpWishes, againMs = AGAIN_MS): Promise<PatientUdp> {
  let socket: Socket | null = null;
  let busy = false;
  let closed = false;

  const leave = () => {
    socket?.close();
    socket = null;
  };
  const care = async () => {
    if (busy) return;
    busy = true;
    try {
      socket ??= await open(wishes);
      if (closed) return leave();
      wishes.told(null);
      join(socket, wishes);
    } catch (fault) {
      wishes.told(fault);
    } finally {
      busy = false;
    }
  };
  await care();
  // Also for cards that came since, whose network is to be joined.
  const timer = setInterval(() => void care(), againMs);

  return {
    port: () => socket?.address().port ?? null,
    close: () => {
      closed = true;
      clearInterval(timer);
      leave();
    },
  };
}

/** Shared, because a lighting program on this computer listens there too; what is sent to this address comes to us. */
function open({ host, port, heard }: UdpWishes): Promise<Socket> {
  const socket = createSocket({ type: isIPv6(host) ? 'udp6' : 'udp4', reuseAddr: true });
  socket.on('message', (bytes, { address }) => heard(bytes, plainAddress(address)));
  return new Promise((resolve, reject) => {
    socket.once('error', (fault) => {
      socket.close();
      reject(fault);
    });
    socket.bind(port, host, () => {
      socket.removeAllListeners('error');
      // A datagram that could not be received (a lost network) is no reason to stop listening.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}

function join(socket: Socket, { host, group }: UdpWishes): void {
  if (group === null || isLoopback(host)) return;
  for (const address of ['127.0.0.1', ...ownAddresses()]) {
    try {
      socket.addMembership(group, address);
    } catch {
      // Joined already, or a card that cannot: what is sent to this computer alone is heard all the same.
    }
  }
}
