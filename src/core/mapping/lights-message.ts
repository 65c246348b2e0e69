/** Light messages as numbers, those of 14-bit controls as one: status, number and value in one, told apart and compared without building lists. */
import type { Light, Shine } from './compiled.ts';

const STATUS = { note: 0x90, cc: 0xb0, cc14: 0xb0, pitchbend: 0xe0 } as const;

/** Marks a pair of control changes: channel, number and all 14 bits of its value below. */
const PAIR = 1 << 30;
const FINE = 32;

type Place = Pick<Light, 'kind' | 'channel' | 'number'>;

export const placeOf = ({ kind, channel, number }: Place): number => ((STATUS[kind] + channel - 1) << 7) | number;

export function messageOf({ kind, number }: Place, { value, channel }: Shine): number {
  if (kind === 'cc14') return PAIR | ((channel - 1) << 21) | (number << 14) | value;
  const status = STATUS[kind] + channel - 1;
  return kind === 'pitchbend'
    ? (status << 14) | ((value & 0x7f) << 7) | (value >> 7)
    : (status << 14) | (number << 7) | value;
}

export const darkOf = (light: Light): number => messageOf(light, { value: light.off, channel: light.channel });

export function bytesOfLight(message: number): readonly number[] {
  const [first, high, low] = [message >> 14, (message >> 7) & 0x7f, message & 0x7f];
  if ((message & PAIR) === 0) return [first, high, low];
  const number = first & 0x1f;
  const status = STATUS.cc14 + ((message >> 21) & 0xf);
  return [status, number, high, status, number + FINE, low];
}
