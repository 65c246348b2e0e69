/** MIDI messages to touches: by port, channel and number, with pairs and parameter numbers put together. */
import type { MidiMessage } from '../control/midi.ts';
import type { Ms } from '../unit.ts';
import { at } from './blocks.ts';
import { placeBefore } from './away.ts';
import type { Compiled, Control, Named, PortInput } from './compiled.ts';
import { hearHigh, hearLow } from './halves.ts';
import type { Hands } from './hands.ts';
import { type MidiKind, midiKey } from './midi-key.ts';
import { hearParameter, isParameter } from './nrpn.ts';
import type { Touch } from './touch.ts';

export type Touched = { readonly hands: Hands; readonly touches: readonly Touch[] };

type Sent = { readonly kind: MidiKind; readonly number: number; readonly raw: number; readonly edge: Touch['edge'] };

export function midiTouches(
  compiled: Compiled,
  hands: Hands,
  port: Named & { readonly key: string },
  message: MidiMessage,
  now: Ms,
): Touched {
  if (!('channel' in message)) return { hands, touches: [] };
  const device = placeOn(port, message.channel);
  let done: Touched | null = null;
  for (const input of compiled.ports) {
    if (!input.hears(port)) continue;
    const next = onPort(compiled, done?.hands ?? hands, input, message, device, now);
    done = done === null ? next : { hands: next.hands, touches: [...done.touches, ...next.touches] };
  }
  return done ?? { hands, touches: [] };
}

const places = new WeakMap<object, string[]>();

/** A device and a channel as hands are kept by; worked out once for each device, which speaks a thousand times a second. */
export function placeOn(port: { readonly key: string }, channel: number): string {
  const known = places.get(port) ?? [];
  if (known.length === 0) places.set(port, known);
  return (known[channel] ??= `${port.key}/${channel}`);
}

/** Gamepads have no channels; their hands stand on this one. */
export const GAMEPAD = 0;

export function gamepadTouches(
  compiled: Compiled,
  hands: Hands,
  port: Named & { readonly key: string },
  { kind, number, raw }: { readonly kind: 'axis' | 'button'; readonly number: number; readonly raw: number },
): Touched {
  const device = `${port.key}/${GAMEPAD}`;
  const controls = compiled.ports
    .filter((input) => input.hears(port))
    .flatMap((input) => find(compiled, input, GAMEPAD, kind, number));
  return { hands, touches: [...new Set(controls)].map((control) => touch(hands, control, device, raw)) };
}

type ChannelMessage = Extract<MidiMessage, { channel: number }>;

function onPort(
  compiled: Compiled,
  hands: Hands,
  input: PortInput,
  message: ChannelMessage,
  device: string,
  now: Ms,
): Touched {
  const { channel } = message;
  if (input.parameters && message.kind === 'cc' && isParameter(message.number)) {
    const heard = hearParameter(hands, input.n * 16 + channel - 1, message.number, message.value);
    if (heard.value === null) return { hands: heard.hands, touches: [] };
    const { kind, number, raw } = heard.value;
    return {
      hands: heard.hands,
      touches: find(compiled, input, channel, kind, number).map((control) => touch(heard.hands, control, device, raw)),
    };
  }
  const { kind, number, raw, edge } = sentBy(message);
  const touches = find(compiled, input, channel, kind, number).map((control) =>
    touch(hands, control, device, raw, edge),
  );
  if (!input.halves || message.kind !== 'cc') return { hands, touches };
  return pairs(compiled, { hands, touches }, input, message, device, now);
}

function pairs(
  compiled: Compiled,
  start: Touched,
  input: PortInput,
  message: ChannelMessage & { kind: 'cc' },
  device: string,
  now: Ms,
): Touched {
  const { channel, number, value } = message;
  const hear = number < 32 ? hearHigh : hearLow;
  return find(compiled, input, channel, number < 32 ? 'high' : 'low', number).reduce<Touched>((done, control) => {
    const heard = hear(done.hands, control.n, value, device, now);
    if (heard.raw === null) return { ...done, hands: heard.hands };
    return { hands: heard.hands, touches: [...done.touches, touch(done.hands, control, device, heard.raw)] };
  }, start);
}

/** On its channel, and on any. */
function find(
  { midi }: Compiled,
  input: PortInput,
  channel: number,
  kind: MidiKind,
  number: number,
): readonly Control[] {
  const exact = midi.get(midiKey(input.n, kind, channel, number));
  const any = midi.get(midiKey(input.n, kind, 0, number));
  if (any === undefined) return exact === undefined ? NONE : [exact];
  return exact === undefined ? [any] : [exact, any];
}

const NONE: readonly Control[] = [];

export function touch(hands: Hands, control: Control, device: string, raw: number, edge: Touch['edge'] = null): Touch {
  const before = placeBefore(at(hands.controls, control.n), control, device, raw);
  return { control, raw, before, edge, arg: null, streams: false, are: null };
}

function sentBy(message: ChannelMessage): Sent {
  switch (message.kind) {
    case 'cc':
    case 'polytouch':
      return { kind: message.kind, number: message.number, raw: message.value, edge: null };
    case 'note':
      return {
        kind: 'note',
        number: message.number,
        raw: message.on ? message.velocity : 0,
        edge: message.on ? 'down' : 'up',
      };
    case 'program':
      return { kind: 'program', number: message.number, raw: 1, edge: 'down' };
    case 'pitchbend':
    case 'aftertouch':
      return { kind: message.kind, number: 0, raw: message.value, edge: null };
    default:
      return message satisfies never;
  }
}
