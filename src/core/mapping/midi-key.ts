/** A control of a device as one number, so that finding what it moves costs one look into one map. */

/** `high` and `low` are the halves of a 14-bit control. */
export const KINDS = [
  'cc',
  'high',
  'low',
  'nrpn',
  'rpn',
  'note',
  'pitchbend',
  'program',
  'aftertouch',
  'polytouch',
  'axis',
  'button',
] as const;
export type MidiKind = (typeof KINDS)[number];

/** Channel 0 is any; numbers run to 16383 (NRPN). */
export const midiKey = (port: number, kind: MidiKind, channel: number, number: number): number =>
  ((port * KINDS.length + KINDS.indexOf(kind)) * 17 + channel) * 16_384 + number;
