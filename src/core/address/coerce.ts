/** Values made to fit their address: numbers, booleans and words are turned into one another, and clamped, never refused for size. */
import { bad, ok, type Result } from '../result.ts';
import { clamp, type Json } from '../unit.ts';
import { wordOf } from './choice.ts';
import type { Shape } from './row.ts';

/** A value of the right type and range, or a sentence half that says what would be right. */
export function coerce(shape: Shape, value: Json): Result<Json, string> {
  switch (shape.of) {
    case 'number': {
      const given = asNumber(value);
      if (given === null) return bad(`a number from ${shape.min} to ${shape.max}`);
      const held = clamp(given, shape.min, shape.max);
      return ok(shape.whole ? Math.round(held) : held);
    }
    case 'bool': {
      if (typeof value === 'string' && /^(true|false|on|off)$/i.test(value)) return ok(/^(true|on)$/i.test(value));
      const given = asNumber(value);
      return given === null ? bad('true or false, or a number (above 0.5 is true)') : ok(given > 0.5);
    }
    case 'text':
      if (typeof value !== 'string' && typeof value !== 'number') return bad('a word or a sentence');
      return ok(String(value).slice(0, shape.max));
    case 'choice': {
      if (typeof value === 'string' && shape.values.includes(value)) return ok(value);
      const given = typeof value === 'boolean' ? null : asNumber(value);
      const meant = given === null ? undefined : wordOf(shape.values, given);
      if (meant !== undefined) return ok(meant);
      return bad(`one of ${shape.values.map((each) => `"${each}"`).join(', ')}`);
    }
    case 'none':
      return ok(true);
  }
}

function asNumber(value: Json): number | null {
  if (typeof value === 'number') return Number.isNaN(value) ? null : value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const given = Number(value);
  return Number.isNaN(given) ? null : given;
}

/** Where a value stands in its range, 0..1; booleans and choices too. For faders, lights and lag-free comparison. */
export function positionOf(shape: Shape, value: Json): number {
  switch (shape.of) {
    case 'number':
      return typeof value === 'number' && shape.max > shape.min
        ? clamp((value - shape.min) / (shape.max - shape.min), 0, 1)
        : 0;
    case 'bool':
      return value === true ? 1 : 0;
    case 'choice': {
      const index = typeof value === 'string' ? shape.values.indexOf(value) : -1;
      return shape.values.length > 1 ? clamp(index / (shape.values.length - 1), 0, 1) : 0;
    }
    case 'text':
    case 'none':
      return 0;
  }
}
