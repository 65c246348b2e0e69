/** A line to one receiver that a flag or a file names. It is connected, so that the system says when nobody listens there. */
import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { Target } from '../core/control/osc-target.ts';
import type { Ms } from '../core/unit.ts';

export type OscLine = {
  /** How many messages it takes now: none while it waits for a refusal, one to try, then all. */
  readonly takes: (at: Ms) => number;
  readonly send: (bytes: Uint8Array) => void;
  readonly close: () => void;
};

/** A receiver that refused is tried again so often. */
const TRY_MS = 1000;
/** It says within this that nobody is there; else somebody is. */
const REFUSAL_MS = 300;

/** `refused`: what was told lately was not heard. */
export function openLine({ host, port }: Target, refused: () => void): OscLine {
  let socket: Socket | null = null;
  let isOpen = false;
  let state: 'here' | 'away' | 'tried' = 'here';
  let since: Ms = -Infinity;

  const lost = (line: Socket) => {
    if (line !== socket) return;
    state = 'away';
    refused();
  };
  const open = () => {
    socket?.close();
    isOpen = false;
    const made = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
    socket = made;
    made.on('error', () => lost(made));
    made.on('connect', () => {
      isOpen = made === socket;
    });
    made.connect(port, host);
  };
  open();

  return {
    takes: (at) => {
      if (state === 'away' && at - since >= TRY_MS) {
        [state, since] = ['tried', at];
        // Anew, for the network may be another one by now.
        open();
      }
      if (!isOpen || state === 'away') return 0;
      if (state === 'here') return Infinity;
      if (at - since < REFUSAL_MS) return 1;
      state = 'here';
      return Infinity;
    },
    send: (bytes) => {
      const line = socket;
      line?.send(bytes, (fault) => fault !== null && lost(line));
    },
    close: () => {
      const last = socket;
      socket = null;
      last?.close();
    },
  };
}
