/** Learn mode as the screen shows it: the target, what was heard, what it will be, and what is bound already. */
import { boundHere } from '../desk/learn.ts';
import type { Desk } from '../desk/desk.ts';
import type { Bound } from '../learn/bound.ts';
import { landingsFor, pressesFor } from '../learn/choices.ts';
import { type Learning, proposalOf, rowOf } from '../learn/learning.ts';
import { platesOf, playsPlainly, playsToo } from '../learn/plates.ts';
import type { Proposal } from '../learn/proposal.ts';
import { evidenceOf, whatItIs } from '../learn/evidence.ts';
import { codingWords, landsWords, pressWords, willBe } from '../learn/will.ts';
import { controlName, deviceName, nameOf, short } from '../learn/words.ts';
import { relativeSchemes } from '../control/relative.ts';
import type { Trace } from '../learn/trace.ts';
import type { Range } from '../mapping/transform.ts';
import type { Ms } from '../unit.ts';
import type { LearnView, ProposalView } from '../wire/view.ts';

export function learnView(desk: Desk, now: Ms, canUndo: boolean): LearnView | null {
  const { learn } = desk;
  if (learn === null) return null;
  return {
    target: learn.target,
    name: learn.target === null ? '' : nameOf(learn.target),
    kept: learn.kept,
    canUndo,
    plates: Object.fromEntries(platesOf(desk.files)),
    proposal: proposalView(desk, learn, now),
  };
}

function proposalView(desk: Desk, learn: Learning, now: Ms): ProposalView | null {
  const proposal = proposalOf(learn, desk.world, now);
  const row = rowOf(learn, desk.world);
  const bound = proposal === null ? null : boundHere(desk, proposal, proposal.prefers, now);
  if (proposal === null || row === null || bound === null) return null;
  const { trace, finding, full, heard, prefers } = proposal;
  return {
    from: deviceName(trace),
    control: controlName(trace),
    is: whatItIs(trace, finding),
    evidence: evidenceOf(finding),
    will: willBe(bound, row, full),
    sweep: sweepView(proposal),
    full: full === null ? null : words(full),
    heard: heard === null ? null : words(heard),
    prefers,
    codings: codingsOf(proposal),
    presses: pressesFor(finding, trace, bound.binding.mode).map((press) => ({
      press,
      words: pressWords(press),
      isChosen: press === learn.choices.press,
    })),
    landings: landingsFor(row).map((lands) => ({
      lands,
      words: landsWords(lands),
      isChosen: lands === learn.choices.lands,
    })),
    rivals: proposal.rivals.slice(0, 3).map((rival) => ({ key: rival.key, words: rivalWords(rival, trace) })),
    clash: clashOf(desk, bound),
    delays: delaysOf(desk, bound),
  };
}

const words = ([low, high]: Range): string => `${short(low)}–${short(high)}`;

function sweepView({ finding }: Proposal): ProposalView['sweep'] {
  if (finding.is !== 'fader') return null;
  const { sweep, range } = finding;
  return { low: sweep.low, high: sweep.high, least: range[0], most: range[1] };
}

/** Of a control change only, and not of a button: what else could it be? */
function codingsOf({ finding, trace }: Proposal): ProposalView['codings'] {
  if (trace.kind !== 'cc' || (finding.is !== 'encoder' && finding.is !== 'fader')) return [];
  const chosen = finding.is === 'encoder' ? finding.scheme : 'none';
  const schemes = relativeSchemes.map((scheme) => ({ scheme, words: codingWords(scheme) }));
  return [{ scheme: 'none' as const, words: 'no encoder' }, ...schemes].map((each) => ({
    ...each,
    isChosen: each.scheme === chosen,
  }));
}

/** The device is said where it is another one. */
const rivalWords = (rival: Trace, trace: Trace): string =>
  deviceName(rival) === deviceName(trace) ? controlName(rival) : `${deviceName(rival)}, ${controlName(rival)}`;

const portOf = ({ input }: Bound): string => (input?.type === 'midi' ? (input.port ?? '') : '');

function clashOf({ files }: Desk, bound: Bound): string {
  const [first, ...rest] = playsToo(files, bound.binding, portOf(bound));
  if (first === undefined) return '';
  return rest.length === 0 ? `It plays ${nameOf(first)} too` : `It plays ${nameOf(first)} and ${rest.length} more`;
}

/** A plain press can only be told from a double or long one later. */
function delaysOf({ files }: Desk, bound: Bound): string {
  const [first] = playsPlainly(files, bound.binding, portOf(bound));
  if (first === undefined) return '';
  const when = bound.binding.press === 'long' ? 'when it is let go' : '0.3 s after it is pressed';
  return `${nameOf(first)} will act ${when}`;
}
