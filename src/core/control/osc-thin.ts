/** When more comes than can be played: values that a later one overtakes are left out, everything else keeps order and count. */
import { resolve } from '../address/resolve.ts';
import { numberOf, type OscMessage } from './osc-message.ts';

/** What else hears an address: bindings that follow its value, bindings for which each message counts, or none. */
export type Hearing = 'values' | 'more' | 'nothing';

type Packet = { readonly from: string; readonly messages: readonly OscMessage[] };

/** The packets without overtaken values, in their order, and how many values were left out. */
export function thin<P extends Packet>(
  packets: readonly P[],
  hearing: (address: string) => Hearing,
): { readonly kept: readonly P[]; readonly left: number } {
  const later = new Set<string>();
  const kept: P[] = [];
  let left = 0;
  for (const packet of packets.toReversed()) {
    const messages = packet.messages
      .toReversed()
      .filter((message) => {
        if (!isPlainValue(message, hearing)) return true;
        const key = `${packet.from} ${message.address}`;
        if (later.has(key)) return false;
        later.add(key);
        return true;
      })
      .toReversed();
    left += packet.messages.length - messages.length;
    if (messages.length > 0 || packet.messages.length === 0) kept.push({ ...packet, messages });
  }
  return { kept: kept.toReversed(), left };
}

/** One number for what keeps a value; not one that adds to it, nor a pattern, nor what a binding counts. */
function isPlainValue({ address, args }: OscMessage, hearing: (address: string) => Hearing): boolean {
  const [only] = args;
  if (args.length !== 1 || only === undefined || numberOf(only) === null) return false;
  const found = resolve(address);
  const bound = hearing(address);
  if (found.is === 'wrong') return bound === 'values';
  return found.row.kind === 'value' && bound !== 'more';
}
