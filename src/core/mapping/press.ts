/** Presses: what makes of a message a going down or a coming up. */
import { relativeSteps } from '../control/relative.ts';
import type { Link } from './compiled.ts';
import type { SourceKind } from './from.ts';
import type { Touch } from './touch.ts';
import { leanOf, spotOf } from './transform.ts';

export type Edge = 'down' | 'up';

export function edgeOf(link: Link, touch: Touch): Edge | null {
  if (touch.edge !== null) return link.transform.invert ? (touch.edge === 'down' ? 'up' : 'down') : touch.edge;
  const { raw, before } = touch.presses ?? touch;
  if (raw === null) return null;
  if (link.relative !== null) return stepsOf(link, raw) > 0 ? 'down' : null;
  const { source } = touch.control;
  const high = isHigh(link, raw, source);
  const was = before === null ? null : isHigh(link, before, source);
  if (source === 'osc' && !touch.streams) return high ? 'down' : 'up';
  if (touch.streams) return was === high || was === null ? null : high ? 'down' : 'up';
  // Some buttons send 127 at each press and nothing in between; a fader never repeats itself, but pressure may.
  if (high) return was !== true || (source === 'cc' && raw === before) ? 'down' : null;
  return was === false ? null : 'up';
}

/** Where a trigger takes a number (`/setlist/go` 3) the number is the message, and its place in the range no strength. */
function isHigh({ transform, row }: Link, raw: number, source: SourceKind): boolean {
  if (source === 'osc' && row.kind === 'trigger') return raw > 0.5 !== transform.invert;
  return leanOf(transform, spotOf(transform, raw)) > 0.5;
}

/** Steps of an encoder, turned round where the file says so. */
export function stepsOf(link: Link, raw: number): number {
  const steps = link.relative === null ? 0 : relativeSteps(link.relative, raw);
  return link.transform.invert ? 0 - steps : steps;
}
