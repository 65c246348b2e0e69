/** Light messages as numbers: status, number and value in one, told apart and compared without building lists. */
import type { Light, Shine } from './compiled.ts';

const STATUS = { note: 0x90, cc: 0xb0, pitchbend: 0xe0 } as const;

type Place = Pick<Light, 'kind' | 'channel' | 'number'>;

export const placeOf = ({ kind, channel, number }: Place): number => ((STATUS[kind] + channel - 1) << 7) | number;

export function messageOf({ kind, number }: Place, { value, channel }: Shine): number {
  const status = STATUS[kind] + channel - 1;
  return kind === 'pitchbend'
    ? (status << 14) | ((value & 0x7f) << 7) | (value >> 7)
    : (status << 14) | (number << 7) | value;
}

export const darkOf = (light: Light): number => messageOf(light, { value: light.off, channel: light.channel });

export const bytesOfLight = (message: number): readonly number[] => [
  message >> 14,
  (message >> 7) & 0x7f,
  message & 0x7f,
];
