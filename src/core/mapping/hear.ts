/** The one function the desk calls: a gesture comes in, moves come out, and the hands stand where they stand now. */
import type { Ms } from '../unit.ts';
import { at } from './blocks.ts';
import type { Compiled } from './compiled.ts';
import { dmxTouches } from './dmx-touch.ts';
import { coarse } from './halves.ts';
import type { Hands } from './hands.ts';
import type { Heard, Read } from './heard.ts';
import { GAMEPAD, gamepadTouches, midiTouches, placeOn, touch } from './midi-touch.ts';
import { type Heeded, playAll } from './moves.ts';
import { oscTouches } from './osc-touch.ts';
import { ripePresses } from './press-touch.ts';
import type { Touch } from './touch.ts';

export { type Hands, NO_HANDS } from './hands.ts';
export type { Heard, Move, Read } from './heard.ts';
export type { Heeded } from './moves.ts';

export function hear(compiled: Compiled, hands: Hands, heard: Heard, now: Ms, read: Read): Heeded {
  switch (heard.kind) {
    case 'midi': {
      const { port, message } = heard;
      const device = 'channel' in message ? placeOn(port, message.channel) : '';
      return playAll(midiTouches(compiled, hands, port, message, now), device, read, now);
    }
    case 'gamepad': {
      const { port, part, number, value } = heard;
      return playAll(
        gamepadTouches(compiled, hands, port, { kind: part, number, raw: value }),
        `${port.key}/${GAMEPAD}`,
        read,
        now,
      );
    }
    case 'osc':
      return playAll(oscTouches(compiled, hands, heard.from, heard.message, now), null, read, now);
    case 'dmx':
      return playAll(dmxTouches(compiled, hands, heard.levels), DESK, read, now);
    case 'key': {
      const control = compiled.keys.get(heard.code);
      if (control === undefined) return { hands, moves: [] };
      const pressed: Touch = {
        control,
        raw: heard.down ? 1 : 0,
        before: null,
        edge: heard.down ? 'down' : 'up',
        arg: null,
        streams: false,
        are: null,
      };
      return playAll(
        { hands, touches: [pressed] },
        heard.page === undefined ? null : `${keysOf(heard.page)}/`,
        read,
        now,
      );
    }
    default:
      return heard satisfies never;
  }
}

/** Plays presses that are known by now, and coarse halves whose fine ones never came; to be called with the desk's tick. */
export function ripenHands(compiled: Compiled, given: Hands, now: Ms, read: Read): Heeded {
  if (given.presses.length === 0) return ripenHalves(compiled, given, now, read);
  const pressed = playAll(ripePresses(given, compiled.controls, now), null, read, now);
  const { hands, moves } = ripenHalves(compiled, pressed.hands, now, read);
  return { hands, moves: [...pressed.moves, ...moves] };
}

function ripenHalves(compiled: Compiled, hands: Hands, now: Ms, read: Read): Heeded {
  const ripe = hands.due.filter((due) => due.at <= now);
  if (ripe.length === 0) return { hands, moves: [] };
  const start: Heeded = { hands: { ...hands, due: hands.due.filter((due) => due.at > now) }, moves: [] };
  return ripe.reduce<Heeded>((done, due) => {
    const half = at(done.hands.halves, due.control);
    const control = compiled.controls[due.control];
    if (half === undefined || control === undefined || half.high < 0) return done;
    const raw = half.lowAt === -Infinity ? coarse(half.high) : (half.high << 7) | half.low;
    const next = playAll(
      { hands: done.hands, touches: [touch(done.hands, control, half.device, raw)] },
      half.device,
      read,
      now,
    );
    return { hands: next.hands, moves: [...done.moves, ...next.moves] };
  }, start);
}

/** One universe, one desk: whoever sends it, its faders are the same. */
const DESK = 'dmx/0';

/** A page with its keys holds what a device holds with its buttons. */
export const keysOf = (page: string): string => `keys ${page}`;
