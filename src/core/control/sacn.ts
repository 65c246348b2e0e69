/** sACN (ANSI E1.31), read strictly: its data packets with the null start code; all its others are told apart. */
import { broken, type DmxPacket } from './dmx-frame.ts';
import { decodeUtf8 } from './utf8.ts';

const NAME = Array.from('ASC-E1.17\0\0\0', (sign) => sign.charCodeAt(0));
const ROOT_DATA = 4;
const ROOT_EXTENDED = 8;
const FRAMING_DATA = 2;
const DMP_SET_PROPERTY = 2;
/** One byte addresses and values, counted on from the first. */
const DMP_TYPE = 0xa1;
const START_CODE_AT = 125;
const MOST_LEVELS = 512;
const MOST_PRIORITY = 200;
const IS_PREVIEW = 0x80;
const IS_TERMINATED = 0x40;

/** Where each layer begins, and where its length counts from. */
const LAYERS = [
  { name: 'root', at: 16 },
  { name: 'framing', at: 38 },
  { name: 'DMP', at: 115 },
] as const;

/** `host`: what it is called by where it does not say its name. */
export function decodeSacn(bytes: Uint8Array, host: string): DmxPacket {
  if (bytes.length < 22 || NAME.some((byte, i) => bytes[4 + i] !== byte)) return broken('It is no sACN');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const root = view.getUint32(18);
  // Synchronization and universe discovery, which desks send beside their levels.
  if (root === ROOT_EXTENDED) return { is: 'other' };
  if (root !== ROOT_DATA) return broken('It is no sACN');
  if (bytes.length <= START_CODE_AT) return broken('It is cut short');
  const wrong = misfit(view);
  if (wrong !== null) return broken(wrong);
  const options = view.getUint8(112);
  // Priorities for each channel, or text: not levels.
  if (view.getUint8(START_CODE_AT) !== 0 || (options & IS_PREVIEW) !== 0) return { is: 'other' };
  return {
    is: 'frame',
    universe: view.getUint16(113),
    frame: {
      source: `sacn ${Array.from(bytes.subarray(22, 38), hex).join('')}`,
      name: `${nameIn(bytes) || host} (sACN)`,
      priority: view.getUint8(108),
      sequence: view.getUint8(111),
      ends: (options & IS_TERMINATED) !== 0,
      levels: bytes.slice(START_CODE_AT + 1, START_CODE_AT + view.getUint16(123)),
    },
  };
}

/** What does not fit together, or null. */
function misfit(view: DataView): string | null {
  for (const { name, at } of LAYERS) {
    const length = view.getUint16(at);
    if (length >> 12 !== 7) return `The flags of its ${name} layer are wrong`;
    if (at + (length & 0xfff) > view.byteLength) return 'It is cut short';
  }
  if (view.getUint16(0) !== 0x10 || view.getUint16(2) !== 0) return 'Its preamble is wrong';
  if (view.getUint32(40) !== FRAMING_DATA) return 'Its framing layer holds no data';
  if (view.getUint8(117) !== DMP_SET_PROPERTY || view.getUint8(118) !== DMP_TYPE) return 'Its DMP layer sets no levels';
  if (view.getUint16(119) !== 0 || view.getUint16(121) !== 1) return 'Its levels do not begin at channel 1';
  // The start code is counted too.
  const count = view.getUint16(123) - 1;
  if (count < 1 || count > MOST_LEVELS) return `It says that it has ${count} levels`;
  if (START_CODE_AT + 1 + count > view.byteLength) return 'It is cut short';
  const priority = view.getUint8(108);
  return priority > MOST_PRIORITY ? `Its priority is ${priority}; ${MOST_PRIORITY} is the most` : null;
}

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** As far as it can be shown. */
function nameIn(bytes: Uint8Array): string {
  const field = bytes.subarray(44, 108);
  const end = field.indexOf(0);
  const text = decodeUtf8(field, 0, end < 0 ? field.length : end) ?? '';
  return text.replaceAll(/\p{C}+/gu, ' ').trim();
}
