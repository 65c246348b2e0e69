/** How a value is told by OSC: as one number wherever it can be one, since TouchDesigner's CHOPs hear nothing else. */
import { numbersOf } from '../address/choice.ts';
import type { Shape } from '../address/row.ts';
import type { Json } from '../unit.ts';
import type { OscArg } from './osc-message.ts';

/** `inWords`: choices by their words. Null for what OSC has no single argument for. */
export function toldArg(shape: Shape | null, value: Json, inWords: boolean): OscArg | null {
  if (typeof value === 'boolean') return { type: 'f', value: Number(value) };
  if (typeof value === 'number') return exact(value);
  if (typeof value !== 'string') return null;
  if (inWords || shape?.of !== 'choice') return { type: 's', value };
  const number = numbersOf(shape.values)[shape.values.indexOf(value)];
  return number === undefined ? { type: 's', value } : { type: 'f', value: number };
}

/** A float, as receivers expect; a seed that a float would round is told whole. */
function exact(value: number): OscArg {
  if (!Number.isInteger(value) || Math.fround(value) === value) return { type: 'f', value };
  return { type: isInt32(value) ? 'i' : 'd', value };
}

/** By the type that OSCQuery says the address has. */
export function typedArg(shape: Shape | null, value: Json): OscArg | null {
  if (typeof value === 'boolean') return { type: value ? 'T' : 'F' };
  if (typeof value === 'string') return { type: 's', value };
  if (typeof value !== 'number') return null;
  if (shape?.of !== 'number' || !shape.whole) return { type: 'f', value };
  return isInt32(value) ? { type: 'i', value } : { type: 'h', value: BigInt(Math.round(value)) };
}

const isInt32 = (value: number): boolean => Math.abs(value) < 2 ** 31;
