/** Art-Net, read strictly: of all its packets the one that carries levels (ArtDmx, Art-Net 4). */
import { broken, type DmxPacket, USUAL_PRIORITY } from './dmx-frame.ts';

const NAME = Array.from('Art-Net\0', (sign) => sign.charCodeAt(0));
const OP_DMX = 0x5000;
const OLDEST_VERSION = 14;
/** Where the levels begin. */
const HEAD_BYTES = 18;
const MOST_LEVELS = 512;

/** `host`: who sent it, which the packet itself does not say. */
export function decodeArtnet(bytes: Uint8Array, host: string): DmxPacket {
  if (bytes.length < NAME.length + 2 || NAME.some((byte, i) => bytes[i] !== byte)) return broken('It is no Art-Net');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(8, true) !== OP_DMX) return { is: 'other' };
  if (bytes.length < HEAD_BYTES) return broken('It is cut short');
  if (view.getUint16(10) < OLDEST_VERSION) return broken(`Its version is older than ${OLDEST_VERSION}`);
  const count = view.getUint16(16);
  if (count === 0 || count > MOST_LEVELS) return broken(`It says that it has ${count} levels`);
  if (bytes.length < HEAD_BYTES + count) return broken('It is cut short');
  const sequence = view.getUint8(12);
  return {
    is: 'frame',
    // Net, sub-net and universe in one number, as desks count them from 0.
    universe: ((view.getUint8(15) & 0x7f) << 8) | view.getUint8(14),
    frame: {
      source: `artnet ${host}`,
      name: `${host} (Art-Net)`,
      priority: USUAL_PRIORITY,
      sequence: sequence === 0 ? null : sequence,
      ends: false,
      levels: bytes.slice(HEAD_BYTES, HEAD_BYTES + count),
    },
  };
}
