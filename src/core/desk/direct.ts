/** OSC that names an address of ours: it acts at once, without a mapping. */
import { BARE, valuePlaces } from '../address/places.ts';
import { type Known, resolve } from '../address/resolve.ts';
import type { Row } from '../address/row.ts';
import { parseWeighted } from '../address/weighted.ts';
import { isPress, numberOf, type OscArg, type OscMessage, textOf } from '../control/osc-message.ts';
import { compilePattern } from '../control/osc-pattern.ts';
import type { Over } from '../look/look.ts';
import { handsWith } from '../mapping/hands.ts';
import { heardStream } from '../mapping/stream.ts';
import { beatMs } from '../tempo/tempo.ts';
import { clamp, type Json, type Ms, plain } from '../unit.ts';
import type { Desk } from './desk.ts';
import { draftOf } from './desk-with.ts';
import { isHeld, senderMoved, YIELD_MS } from './holders.ts';
import { stepsOf } from './params.ts';
import { put } from './put.ts';
import { readKnown } from './read.ts';
import { fadeTo } from './recall.ts';
import { holding, said } from './shown.ts';

/** A pattern reaches values only: triggers and gates need their exact address. `spent`: signs of patterns in this packet so far. */
export const directAll = (desk: Desk, from: string, { address, args }: OscMessage, spent: number, now: Ms): Desk =>
  matching(desk, address, spent).reduce((next, found) => direct(next, from, found, args, now), desk);

/** An address of the space acts at once. */
export function direct(desk: Desk, from: string, found: Known, args: readonly OscArg[], now: Ms): Desk {
  const { address, row } = found;
  const changed = row.kind === 'value' ? modified(row, args, () => readKnown(desk, found, now)) : null;
  if (changed !== null)
    return said(put(desk, { address, value: changed, smooth: 0, from }, now), from, address, changed, now);
  const value = valueOf(row, args);
  const high = isPress(args);
  const heard = heardStream(desk.hands.streams, `${from} ${address}`, now, value, high);
  const next = draftOf(desk);
  next.hands = handsWith(desk.hands, { streams: heard.streams });
  if (row.kind === 'trigger') {
    const wants = 'default' in row.shape && row.shape.of === 'number';
    const given = wants && args.length > 0 ? value : true;
    return heard.press
      ? said(put(next, { address, value: given, smooth: 0, from }, now), from, address, value, now)
      : next;
  }
  if (!heard.counts) return next;
  next.holders = senderMoved(desk.holders, address, from, now);
  next.gesture = { from, address, value, at: now };
  if (heard.streaming) {
    const waits = isHeld(next.holders, address, from, YIELD_MS, now);
    next.holders = holding(next.holders, address, from, YIELD_MS, now);
    if (waits) return next;
  }
  const lasts = row.pattern === '/prompts' ? lastNumber(args) : null;
  return lasts === null
    ? put(next, { address, value, smooth: 0, from }, now)
    : fadeTo(next, parseWeighted(plain(value)), overOf(next, lasts), now);
}

function valueOf({ shape }: Row, args: readonly OscArg[]): Json {
  const first = shape.of === 'number' ? newest(args) : args[0];
  if (first === undefined) return true;
  const isWord = shape.of === 'text' || shape.of === 'choice';
  return (isWord ? textOf(first) : null) ?? numberOf(first) ?? textOf(first) ?? (first.type === 'I' ? 1 : null);
}

/** Numbers in a row are a time slice of one channel: the newest stands last. */
const newest = (args: readonly OscArg[]): OscArg | undefined =>
  args.every((arg) => numberOf(arg) !== null) ? args.at(-1) : args[0];

/**
 * Resolume's habit: a first word says what becomes of the number behind it. It always counts, as an encoder's step does.
 * Numbers are in the unit of the address here, not shares of its range.
 */
function modified({ shape }: Row, [word, by]: readonly OscArg[], now: () => Json | undefined): Json | null {
  if (shape.of !== 'number' || word === undefined || by === undefined || !('value' in word)) return null;
  const number = numberOf(by);
  const before = word.value === 'a' ? 0 : now();
  if (number === null || typeof before !== 'number') return null;
  switch (word.value) {
    case 'a':
      return number;
    case '+':
      return before + number;
    case '-':
      return before - number;
    case '*':
      return before * number;
    default:
      return null;
  }
}

/** `/prompts "forest:0.7 | city:0.3" 8`: how long the way there takes. */
function lastNumber(args: readonly OscArg[]): number | null {
  const last = args.length > 1 ? args.at(-1) : undefined;
  const number = last === undefined ? null : numberOf(last);
  return number === null ? null : clamp(number, 0, 64);
}

/** In beats; in seconds while no clock runs. */
const overOf = ({ tempo }: Desk, count: number): Over => ({ unit: beatMs(tempo) === null ? 'time' : 'beats', count });

/** Signs of patterns that one packet may spend: each is held against every value of the space. */
const MOST_SIGNS = 512;

/** The values that a pattern reaches; none once the packet has spent its signs. */
function matching(desk: Desk, pattern: string, spent: number): readonly Known[] {
  if (spent + pattern.length > MOST_SIGNS) return [];
  const compiled = compilePattern(pattern);
  if (!compiled.ok) return [];
  const standing = { ...BARE, params: desk.world.params, steps: stepsOf(desk.look).length };
  return valuePlaces(standing).flatMap(({ address }) => {
    const found = compiled.value(address) ? resolve(address, desk.world) : null;
    return found?.is === 'known' ? [found] : [];
  });
}
