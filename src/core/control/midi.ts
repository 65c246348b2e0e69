/** MIDI bytes to messages: pure and total, so that a broken cable is an empty list and never an exception. */

export type MidiMessage =
  | { readonly kind: 'cc'; readonly channel: number; readonly number: number; readonly value: number }
  | {
      readonly kind: 'note';
      readonly channel: number;
      readonly number: number;
      readonly velocity: number;
      readonly on: boolean;
    }
  | { readonly kind: 'pitchbend'; readonly channel: number; readonly value: number }
  | { readonly kind: 'program'; readonly channel: number; readonly number: number }
  | { readonly kind: 'aftertouch'; readonly channel: number; readonly value: number }
  | { readonly kind: 'polytouch'; readonly channel: number; readonly number: number; readonly value: number }
  | { readonly kind: 'clock' | 'start' | 'continue' | 'stop' }
  /** Where in the song to go on, in sixteenths. */
  | { readonly kind: 'position'; readonly sixteenths: number }
  /** The whole message, F0 and F7 included. */
  | { readonly kind: 'sysex'; readonly bytes: readonly number[] }
  /** Well formed, but nothing to us (active sensing, time code): told apart, so that only faults are counted as faults. */
  | { readonly kind: 'other'; readonly status: number };

const SYSEX = 0xf0;
const SYSEX_END = 0xf7;
const REAL_TIME = 0xf8;

/**
 * Usually one message; several, running status and real-time bytes in between are read as MIDI 1.0 has them.
 * All or nothing: one truncated, orphaned or out-of-range byte and the list is empty.
 */
export function decodeMidi(bytes: readonly number[]): readonly MidiMessage[] {
  const messages: MidiMessage[] = [];
  let status: number | null = null;
  let held: number[] = [];
  let owes = false;
  for (const byte of bytes) {
    if (!Number.isInteger(byte) || byte < 0 || byte > 0xff) return [];
    if (byte >= REAL_TIME) {
      messages.push(realTime(byte));
    } else if (byte === SYSEX_END) {
      if (status !== SYSEX) return [];
      messages.push({ kind: 'sysex', bytes: [SYSEX, ...held, SYSEX_END] });
      status = null;
      owes = false;
    } else if (byte >= 0x80) {
      if (owes || byte === 0xf4 || byte === 0xf5) return [];
      held = [];
      owes = byte !== 0xf6;
      status = owes ? byte : null;
      if (!owes) messages.push({ kind: 'other', status: byte });
    } else {
      if (status === null) return [];
      held.push(byte);
      owes = status === SYSEX || held.length < dataBytes(status);
      if (owes) continue;
      messages.push(message(status, held[0] ?? 0, held[1] ?? 0));
      held = [];
      // Only channel messages leave a running status behind.
      if (status > SYSEX) status = null;
    }
  }
  return owes ? [] : messages;
}

function dataBytes(status: number): number {
  const high = status >> 4;
  return high === 0xc || high === 0xd || status === 0xf1 || status === 0xf3 ? 1 : 2;
}

function message(status: number, first: number, second: number): MidiMessage {
  const channel = (status & 0xf) + 1;
  switch (status >> 4) {
    case 0x8:
      return { kind: 'note', channel, number: first, velocity: second, on: false };
    case 0x9:
      return { kind: 'note', channel, number: first, velocity: second, on: second > 0 };
    case 0xa:
      return { kind: 'polytouch', channel, number: first, value: second };
    case 0xb:
      return { kind: 'cc', channel, number: first, value: second };
    case 0xc:
      return { kind: 'program', channel, number: first };
    case 0xd:
      return { kind: 'aftertouch', channel, value: first };
    case 0xe:
      // The low seven bits come first here, unlike in a pair of control changes.
      return { kind: 'pitchbend', channel, value: (second << 7) | first };
    default:
      return status === 0xf2 ? { kind: 'position', sixteenths: (second << 7) | first } : { kind: 'other', status };
  }
}

function realTime(status: number): MidiMessage {
  switch (status) {
    case 0xf8:
      return { kind: 'clock' };
    case 0xfa:
      return { kind: 'start' };
    case 0xfb:
      return { kind: 'continue' };
    case 0xfc:
      return { kind: 'stop' };
    default:
      return { kind: 'other', status };
  }
}

/** A control's position as a button: the upper half is down. */
export const pressed = (value: number): boolean => value >= 64;

export { type RelativeScheme, relativeSchemes, relativeSteps } from './relative.ts';
