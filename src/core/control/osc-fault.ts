/** What can be wrong with an OSC datagram, each with the byte where it shows. */

export type OscFault =
  | { readonly code: 'unknown-type'; readonly at: number; readonly type: string }
  | { readonly code: PlainCode; readonly at: number };

type PlainCode = keyof typeof sentences;

const sentences = {
  empty: 'the packet is empty',
  'too-large': 'the packet is larger than 64 KiB',
  'odd-length': 'the length of the packet is no multiple of four',
  'no-address': 'neither an address nor a bundle begins here',
  'no-tags': 'bytes follow the address, but no list of types',
  unterminated: 'a string has no end',
  padding: 'the bytes that fill up to a multiple of four are not zero',
  'not-utf8': 'a string is not UTF-8',
  'not-a-character': 'a character is none',
  truncated: 'an argument runs past the end of its message',
  'blob-size': 'a blob has an impossible size',
  brackets: 'the brackets of an array do not match',
  trailing: 'bytes are left over behind the last argument',
  'no-timetag': 'a bundle ends before its time tag',
  'element-size': 'an element of a bundle has an impossible size',
  'too-deep': 'bundles are nested more than eight deep',
} as const;

export function describeOscFault(fault: OscFault): string {
  const what =
    fault.code === 'unknown-type' ? `there is no type "${printable(fault.type)}" in OSC` : sentences[fault.code];
  return `OSC, byte ${fault.at}: ${what}.`;
}

/** A control sign in a log line could rewrite the screen it is shown on. */
const printable = (text: string): string => (text >= ' ' && text !== '\u007f' ? text : '?');
