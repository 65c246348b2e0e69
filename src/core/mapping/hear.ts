/** The one function the desk calls: a gesture comes in, moves come out, and the hands stand where they stand now. */
import type { Ms } from '../unit.ts';
import type { Compiled } from './compiled.ts';
import type { Hands } from './hands.ts';
import type { Heard, Move, Read } from './heard.ts';

export { type Hands, NO_HANDS } from './hands.ts';
export type { Heard, Move, Read } from './heard.ts';

export function hear(
  _compiled: Compiled,
  hands: Hands,
  _heard: Heard,
  _now: Ms,
  _read: Read,
): { readonly hands: Hands; readonly moves: readonly Move[] } {
  return { hands, moves: [] };
}
