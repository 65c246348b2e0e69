/** A control of a device as one number, so that finding what it moves costs one look into one map. */

/** `high` and `low` are the halves of a 14-bit control. */
const KINDS = {
  cc: 0,
  high: 1,
  low: 2,
  nrpn: 3,
  rpn: 4,
  note: 5,
  pitchbend: 6,
  program: 7,
  aftertouch: 8,
  polytouch: 9,
  axis: 10,
  button: 11,
} as const;
export type MidiKind = keyof typeof KINDS;

/** Channel 0 is any; numbers run to 16383 (NRPN). */
export const midiKey = (port: number, kind: MidiKind, channel: number, number: number): number =>
  ((port * 12 + KINDS[kind]) * 17 + channel) * 16_384 + number;
