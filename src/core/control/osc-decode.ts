/** A strict OSC 1.0 decoder: total, linear in the packet, and blind to everything outside the view it is given. */
import type { OscFault } from './osc-fault.ts';
import type { OscAddress, OscArg, OscMessage } from './osc-message.ts';
import { type Reading, readArg, readText, type Stretch } from './osc-read.ts';

/**
 * Not all or nothing: in a show the good members of a bundle should act although one is broken. A message that
 * cannot be read costs only itself; a wrong element size costs what follows it, because nothing says where that is.
 */
export type OscPacket = { readonly messages: readonly OscMessage[]; readonly faults: readonly OscFault[] };

export const OSC_MAX_BYTES = 65_536;
export const OSC_MAX_DEPTH = 8;

/** Messages in the order they stand, bundles unfolded; time tags are read as "now", clocks of senders being what they are. */
export function decodeOsc(bytes: Uint8Array): OscPacket {
  const size = bytes.length;
  if (size === 0) return refused('empty');
  if (size > OSC_MAX_BYTES) return refused('too-large');
  if (size % 4 !== 0) return refused('odd-length');
  const found: Found = { messages: [], faults: [] };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  decodeElement({ bytes, view, end: size }, 0, 0, found);
  return found;
}

type Found = { readonly messages: OscMessage[]; readonly faults: OscFault[] };

const refused = (code: 'empty' | 'too-large' | 'odd-length'): OscPacket => ({
  messages: [],
  faults: [{ code, at: 0 }],
});

function decodeElement(from: Stretch, at: number, depth: number, found: Found): void {
  if (!isBundle(from, at)) {
    const message = readMessage(from, at);
    if ('code' in message) found.faults.push(message);
    else found.messages.push(message);
  } else if (depth >= OSC_MAX_DEPTH) {
    found.faults.push({ code: 'too-deep', at });
  } else {
    decodeBundle(from, at, depth, found);
  }
}

function decodeBundle(from: Stretch, start: number, depth: number, found: Found): void {
  let at = start + 16;
  if (at > from.end) found.faults.push({ code: 'no-timetag', at: start });
  while (at < from.end) {
    // Stretches are multiples of four, so that four bytes are there.
    const size = from.view.getInt32(at);
    const end = at + 4 + size;
    if (size <= 0 || size % 4 !== 0 || end > from.end) {
      found.faults.push({ code: 'element-size', at });
      return;
    }
    decodeElement({ ...from, end }, at + 4, depth + 1, found);
    at = end;
  }
}

function readMessage(from: Stretch, at: number): OscMessage | OscFault {
  if (from.bytes[at] !== 0x2f) return { code: 'no-address', at };
  const address = readText(from, at);
  if ('code' in address) return address;
  const args = readArgs(from, address.next);
  if ('code' in args) return args;
  if (args.next !== from.end) return { code: 'trailing', at: args.next };
  return isAddress(address.value) ? { address: address.value, args: args.value } : { code: 'no-address', at };
}

const isAddress = (text: string): text is OscAddress => text.startsWith('/');

function readArgs(from: Stretch, start: number): Reading<readonly OscArg[]> | OscFault {
  // Senders from before OSC 1.0 leave the types out; without arguments it is still clear what they mean.
  if (start >= from.end) return { value: [], next: start };
  if (from.bytes[start] !== 0x2c) return { code: 'no-tags', at: start };
  const types = readText(from, start);
  if ('code' in types) return types;
  const args: OscArg[] = [];
  let next = types.next;
  let open = 0;
  for (const type of types.value.slice(1)) {
    if (type === '[') open++;
    else if (type === ']') open--;
    else {
      const arg = readArg(from, type, next);
      if ('code' in arg) return arg;
      args.push(arg.value);
      next = arg.next;
    }
    if (open < 0) break;
  }
  return open === 0 ? { value: args, next } : { code: 'brackets', at: start };
}

const BUNDLE = Array.from('#bundle\0', (sign) => sign.charCodeAt(0));

const isBundle = (from: Stretch, at: number): boolean =>
  at + BUNDLE.length <= from.end && BUNDLE.every((byte, i) => from.bytes[at + i] === byte);
