/** Gestures reach the desk: through the mappings that bind them, or straight at an address. */
import { resolve } from '../address/resolve.ts';
import type { Row } from '../address/row.ts';
import { SLOTS, TABLE } from '../address/table.ts';
import { defaultKey } from '../control/keys.ts';
import { decodeMidi, type MidiMessage } from '../control/midi.ts';
import { compilePattern, isPattern } from '../control/osc-pattern.ts';
import { isPress, numberOf, type OscArg, type OscMessage, textOf } from '../control/osc-message.ts';
import { deviceOf, labelOf } from '../mapping/device.ts';
import { hear, ripenHands } from '../mapping/hear.ts';
import { type Heeded } from '../mapping/moves.ts';
import type { Heard } from '../mapping/heard.ts';
import { heardStream } from '../mapping/stream.ts';
import { clocked } from '../tempo/clock.ts';
import { type Json, type Ms, plain } from '../unit.ts';
import { type Desk, type HeldPort, note } from './desk.ts';
import { deskWith } from './desk-with.ts';
import { alsoLearned } from './learn.ts';
import { laterRow, monitored, rowOf } from './monitor.ts';
import { handTook, isHeld, streamCame, YIELD_MS } from './holders.ts';
import { put } from './put.ts';
import { read, reader } from './read.ts';
import { heardFrom } from './senders.ts';

export function hearMidi(desk: Desk, page: string, portKey: string, bytes: readonly number[], now: Ms): Desk {
  const port = desk.ports.find(({ key, page: owner }) => key === portKey && owner === page);
  if (port === undefined || isMirrored(desk, port)) return desk;
  const from = labelOf(port);
  const device = { key: deviceOf(port), name: port.name, nth: port.nth };
  const messages = decodeMidi(bytes);
  const isHand = messages.length === 0 || messages.some((message) => 'channel' in message || message.kind === 'sysex');
  return messages.reduce<Desk>(
    (next, message) => hearMessage(next, device, message, from, now),
    isHand ? heardFrom(desk, from, 'midi', now) : desk,
  );
}

type HeardPort = Extract<Heard, { kind: 'midi' }>['port'];

/** What only keeps time is the tempo's, and nobody's gesture. */
function hearMessage(desk: Desk, port: HeardPort, message: MidiMessage, from: string, now: Ms): Desk {
  switch (message.kind) {
    case 'clock':
    case 'start':
    case 'continue':
    case 'stop':
    case 'position':
      return deskWith(desk, { tempo: clocked(desk.tempo, port.key, message, now) });
    case 'other':
      return desk;
    default:
      return through(desk, { kind: 'midi', port, message }, from, now);
  }
}

export function hearGamepad(
  desk: Desk,
  page: string,
  portKey: string,
  { part, number, value }: Pick<Extract<Heard, { kind: 'gamepad' }>, 'part' | 'number' | 'value'>,
  now: Ms,
): Desk {
  const port = desk.ports.find(({ key, page: owner }) => key === portKey && owner === page);
  if (port === undefined || isMirrored(desk, port)) return desk;
  const from = labelOf(port);
  const device = { key: deviceOf(port), name: port.name, nth: port.nth, of: port.of };
  return through(heardFrom(desk, from, 'midi', now), { kind: 'gamepad', port: device, part, number, value }, from, now);
}

/** Two pages of one browser open the same device; each gesture must count once. */
const isMirrored = ({ ports }: Desk, port: HeldPort): boolean =>
  ports.find((each) => deviceOf(each) === deviceOf(port))?.page !== port.page;

export function hearOsc(desk: Desk, from: string, messages: readonly OscMessage[], now: Ms): Desk {
  return messages.reduce<Desk>(
    (next, message) => {
      return direct(through(next, { kind: 'osc', from, message }, from, now), from, message, now);
    },
    heardFrom(desk, from, 'osc', now),
  );
}

/** A hand on the screen or on another page. */
export const putByHand = (desk: Desk, address: string, value: Json, now: Ms): Desk =>
  put(
    deskWith(desk, { holders: handTook(desk.holders, address, now) }),
    { address, value, smooth: 0, from: 'Screen' },
    now,
  );

/** A key that a mapping binds is the mapping's; all others do what the table says. */
export function hearKey(
  given: Desk,
  code: string,
  down: boolean,
  held: { readonly shift: boolean; readonly ctrl: boolean; readonly page?: string | undefined },
  now: Ms,
): Desk {
  const page = held.page ?? '';
  if (given.mapping.keys.has(code)) return through(given, { kind: 'key', page, code, down }, 'Keys', now);
  const desk = alsoLearned(given, { kind: 'key', page, code, down }, [], now);
  const keys = desk.keys.filter((key) => key.code !== code);
  const deed = defaultKey(code, held);
  if (!down || deed === null || deed.kind === 'page')
    return keys.length === desk.keys.length ? desk : { ...desk, keys };
  if ('holdMs' in deed && deed.holdMs > 0) return { ...desk, keys: [...keys, { code, due: now + deed.holdMs, page }] };
  return keyDone(desk, code, held, now);
}

/** Keys that were held long enough. */
export const ripenKeys = (desk: Desk, now: Ms): Desk =>
  desk.keys
    .filter(({ due }) => now >= due)
    .reduce(
      (next, { code }) =>
        keyDone(
          { ...next, keys: next.keys.filter((key) => key.code !== code) },
          code,
          { shift: false, ctrl: false },
          now,
        ),
      desk,
    );

