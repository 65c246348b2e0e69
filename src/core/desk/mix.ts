/** Writing the slots: the one mix that leaves, whoever writes it. */
import { SLOTS } from '../address/table.ts';
import { courseAt, turnTo } from '../look/course.ts';
import { EMPTY_SLOT, type Look, type Slot } from '../look/look.ts';
import { lookDraft, lookWith } from '../look/look-with.ts';
import { blendOf, isHeard, sameBlend } from '../look/blend.ts';
import type { Line } from '../show/show.ts';
import type { Ms } from '../unit.ts';

export function withSlot(look: Look, n: number, change: (slot: Slot) => Slot): Look {
  const slot = look.slots[n - 1];
  if (slot === undefined) return look;
  const next = lookDraft(look);
  next.slots = look.slots.with(n - 1, change(slot));
  return next;
}

/** Field by field, as the desk is copied. */
export const weighing = ({ name, text, mute, solo }: Slot, weight: Slot['weight']): Slot => ({
  name,
  text,
  weight,
  mute,
  solo,
});

/** The last mix that was heard is kept, so that silence and a reconnect have something to hold. */
export function remember(look: Look, now: Ms): Look {
  const blend = blendOf(look.slots, now);
  return blend.length === 0 || sameBlend(blend, look.hold) ? look : lookWith(look, { hold: blend });
}

/** A change that silences the mix keeps what was heard until then; all others are remembered with the next tick. */
export const silenced = (after: Look, before: Look, now: Ms): Look =>
  after.slots === before.slots || isHeard(after.slots, now)
    ? after
    : lookWith(after, { hold: remember(before, now).hold });

export type Written = { readonly slots: readonly Slot[]; readonly left: number };

/**
 * Lays prompts into the slots: a text that has a slot keeps it, others take empty slots, then silent ones from the last.
 * What exceeds eight loses its smallest weights; `left` says how many. What is written is heard: no solo elsewhere hides it.
 */
export function writeMix(slots: readonly Slot[], lines: readonly Line[], now: Ms, glideMs: Ms): Written {
  const merged = merge(lines);
  const most = merged.toSorted((a, b) => b.weight - a.weight).slice(0, SLOTS);
  const kept = merged.filter((line) => most.includes(line));
  const next: (Slot | null)[] = slots.map(() => null);
  const homeless: Line[] = [];
  for (const line of kept) {
    const home = slots.findIndex((slot, i) => slot.text === line.text && next[i] === null);
    const slot = slots[home];
    if (slot === undefined) homeless.push(line);
    else next[home] = fill(slot, line, now, glideMs);
  }
  const room = [...slots.keys()]
    .filter((i) => next[i] === null)
    .sort((a, b) => vacancy(slots[b]) - vacancy(slots[a]) || order(slots[a], a, b));
  for (const line of homeless) {
    const place = room.shift();
    if (place !== undefined) next[place] = fill(EMPTY_SLOT, line, now, glideMs);
  }
  return {
    slots: slots.map((slot, i) => next[i] ?? { ...slot, solo: false, weight: turnTo(slot.weight, 0, now, glideMs) }),
    left: merged.length - kept.length,
  };
}

const fill = (slot: Slot, line: Line, now: Ms, glideMs: Ms): Slot => ({
  name: line.name === '' ? slot.name : line.name,
  text: line.text,
  weight: turnTo(slot.weight, line.weight, now, glideMs),
  mute: false,
  solo: false,
});

/** How free a slot is: without a text, silent, or speaking. */
const vacancy = (slot: Slot | undefined): number =>
  slot === undefined || slot.text === '' ? 2 : slot.weight.to === 0 ? 1 : 0;

/** Empty slots fill from the first, silent ones give way from the last. */
const order = (slot: Slot | undefined, a: number, b: number): number => (slot?.text === '' ? a - b : b - a);

function merge(lines: readonly Line[]): readonly Line[] {
  const merged = new Map<string, Line>();
  for (const line of lines) {
    const before = merged.get(line.text);
    if (line.text !== '')
      merged.set(
        line.text,
        before === undefined ? line : { ...before, weight: Math.min(1, before.weight + line.weight) },
      );
  }
  return [...merged.values()];
}

/** The slots as lines, weights as they are now. */
export const linesOf = (slots: readonly Slot[], now: Ms): readonly Line[] =>
  slots.flatMap(({ name, text, weight }) => {
    const is = courseAt(weight, now);
    return text === '' || is <= 0 ? [] : [{ name, text, weight: is }];
  });
