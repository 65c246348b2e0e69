/** Learn mode: a target, what was heard since it was chosen, and what has been said by hand about it. */
import type { Address, Row } from '../address/row.ts';
import { resolve } from '../address/resolve.ts';
import type { World } from '../address/world.ts';
import type { RelativeScheme } from '../control/relative.ts';
import type { Heard } from '../mapping/heard.ts';
import type { Ms } from '../unit.ts';
import { type Choices, type Landing, NO_CHOICES, type TaughtPress } from './choices.ts';
import type { Said } from './finding.ts';
import { DEAF, type Ears, listen } from './listen.ts';
import { type Proposal, propose } from './proposal.ts';

export type Learning = Ears & {
  readonly target: Address | null;
  readonly picked: string | null;
  readonly said: Said;
  readonly choices: Choices;
  /** The layer that was held when a control last moved; null: none. */
  readonly layer: string | null;
  /** What was kept last, in words; empty before the first. */
  readonly kept: string;
};

export const FRESH_LEARNING: Learning = {
  ...DEAF,
  target: null,
  picked: null,
  said: null,
  choices: NO_CHOICES,
  layer: null,
  kept: '',
};

/** What a hand says while it learns. */
export type LearnDeed =
  | { readonly do: 'begin' }
  | { readonly do: 'end' }
  /** What is to be played; begins the mode where it is not on. */
  | { readonly do: 'target'; readonly address: string }
  | { readonly do: 'again' }
  /** Another of the controls that moved. */
  | { readonly do: 'pick'; readonly key: string }
  | { readonly do: 'coding'; readonly scheme: RelativeScheme | 'none' }
  | { readonly do: 'press'; readonly press: TaughtPress }
  | { readonly do: 'lands'; readonly lands: Landing }
  | { readonly do: 'keep'; readonly range: 'full' | 'heard' }
  | { readonly do: 'undo' };

/** Only what can be set has something to learn. */
export function aimed(learning: Learning, address: string, world: World): Learning {
  const found = resolve(address, world);
  if (found.is !== 'known' || found.row.kind === 'read' || found.row.dead !== null) return learning;
  return { ...FRESH_LEARNING, target: found.address };
}

export const again = ({ target }: Learning): Learning => ({ ...FRESH_LEARNING, target });

/** Without a target nothing is listened to: what is moved by accident between two shall not count for the next. */
export function heardIn(learning: Learning, heard: Heard, layer: string | null, now: Ms): Learning {
  const ears = learning.target === null ? learning : listen(learning, heard, now);
  // Letting go of a button is no movement of it: the layer of its press counts.
  return ears.traces === learning.traces
    ? learning
    : { ...learning, ...ears, layer: isUp(heard) ? learning.layer : layer };
}

const isUp = (heard: Heard): boolean =>
  (heard.kind === 'midi' && heard.message.kind === 'note' && !heard.message.on) ||
  (heard.kind === 'key' && !heard.down);

export function rowOf({ target }: Learning, world: World): Row | null {
  const found = target === null ? null : resolve(target, world);
  return found?.is === 'known' ? found.row : null;
}

export function proposalOf(learning: Learning, world: World, now: Ms): Proposal | null {
  const row = rowOf(learning, world);
  return row === null ? null : propose(learning.traces, row, now, learning);
}
