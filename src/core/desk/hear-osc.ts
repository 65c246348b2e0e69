/** An OSC packet reaches the desk message by message: through the mappings, and straight at the addresses of the space. */
import { resolve } from '../address/resolve.ts';
import type { OscMessage } from '../control/osc-message.ts';
import { isPattern } from '../control/osc-pattern.ts';
import type { Problem } from '../problem.ts';
import type { Ms } from '../unit.ts';
import type { Desk } from './desk.ts';
import { note } from './note.ts';
import { direct, directAll } from './direct.ts';
import { through } from './hear.ts';
import { heardFrom } from './senders.ts';

/** What nothing hears is told once, however much of it one packet has. */
export function hearOsc(desk: Desk, from: string, messages: readonly OscMessage[], now: Ms): Desk {
  let next = heardFrom(desk, from, 'osc', now);
  let spent = 0;
  const unheard: Unheard[] = [];
  for (const message of messages) {
    const { address, args } = message;
    next = through(next, { kind: 'osc', from, message }, from, now);
    if (isPattern(address)) {
      next = directAll(next, from, message, spent, now);
      spent += address.length;
      continue;
    }
    const found = resolve(address, next.world);
    if (found.is === 'known') next = direct(next, from, found, args, now);
    else if (found.is === 'wrong' && !isBound(next.mapping, address))
      unheard.push({ code: 'osc/unknown', from, address, count: 1, nearest: found.nearest });
  }
  const last = unheard.at(-1);
  return last === undefined ? next : note(next, { ...last, count: unheard.length }, now);
}

type Unheard = Extract<Problem, { code: 'osc/unknown' }>;

const isBound = ({ osc, patterns }: Desk['mapping'], address: string): boolean =>
  osc.has(address) || patterns.some(({ matches }) => matches(address));
