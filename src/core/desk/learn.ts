/** Learning on the desk: what a hand says while it learns, and what it keeps. The show goes on meanwhile. */
import { type Bound, boundTo } from '../learn/bound.ts';
import { NO_CHOICES } from '../learn/choices.ts';
import { again, aimed, FRESH_LEARNING, heardIn, type LearnDeed, proposalOf, rowOf } from '../learn/learning.ts';
import { feedbackLike } from '../learn/lit.ts';
import type { Proposal } from '../learn/proposal.ts';
import { controlName, nameOf } from '../learn/words.ts';
import { portFor } from '../mapping/bytes.ts';
import type { Heard, Move } from '../mapping/heard.ts';
import type { Ms } from '../unit.ts';
import type { Desk } from './desk.ts';
import { note } from './note.ts';
import { read } from './read.ts';

/** A binding for the user's file, or the last one taken back. */
export type Deal = { readonly do: 'bind'; readonly bound: Bound } | { readonly do: 'unbind' } | null;
type Learned = { readonly desk: Desk; readonly deal: Deal };

export function learned(desk: Desk, deed: LearnDeed, now: Ms): Learned {
  const only = (next: Desk): Learned => ({ desk: next, deal: null });
  if (deed.do === 'end') return only({ ...desk, learn: null });
  if (desk.locked) return only(note(desk, { code: 'show/locked' }, now));
  const learn = desk.learn ?? FRESH_LEARNING;
  switch (deed.do) {
    case 'begin':
      return only({ ...desk, learn });
    case 'target':
      return only({ ...desk, learn: aimed(learn, deed.address, desk.world) });
    case 'again':
      return only({ ...desk, learn: again(learn) });
    case 'pick':
      return only({ ...desk, learn: { ...learn, picked: deed.key, said: null, choices: NO_CHOICES } });
    case 'coding':
      return only({ ...desk, learn: { ...learn, said: deed.scheme } });
    case 'press':
      return only({ ...desk, learn: { ...learn, choices: { ...learn.choices, press: deed.press } } });
    case 'lands':
      return only({ ...desk, learn: { ...learn, choices: { ...learn.choices, lands: deed.lands } } });
    case 'undo':
      return { desk: { ...desk, learn: { ...learn, kept: '' } }, deal: { do: 'unbind' } };
    case 'keep':
      return kept(desk, deed.range, now);
    default:
      return deed satisfies never;
  }
}

/** The mode stays on for the next target. */
function kept(desk: Desk, range: 'full' | 'heard', now: Ms): Learned {
  const proposal = desk.learn === null ? null : proposalOf(desk.learn, desk.world, now);
  const bound = proposal === null ? null : boundHere(desk, proposal, range, now);
  if (proposal === null || bound === null) return { desk, deal: null };
  const words = `${controlName(proposal.trace)} plays ${nameOf(desk.learn?.target ?? '')}.`;
  return { desk: { ...desk, learn: { ...FRESH_LEARNING, kept: words } }, deal: { do: 'bind', bound } };
}

/** What would be kept: the binding of a proposal on this desk. */
export function boundHere(desk: Desk, proposal: Proposal, range: 'full' | 'heard', now: Ms): Bound | null {
  const { learn, seats, world } = desk;
  if (learn === null) return null;
  const row = rowOf(learn, world);
  const { target } = learn;
  if (row === null || target === null) return null;
  const { device } = proposal.trace;
  const isOneOf = seats.filter(({ name }) => name === device?.name).length > 1;
  const bound = boundTo(proposal, row, target, {
    range,
    present: read(desk, target, now),
    port: portFor(
      device?.name ?? '',
      seats.map(({ name }) => name),
    ),
    isOneOf,
    layer: row.kind === 'gate' ? null : learn.layer,
    choices: learn.choices,
  });
  const feedback = feedbackLike(desk.files, bound);
  return feedback === undefined ? bound : { ...bound, binding: { ...bound.binding, feedback } };
}

/** A key that shifts a layer now is held for the others, and is not what is to be learned. */
const shifts = (moves: readonly Move[]): boolean => moves.some(({ change }) => change.address.startsWith('/layer/'));

const layerOf = ({ layers }: Desk): string | null => Object.entries(layers).find(([, isHeld]) => isHeld)?.[0] ?? null;

export const alsoLearned = (desk: Desk, heard: Heard, moves: readonly Move[], now: Ms): Desk => {
  if (desk.learn === null || shifts(moves)) return desk;
  const learn = heardIn(desk.learn, heard, layerOf(desk), now);
  return learn === desk.learn ? desk : { ...desk, learn };
};
