/** What came of the hands on this channel, counted and not guessed. */
import type { Pace } from './pace.ts';

export type Tally = {
  /** Actions that moved something Scope hears of. */
  readonly moves: number;
  /** As many of them as the messages that left have in them; so what is shown changes with messages, not with hands. */
  readonly merged: number;
  /** Messages that left. */
  readonly sent: number;
  /** Those that a chunk was seen to take in; where ends cannot be seen nothing is known to be played. */
  readonly played: number;
};

export const NO_TALLY: Tally = { moves: 0, merged: 0, sent: 0, played: 0 };

export const moved = (tally: Tally): Tally => ({ ...tally, moves: tally.moves + 1 });

export const sentOne = (tally: Tally): Tally => ({ ...tally, merged: tally.moves, sent: tally.sent + 1 });

/** After a chunk end: was the message that was out taken in by it? */
export const taken = (tally: Tally, before: Pace, after: Pace): Tally =>
  before.out !== null && after.out === null ? { ...tally, played: tally.played + 1 } : tally;