function keyDone(given: Desk, code: string, held: { readonly shift: boolean; readonly ctrl: boolean }, now: Ms): Desk {
  const deed = defaultKey(code, held);
  if (deed === null || deed.kind === 'page') return given;
  const became = { at: now, from: 'Keys', heard: code, by: 'the keyboard', became: deed.address, isIdle: false };
  const desk = monitored(given, became);
  const value =
    deed.kind === 'trigger'
      ? true
      : deed.kind === 'toggle'
        ? read(desk, deed.address, now) !== true
        : deed.kind === 'step'
          ? Number(read(desk, deed.address, now) ?? 0) + deed.by
          : deed.value;
  return said(
    put(desk, { address: deed.address, value, smooth: 0, from: 'Keys' }, now),
    `Key ${plainKey(code)}`,
    deed.address,
    value,
    now,
  );
}

const plainKey = (code: string): string => code.replace(/^(Key|Digit)/, '');

function through(desk: Desk, heard: Heard, from: string, now: Ms): Desk {
  const heeded = hear(desk.mapping, desk.hands, heard, now, reader(desk, now));
  const waits = heeded.hands.presses.length > 0 && heeded.hands.presses !== desk.hands.presses;
  const seen = desk.monitor === null ? desk : monitored(desk, rowOf(heard, from, heeded.moves, waits, now));
  return playAll(alsoLearned(seen, heard, heeded.moves, now), heeded, from, now);
}

/** Halves of 14-bit controls whose other half never came, and presses that are known now. */
export function ripenControls(desk: Desk, now: Ms): Desk {
  const heeded = ripenHands(desk.mapping, desk.hands, now, reader(desk, now));
  if (heeded.hands === desk.hands) return desk;
  const seen = desk.monitor === null ? desk : monitored(desk, laterRow(heeded.moves, now));
  return playAll(seen, heeded, '', now);
}

export function playAll(desk: Desk, { hands, moves }: Heeded, from: string, now: Ms): Desk {
  const start = hands === desk.hands ? desk : deskWith(desk, { hands });
  return moves.reduce<Desk>((each, { change, control, smooth, took, yields, quantize }) => {
    const { address, value } = change;
    const shown = said(held(each, address, from, yields, now), `${from} ${control}`.trim(), address, value, now);
    if (!took || (yields !== null && isHeld(each.holders, address, yields, now))) return shown;
    return put(shown, { address, value, smooth, from, quantize }, now);
  }, start);
}

/** Notes who moved the address: a hand (`yields` null), or a stream. */
const held = (desk: Desk, address: string, from: string, yields: Ms | null, now: Ms): Desk =>
  deskWith(desk, {
    holders:
      yields === null ? handTook(desk.holders, address, now) : streamCame(desk.holders, address, from, yields, now),
  });

const isBound = ({ mapping }: Desk, address: string): boolean =>
  mapping.osc.has(address) || mapping.patterns.some(({ matches }) => matches(address));

const said = (desk: Desk, from: string, address: string, value: Json, at: Ms): Desk =>
  deskWith(desk, {
    gesture: {
      from,
      address,
      became: `${address} ${typeof value === 'number' ? Math.round(value * 100) / 100 : plain(value)}`,
      at,
    },
  });

/** Addresses of the space act at once; a pattern reaches values only, triggers and gates need their exact address. */
function direct(desk: Desk, from: string, message: OscMessage, now: Ms): Desk {
  const { address, args } = message;
  if (isPattern(address)) return matching(desk, address).reduce((next, each) => one(next, from, each, args, now), desk);
  const found = resolve(address, desk.world);
  if (found.is === 'wrong') {
    return isBound(desk, address)
      ? desk
      : note(desk, { code: 'osc/unknown', from, address, count: 1, nearest: found.nearest }, now);
  }
  return found.is === 'waiting' ? desk : one(desk, from, found.address, args, now);
}

function one(desk: Desk, from: string, address: string, args: readonly OscArg[], now: Ms): Desk {
  const found = resolve(address, desk.world);
  if (found.is !== 'known') return desk;
  const value = valueOf(found.row, args);
  const high = isPress(args);
  const { streams, counts, press, streaming } = heardStream(desk.hands.streams, `${from} ${address}`, now, value, high);
  const next = deskWith(desk, { hands: { ...desk.hands, streams } });
  if (found.row.kind === 'trigger') {
    const wants = 'default' in found.row.shape && found.row.shape.of === 'number';
    return press
      ? said(
          put(next, { address, value: wants && args.length > 0 ? value : true, smooth: 0, from }, now),
          from,
          address,
          value,
          now,
        )
      : next;
  }
  if (!counts) return next;
  const noted = said(streaming ? held(next, address, from, YIELD_MS, now) : next, from, address, value, now);
  return streaming && isHeld(next.holders, address, YIELD_MS, now)
    ? noted
    : put(noted, { address, value, smooth: 0, from }, now);
}

function valueOf({ shape }: Row, args: readonly OscArg[]): Json {
  const first = args[0];
  if (first === undefined) return true;
  const isWord = shape.of === 'text' || shape.of === 'choice';
  return (isWord ? textOf(first) : null) ?? numberOf(first) ?? textOf(first) ?? (first.type === 'I' ? 1 : null);
}

function matching(desk: Desk, pattern: string): readonly string[] {
  const compiled = compilePattern(pattern);
  return compiled.ok ? VALUES(desk).filter(compiled.value) : [];
}

const PLAIN_VALUES: readonly string[] = TABLE.filter(({ kind }) => kind === 'value').flatMap(({ pattern, count }) =>
  pattern.includes('{n}')
    ? Array.from({ length: Math.min(count, SLOTS) }, (_, i) => pattern.replace('{n}', String(i + 1)))
    : pattern.includes('{')
      ? []
      : [pattern],
);

const VALUES = (desk: Desk): readonly string[] => [
  ...PLAIN_VALUES,
  ...(desk.world.params ?? []).map(({ name }) => `/param/${name}`),
];
