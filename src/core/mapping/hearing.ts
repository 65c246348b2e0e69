/** What mappings make of an OSC address: whether of many messages only the last one matters. */
import type { Hearing } from '../control/osc-thin.ts';
import type { Compiled, Link } from './compiled.ts';

/** For each address of a flood: one look-up, and the bindings of one control. */
export function hearingOf({ osc, patterns }: Pick<Compiled, 'osc' | 'patterns'>, address: string): Hearing {
  const controls = osc.get(address) ?? [];
  const matching = patterns.flatMap(({ matches, control }) => (matches(address) ? [control] : []));
  const links = [...controls, ...matching].flatMap((control) => control.links);
  if (links.length === 0) return 'nothing';
  return links.every(follows) ? 'values' : 'more';
}

/** The value of its address stands where the message says, whatever was said before. */
const follows = ({ mode, relative, row }: Link): boolean =>
  mode === 'absolute' && relative === null && row.kind === 'value';
