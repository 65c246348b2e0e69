/** When a bundle wants to be heard, for those who wish that time tags are kept. */

/** Seconds from 1900, where OSC's time begins, to 1970. */
const UNIX_FROM_NTP_S = 2_208_988_800;
/** No more than this is waited for: what lies further ahead comes from a clock that goes wrong. */
const MOST_MS = 100;

/** How long to hold the packet, in ms; `unixMs` is the time of day. Only a bundle's own tag counts, not those inside. */
export function heldBackMs(bytes: Uint8Array, unixMs: number): number {
  if (bytes.length < 16 || bytes[0] !== 0x23) return 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
  const ms = (view.getUint32(8) - UNIX_FROM_NTP_S) * 1000 + (view.getUint32(12) / 2 ** 32) * 1000;
  const ahead = ms - unixMs;
  return ahead > 0 && ahead <= MOST_MS ? ahead : 0;
}
