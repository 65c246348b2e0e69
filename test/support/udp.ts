/** OSC as other programs send it: packed by osc-js, sent as real datagrams. */
import { createSocket } from 'node:dgram';
import OSC from 'osc-js';

type Arg = number | string | boolean;

export const oscMessage = (address: string, ...args: readonly Arg[]): Uint8Array =>
  new OSC.Message(address, ...args).pack();

export const oscBundle = (...messages: readonly (readonly [address: string, ...args: Arg[]])[]): Uint8Array =>
  new OSC.Bundle(
    messages.map(([address, ...args]) => new OSC.Message(address, ...args)),
    0,
  ).pack();

export async function sendUdp(port: number, ...datagrams: readonly Uint8Array[]): Promise<void> {
  const socket = createSocket('udp4');
  const send = (bytes: Uint8Array) =>
    new Promise<void>((done, failed) => {
      socket.send(bytes, port, '127.0.0.1', (fault) => (fault ? failed(fault) : done()));
    });
  try {
    for (const bytes of datagrams) await send(bytes);
  } finally {
    socket.close();
  }
}

/** A port that is free, for a program that must be told one. */
export async function freeUdp(): Promise<number> {
  const socket = createSocket('udp4');
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));
  const { port } = socket.address();
  await new Promise<void>((done) => socket.close(() => done()));
  return port;
}
