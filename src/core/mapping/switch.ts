/** What presses make: a trigger's strength, a flip, a value while held, the next of a list. */
import { type Json, sameJson } from '../unit.ts';
import type { Link } from './compiled.ts';
import type { Held } from './hands.ts';
import type { Read } from './heard.ts';
import type { Played } from './played.ts';
import { type Edge, edgeOf } from './press.ts';
import type { Touch } from './touch.ts';
import { forth, spotOf } from './transform.ts';

/** A trigger that takes a number gets how hard it was pressed; from what only presses, its usual number. */
export function pressedValue(
  { value, row: { shape }, relative, transform }: Link,
  { raw: heard, are, control }: Touch,
): Json {
  const raw = are === null ? heard : are.raw;
  if (value !== undefined) return value;
  if (shape.of !== 'number') return true;
  if (raw === null || relative !== null || control.source === 'key' || control.source === 'program')
    return shape.default;
  return forth(transform, spotOf(transform, raw));
}

const DOWN = 1;

/** What it holds it must let go again, whatever else has changed meanwhile. */
export function gated(link: Link, touch: Touch): Played | null {
  const edge = edgeOf(link, touch);
  if (edge === null) return null;
  const value = held(link, edge);
  return { value, took: true, holds: { value, spot: edge === 'down' ? DOWN : 0, raw: touch.raw ?? 0 } };
}

/** Is it a gate that its control holds open? */
export const isHolding = ({ mode }: Link, holds: Held | undefined): boolean => mode === 'gate' && holds?.spot === DOWN;

function held({ value, row: { shape }, transform: { out } }: Link, edge: Edge): Json {
  if (edge === 'down' && value !== undefined) return value;
  switch (shape.of) {
    case 'number':
      return value === undefined ? out[edge === 'down' ? 1 : 0] : shape.default;
    case 'choice':
      return edge === 'down' ? (shape.values.at(-1) ?? shape.default) : shape.default;
    default:
      return out[edge === 'down' ? 1 : 0] > 0.5;
  }
}

export function flipped(link: Link, read: Read): Json {
  const { shape } = link.row;
  const present = read(link.address);
  if (shape.of === 'number') {
    const [off, on] = link.transform.out;
    const given = typeof present === 'number' ? present : off;
    return Math.abs(given - on) < Math.abs(given - off) ? off : on;
  }
  return shape.of === 'choice' ? cycled(link, 1, read) : present !== true;
}

/** The next of the values after the present one; from a value that is none of them, the first. */
export function cycled({ values, address }: Link, steps: number, read: Read): Json {
  const present = values.findIndex((value) => sameJson(value, read(address)));
  const next = present < 0 ? 0 : (((present + steps) % values.length) + values.length) % values.length;
  return values[next] ?? null;
}
