/** The link: the life of the one session with Scope, as a union of phases that hold only their own fields. */
import type { Mode } from '../look/look.ts';
import type { Problem } from '../problem.ts';
import type { Candidate, IceServer } from '../wire/page.ts';
import type { Json, Ms } from '../unit.ts';

export type PageId = string;
export type Part = 'operator' | 'stage';
/** `full`: a stage's page that fills its display. */
export type Page = { readonly id: PageId; readonly part: Part; readonly full?: boolean };
export type Player = { readonly page: PageId; readonly attempt: number };

export type Phase =
  | { readonly is: 'idle' }
  /** The bridge came back and remembers sessions: until then a page may come that still holds one. */
  | { readonly is: 'returning'; readonly since: Ms; readonly until: Ms }
  | {
      readonly is: 'loading';
      readonly since: Ms;
      readonly asked: boolean;
      readonly stage: string | null;
      readonly pollAt: Ms;
    }
  | {
      readonly is: 'connecting';
      /** Of the attempt, and once it is answered, of its answer. */
      readonly since: Ms;
      readonly player: Player;
      /** Was the offer made? There is one for each attempt, whatever the page says again. */
      readonly offered: boolean;
      readonly session: string | null;
      readonly candidates: readonly Candidate[];
    }
  | {
      readonly is: 'live';
      readonly since: Ms;
      readonly player: Player;
      readonly session: string;
      readonly frames: number;
      /** When the last frame came; null while none has. */
      readonly frameAt: Ms | null;
      /** When the metrics last answered, and last listed our session. */
      readonly heardAt: Ms;
      /** The last poll was refused: nobody listens there. A silent one may be a busy machine. */
      readonly isRefused: boolean;
      readonly listedAt: Ms;
      readonly others: Others;
    }
  | { readonly is: 'waiting'; readonly since: Ms; readonly why: Problem; readonly retryAt: Ms }
  | { readonly is: 'stopped'; readonly since: Ms };

/** Who else plays this Scope, as far as it shows: a session that is older than ours, and what another client wrote last. */
export type Others = {
  readonly playing: boolean;
  readonly wrote: { readonly at: Ms; readonly keys: readonly string[] } | null;
};

/** What outlives the phases. */
export type Link = {
  readonly phase: Phase;
  /** Does the performer want a picture? Survives restarts. */
  readonly wish: boolean;
  readonly pages: readonly Page[];
  readonly attempt: number;
  /** Failed tries in a row, for the back-off. */
  readonly tries: number;
  /** Sessions of ours that may still live on the server; each is DELETEd before an offer. */
  readonly sessions: readonly string[];
  /** `server_start_time`; a change means that Scope was restarted. */
  readonly server: number | null;
  readonly pipeline: { readonly id: string; readonly load: Readonly<Record<string, Json>>; readonly mode: Mode };
  /** Noted once per connection: the loaded pipeline has other settings than the show's. */
  readonly otherLoad: boolean;
};

export const freshLink = (pipeline: Link['pipeline'], wish = false, sessions: readonly string[] = []): Link => ({
  phase: { is: 'idle' },
  wish,
  pages: [],
  attempt: 0,
  tries: 0,
  sessions,
  server: null,
  pipeline,
  otherLoad: false,
});

export type LinkEvent =
  | {
      readonly of: 'page-came';
      readonly page: Page;
      readonly connect: boolean;
      /** It was here before, on another socket: what it wishes is what it heard last. */
      readonly again?: boolean | undefined;
      readonly holds: { readonly attempt: number; readonly session: string } | null;
    }
  | { readonly of: 'page-went'; readonly page: PageId }
  | { readonly of: 'wished'; readonly connect: boolean }
  | { readonly of: 'show'; readonly pipeline: Link['pipeline'] }
  | { readonly of: 'health'; readonly server: number }
  | { readonly of: 'unreachable'; readonly problem: Problem }
  | {
      readonly of: 'status';
      readonly status: string;
      readonly pipeline: string | null;
      readonly load: Json;
      readonly stage: string | null;
    }
  | { readonly of: 'ice'; readonly attempt: number; readonly servers: readonly IceServer[] }
  | { readonly of: 'offered'; readonly attempt: number; readonly sdp: string }
  | { readonly of: 'answered'; readonly attempt: number; readonly session: string; readonly sdp: string }
  | { readonly of: 'refused'; readonly attempt: number; readonly problem: Problem; readonly unloaded: boolean }
  | { readonly of: 'candidates'; readonly attempt: number; readonly candidates: readonly Candidate[] }
  | { readonly of: 'patch-refused'; readonly session: string }
  | { readonly of: 'deleted'; readonly session: string }
  | { readonly of: 'opened'; readonly attempt: number }
  | { readonly of: 'frames'; readonly attempt: number; readonly count: number }
  | { readonly of: 'ended'; readonly attempt: number; readonly why: string; readonly refused: boolean }
  /** One poll of the metrics. */
  | { readonly of: 'metrics'; readonly session: string; readonly listed: boolean }
  | { readonly of: 'poll-refused'; readonly session: string }
  /** The metrics list other sessions than they did; real ones list the oldest alone. */
  | { readonly of: 'sessions'; readonly listed: readonly string[] }
  /** Another client's parameters, as Scope tells them on our channel. */
  | { readonly of: 'written'; readonly attempt: number; readonly keys: readonly string[] }
  /** Nothing was heard for so long, since this computer slept or stood still: no life sign is missing because of it. */
  | { readonly of: 'woke'; readonly ms: Ms }
  | { readonly of: 'tick'; readonly longestChunk: Ms; readonly paused: boolean };

/** What the doors are asked to do, in this order. */
export type Deed =
  | { readonly do: 'status' }
  | { readonly do: 'load'; readonly pipeline: Link['pipeline'] }
  | { readonly do: 'delete'; readonly session: string }
  | { readonly do: 'ice'; readonly attempt: number }
  | {
      readonly do: 'connect';
      readonly player: Player;
      readonly servers: readonly IceServer[];
      readonly mode: Mode;
    }
  | { readonly do: 'offer'; readonly attempt: number; readonly sdp: string }
  | { readonly do: 'answer'; readonly player: Player; readonly session: string; readonly sdp: string }
  | { readonly do: 'patch'; readonly session: string; readonly candidates: readonly Candidate[] }
  | { readonly do: 'leave'; readonly player: Player };

/** What the lane hears of it: a fresh channel (whose session may hold old values), or none. */
export type Channel = 'opened' | 'adopted' | 'closed';

export type Stepped = { readonly link: Link; readonly deeds: readonly Deed[]; readonly channel: Channel | null };

/** A connection of which nothing is known yet but that it stands. */
export const lively = (
  player: Player,
  session: string,
  frameAt: Ms | null,
  now: Ms,
): Extract<Phase, { is: 'live' }> => ({
  is: 'live',
  since: now,
  player,
  session,
  frames: 0,
  frameAt,
  heardAt: now,
  isRefused: false,
  listedAt: now,
  others: { playing: false, wrote: null },
});

export const playerOf = ({ phase }: Link): Player | null =>
  phase.is === 'connecting' || phase.is === 'live' ? phase.player : null;

/** Whose metrics tell something: the session that plays, or one that a page may still hold. */
export const followed = ({ phase, sessions }: Link): string | null =>
  phase.is === 'live' ? phase.session : phase.is === 'returning' ? (sessions.at(-1) ?? null) : null;
