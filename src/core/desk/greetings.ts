/** Bytes that a device is sent when it appears under a mapping, and when the mapping leaves it. */
import type { Compiled } from '../mapping/compiled.ts';
import type { HeldPort } from './desk.ts';

export type Greeting = { readonly page: string; readonly port: string; readonly bytes: readonly number[] };

/** What devices hear when the mappings on `ports` change from one set to another. */
export function greetings(
  before: Compiled | null,
  after: Compiled | null,
  ports: readonly HeldPort[],
): readonly Greeting[] {
  return ports.flatMap((port) => {
    const init = bytesFor(after, port, 'init');
    const exit = bytesFor(before, port, 'exit');
    const was = bytesFor(before, port, 'init');
    if (JSON.stringify(was) === JSON.stringify(init)) return [];
    return [...exit, ...init].map((bytes) => ({ page: port.page, port: port.key, bytes }));
  });
}

const bytesFor = (mapping: Compiled | null, port: HeldPort, which: 'init' | 'exit'): readonly (readonly number[])[] =>
  (mapping?.ports ?? []).filter(({ matches }) => matches(port.name)).flatMap((input) => input[which]);
