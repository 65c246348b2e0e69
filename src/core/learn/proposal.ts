/** The proposal: which control will play the target, how, and what else it could be. */
import type { Row } from '../address/row.ts';
import type { Range } from '../mapping/transform.ts';
import type { Ms } from '../unit.ts';
import { type Finding, findingOf, type Said } from './finding.ts';
import { candidates } from './rank.ts';
import { isNarrow } from './sweep.ts';
import type { Trace } from './trace.ts';

export type Proposal = {
  readonly trace: Trace;
  readonly finding: Finding;
  /** What the control can send, and what it did send where that is less; null where there is nothing to choose. */
  readonly full: Range | null;
  readonly heard: Range | null;
  /** Which of the two is proposed. */
  readonly prefers: 'full' | 'heard';
  /** What else was moved, the likeliest first. */
  readonly rivals: readonly Trace[];
};

/** `picked`: the control that was chosen by hand among those that moved. */
export function propose(
  heard: readonly Trace[],
  row: Row,
  now: Ms,
  { picked = null, said = null }: { readonly picked?: string | null; readonly said?: Said } = {},
): Proposal | null {
  const all = candidates(heard, row, now);
  const trace = all.find(({ key }) => key === picked) ?? all[0];
  if (trace === undefined) return null;
  const finding = findingOf(trace, said);
  return { trace, finding, ...rangesOf(finding), rivals: all.filter((other) => other !== trace) };
}

function rangesOf(finding: Finding): Pick<Proposal, 'full' | 'heard' | 'prefers'> {
  if (finding.is !== 'fader') return { full: null, heard: null, prefers: 'full' };
  const { sweep, range } = finding;
  const isLess = sweep.high > sweep.low && (sweep.low > range[0] || sweep.high < range[1]);
  return {
    full: range,
    heard: isLess ? [sweep.low, sweep.high] : null,
    prefers: isNarrow(sweep, range) ? 'heard' : 'full',
  };
}
