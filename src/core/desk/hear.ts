/** Gestures reach the desk: through the mappings that bind them, or straight at an address. */
import { decodeMidi, type MidiMessage } from '../control/midi.ts';
import { rememberLevels } from '../mapping/dmx-touch.ts';
import { hear, ripenHands } from '../mapping/hear.ts';
import type { Heeded } from '../mapping/moves.ts';
import type { DmxLevel, Heard, Move } from '../mapping/heard.ts';
import { clocked } from '../tempo/clock.ts';
import type { Json, Ms } from '../unit.ts';
import type { Desk } from './desk.ts';
import { deskWith, draftOf } from './desk-with.ts';
import { earOf } from './ear.ts';
import { alsoLearned } from './learn.ts';
import { laterRow, monitored, rowOf } from './monitor.ts';
import { handTook, isHeld } from './holders.ts';
import { put } from './put.ts';
import { reader } from './read.ts';
import { heardFrom } from './senders.ts';
import { holding } from './shown.ts';

export function hearMidi(desk: Desk, page: string, portKey: string, bytes: readonly number[], now: Ms): Desk {
  const ear = earOf(desk.ports, page, portKey);
  if (ear === null) return desk;
  const { from, device } = ear;
  const messages = decodeMidi(bytes);
  const isHand = messages.length === 0 || messages.some((message) => 'channel' in message || message.kind === 'sysex');
  let next = isHand ? heardFrom(desk, from, 'midi', now) : desk;
  for (const message of messages) next = hearMessage(next, device, message, from, now);
  return next;
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
  const ear = earOf(desk.ports, page, portKey);
  if (ear === null) return desk;
  const { from, device } = ear;
  return through(heardFrom(desk, from, 'midi', now), { kind: 'gamepad', port: device, part, number, value }, from, now);
}

/** Where faders stand that were not heard before is no gesture, also not one to be learned. */
export function hearDmx(
  given: Desk,
  from: string,
  { stands, moves }: { readonly stands: readonly DmxLevel[]; readonly moves: readonly DmxLevel[] },
  now: Ms,
): Desk {
  const desk = heardFrom(given, from, 'dmx', now);
  const ready = stands.length === 0 ? desk : deskWith(desk, { hands: rememberLevels(desk.hands, stands) });
  return moves.length === 0 ? ready : through(ready, { kind: 'dmx', levels: moves }, from, now);
}

/** A hand on the screen or on another page. */
export const putByHand = (desk: Desk, address: string, value: Json, now: Ms): Desk =>
  put(
    deskWith(desk, { holders: handTook(desk.holders, address, 'Screen', now) }),
    { address, value, smooth: 0, from: 'Screen' },
    now,
  );

export function through(desk: Desk, heard: Heard, from: string, now: Ms): Desk {
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
  if (moves.length === 0) return hands === desk.hands ? desk : deskWith(desk, { hands });
  let next = desk;
  // The first movement carries the hands too: a copy of the desk is what a gesture costs most.
  for (const move of moves) next = moved(next, next === desk ? hands : next.hands, move, from, now);
  return next;
}

function moved(desk: Desk, hands: Desk['hands'], move: Move, from: string, now: Ms): Desk {
  const { change, control, smooth, took, yields, quantize } = move;
  const { address, value } = change;
  const shown = draftOf(desk);
  shown.hands = hands;
  shown.holders = holding(desk.holders, address, from, yields, now);
  shown.gesture = { from: from === '' ? control : `${from} ${control}`, address, value, at: now };
  if (!took || (yields !== null && isHeld(desk.holders, address, from, yields, now))) return shown;
  return put(shown, { address, value, smooth, from, quantize }, now);
}
