/** Bytes as files write them: `F0 42 40 00 01 13 00 00 00 01 F7`. */
import { decodeMidi } from '../control/midi.ts';

/** The bytes of whole MIDI messages, or null. */
export function bytesOf(text: string): readonly number[] | null {
  const compact = text.replaceAll(/[\s,]+/g, '');
  if (!/^(?:[\da-f]{2})+$/i.test(compact)) return null;
  const bytes = Array.from({ length: compact.length / 2 }, (_, i) =>
    Number.parseInt(compact.slice(2 * i, 2 * i + 2), 16),
  );
  return decodeMidi(bytes).length > 0 ? bytes : null;
}

/** Windows counts a device that was once in another socket: "2- APC mini", "MIDIIN2 (2- APC mini)". */
const uncounted = (name: string): string => name.replace(/(^|\()\d+- ?/, '$1');

/** A test of port names: a part of the name, or `/regex/`; null when the regular expression is none. */
export function portTest(port: string | undefined): ((name: string) => boolean) | null {
  if (port === undefined) return () => true;
  const source = /^\/(.+)\/i?$/.exec(port)?.[1];
  if (source === undefined) {
    const part = port.toLowerCase();
    return (name) => name.toLowerCase().includes(part);
  }
  try {
    const pattern = new RegExp(source, 'i');
    return (name) => pattern.test(name) || pattern.test(uncounted(name));
  } catch {
    return null;
  }
}

/** How a file names this device: by its plain name, or exactly, where that would be part of another's too. */
export function portFor(name: string, others: readonly string[]): string {
  const plain = uncounted(name);
  const isAlone = others.every((other) => other === name || portTest(plain)?.(other) !== true);
  return isAlone ? plain : `/^${name.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')}$/`;
}
