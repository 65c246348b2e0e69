/** Presses: what makes of a message a going down or a coming up. */
import { relativeSteps } from '../control/relative.ts';
import type { Link } from './compiled.ts';
import type { Touch } from './touch.ts';
import { leanOf, spotOf } from './transform.ts';

export type Edge = 'down' | 'up';

export function edgeOf(link: Link, touch: Touch): Edge | null {
  if (touch.edge !== null) return link.transform.invert ? (touch.edge === 'down' ? 'up' : 'down') : touch.edge;
  if (touch.raw === null) return null;
  if (link.relative !== null) return stepsOf(link, touch.raw) > 0 ? 'down' : null;
  const high = isHigh(link, touch.raw);
  const was = touch.before === null ? null : isHigh(link, touch.before);
  if (touch.control.source === 'osc' && !touch.streams) return high ? 'down' : 'up';
  if (touch.streams) return was === high || was === null ? null : high ? 'down' : 'up';
  // Some buttons send 127 at each press and nothing in between; a fader never repeats itself.
  if (high) return was !== true || touch.raw === touch.before ? 'down' : null;
  return was === false ? null : 'up';
}

const isHigh = ({ transform }: Link, raw: number): boolean => leanOf(transform, spotOf(transform, raw)) > 0.5;

/** Steps of an encoder, turned round where the file says so. */
export function stepsOf(link: Link, raw: number): number {
  const steps = link.relative === null ? 0 : relativeSteps(link.relative, raw);
  return link.transform.invert ? 0 - steps : steps;
}
