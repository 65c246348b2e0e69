/** OSC goes out here: to each target every value once, then what changes, one argument to a message. */
import { createSocket } from 'node:dgram';
import OSC from 'osc-js';
import type { Json, Ms } from '../core/unit.ts';

export type Target = { readonly host: string; readonly port: number };

export type OscOut = {
  /** Sends what differs from what each target was told; `held`: who moved an address a moment ago is not told it. */
  readonly tell: (values: ReadonlyMap<string, Json>, at: Ms, held: (address: string) => string) => void;
  readonly close: () => void;
};

/** Thirty a second for one address are enough for any light or slider. */
const EVERY_MS = 33;

export function openOscOut(targets: readonly Target[]): OscOut {
  const socket = createSocket('udp4');
  // A target that is not there is no reason to stop telling the others.
  socket.on('error', () => undefined);
  const told = targets.map((target) => ({ target, last: new Map<string, { value: Json; at: Ms }>() }));
  return {
    tell: (values, at, held) => {
      for (const { target, last } of told) {
        for (const [address, value] of values) {
          const before = last.get(address);
          if (before !== undefined && (before.value === value || at - before.at < EVERY_MS)) continue;
          // Told later: once its mover has been still for a while, another receiver on that host may need it.
          if (held(address) === target.host) continue;
          const packet = encode(address, value);
          last.set(address, { value, at });
          if (packet !== null) socket.send(packet, target.port, target.host);
        }
      }
    },
    close: () => socket.close(),
  };
}

/** Numbers and switches as floats, since TouchDesigner's CHOPs take nothing else; words as strings, cut to plain letters. */
function encode(address: string, value: Json): Uint8Array | null {
  if (typeof value !== 'number' && typeof value !== 'boolean' && typeof value !== 'string') return null;
  const message = new OSC.TypedMessage(address, []);
  if (typeof value === 'string') message.add('s', plainLetters(value));
  else message.add('f', Number(value));
  return message.pack();
}

/** osc-js cuts every other letter to a byte, which would not be UTF-8 any more. */
const plainLetters = (text: string): string => text.normalize('NFKD').replaceAll(/[^\x20-\x7E]/g, '');
