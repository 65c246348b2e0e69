/** Messages become traces: what could be learned of them, and nothing that only keeps time or belongs to the system. */
import { resolve } from '../address/resolve.ts';
import type { MidiMessage } from '../control/midi.ts';
import { numberOf, type OscArg, type OscMessage } from '../control/osc-message.ts';
import type { Blocks } from '../mapping/blocks.ts';
import type { Named } from '../mapping/compiled.ts';
import { type Chosen, NO_HANDS } from '../mapping/hands.ts';
import type { Heard } from '../mapping/heard.ts';
import { hearParameter, isParameter } from '../mapping/nrpn.ts';
import type { Ms } from '../unit.ts';
import { type Control, NO_CONTROL, type Trace, withSample } from './trace.ts';

export type Ears = {
  readonly traces: readonly Trace[];
  /** All that was heard since, for the order of what came at one moment. */
  readonly turns: number;
  /** Devices with their channels, each with the parameter number that it chose (NRPN). */
  readonly places: readonly string[];
  readonly chosen: Blocks<Chosen>;
};

export const DEAF: Ears = { traces: [], turns: 0, places: [], chosen: [] };

/** So many arguments of one OSC message are looked at. */
const MOST_ARGS = 8;

/** They go on while one learns, so they cannot be what is learned. */
const EMERGENCY: ReadonlySet<string> = new Set(['KeyB', 'KeyZ', 'Space', 'KeyP', 'Escape']);

export function listen(ears: Ears, heard: Heard, now: Ms): Ears {
  switch (heard.kind) {
    case 'midi':
      return hearMidi(ears, heard.port, heard.message, now);
    case 'gamepad': {
      const { port, part, number, value } = heard;
      const key = `${part} ${number} ${port.key}`;
      const device = { name: port.name, nth: port.nth ?? 1 };
      return noted(ears, { ...NO_CONTROL, key, kind: part, number, device }, value, now);
    }
    case 'dmx':
      return heard.levels.reduce(
        (next, [number, raw]) => noted(next, { ...NO_CONTROL, key: `dmx ${number}`, kind: 'dmx', number }, raw, now),
        ears,
      );
    case 'osc':
      return hearOsc(ears, heard.from, heard.message, now);
    case 'key':
      if (!heard.down || EMERGENCY.has(heard.code)) return ears;
      return noted(ears, { ...NO_CONTROL, key: `key ${heard.code}`, kind: 'key', code: heard.code }, 1, now);
    default:
      return heard satisfies never;
  }
}

function noted(ears: Ears, control: Control, raw: number, now: Ms): Ears {
  const turn = ears.turns + 1;
  return { ...ears, turns: turn, traces: withSample(ears.traces, control, { at: now, turn, raw }) };
}

type Port = Named & { readonly key: string };

function hearMidi(ears: Ears, port: Port, message: MidiMessage, now: Ms): Ears {
  if (!('channel' in message)) return ears;
  const { kind, channel } = message;
  const number = 'number' in message ? message.number : 0;
  const at = { device: { name: port.name, nth: port.nth ?? 1 }, channel };
  const control = (of: Control['kind'], n: number): Control => ({
    ...NO_CONTROL,
    ...at,
    key: `${of} ${n} ${channel} ${port.key}`,
    kind: of,
    number: n,
  });
  switch (kind) {
    case 'cc': {
      if (isReserved(number)) return hearReserved(ears, port, message, control, now);
      return noted(ears, control('cc', number), message.value, now);
    }
    case 'note':
      return noted(ears, control('note', number), message.on ? message.velocity : 0, now);
    case 'program':
      return noted(ears, control('program', number), 1, now);
    case 'pitchbend':
    case 'aftertouch':
    case 'polytouch':
      return noted(ears, control(kind, number), message.value, now);
    default:
      return message satisfies never;
  }
}

/** Numbers of parameters, their data, steps of data, and the modes of a channel: no control of their own. */
const isReserved = (number: number): boolean => isParameter(number) || number >= 120;

function hearReserved(
  ears: Ears,
  port: Port,
  { number, value, channel }: Extract<MidiMessage, { kind: 'cc' }>,
  control: (of: Control['kind'], n: number) => Control,
  now: Ms,
): Ears {
  if (!isParameter(number)) return ears;
  const key = `${port.key}/${channel}`;
  const places = ears.places.includes(key) ? ears.places : [...ears.places, key];
  const heard = hearParameter({ ...NO_HANDS, chosen: ears.chosen }, places.indexOf(key), number, value);
  const next = { ...ears, places, chosen: heard.hands.chosen };
  return heard.value === null ? next : noted(next, control(heard.value.kind, heard.value.number), heard.value.raw, now);
}

/** Addresses of our own act already; all others may be bound. */
function hearOsc(ears: Ears, from: string, { address, args }: OscMessage, now: Ms): Ears {
  if (resolve(address).is !== 'wrong') return ears;
  const given: readonly OscArg[] = args.length === 0 ? [{ type: 'I' }] : args.slice(0, MOST_ARGS);
  const sender = from.replace(/:\d+$/, '');
  return given.reduce<Ears>((next, each, arg) => {
    const raw = each.type === 'I' ? 1 : numberOf(each);
    const control: Control = {
      ...NO_CONTROL,
      key: `osc ${sender} ${arg} ${address}`,
      kind: 'osc',
      sender,
      address,
      arg,
      isWord: raw === null,
    };
    return noted(next, control, raw ?? 0, now);
  }, ears);
}
