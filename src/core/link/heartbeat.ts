/** When a connection is to be given up: lost, stalled, or never come up. A slow chunk is no death. */
import type { Problem } from '../problem.ts';
import type { Ms } from '../unit.ts';
import type { Phase } from './link.ts';

/** An offer may be answered after 5 s (`scope-measured` a); once it is, a way is found in a second or never. */
const ANSWER_MS = 15_000;
const WAY_MS = 8000;
/** A refused poll means that nobody listens; a silent one may be a machine that is busy, and is given longer. */
const REFUSED_MS = 800;
const SILENT_MS = 2500;
/** While Scope handles an offer single polls took up to 1.3 s (`scope-measured` h); before the first frame silence is no sign. */
const SILENT_AT_START_MS = 4000;
const UNLISTED_MS = 2000;
const STALLED_MS = 2000;
const NO_PICTURE_MS = 8000;
const ANEW_MS = 10_000;

type Watched = Extract<Phase, { is: 'connecting' | 'live' }>;

export function watch(phase: Watched, longestChunk: Ms, paused: boolean, now: Ms): Problem | null {
  if (phase.is === 'connecting') {
    return now - phase.since > (phase.session === null ? ANSWER_MS : WAY_MS)
      ? { code: 'picture/lost', why: 'Scope and this browser found no way to each other', retrySeconds: 0 }
      : null;
  }
  const noFrame = now - (phase.frameAt ?? phase.since);
  const lost: Problem = { code: 'picture/lost', why: 'Scope does not answer', retrySeconds: 0 };
  const silence = phase.frameAt === null ? SILENT_AT_START_MS : phase.isRefused ? REFUSED_MS : SILENT_MS;
  if (now - phase.heardAt > silence && noFrame > silence) return lost;
  if (phase.frameAt !== null && noFrame > UNLISTED_MS && phase.heardAt - phase.listedAt > UNLISTED_MS) {
    return { ...lost, why: 'Scope ended the session' };
  }
  if (paused) return null;
  const patience = phase.frameAt === null ? NO_PICTURE_MS : stallAfter(longestChunk);
  return noFrame > patience + ANEW_MS ? { ...lost, why: 'no frame came' } : null;
}

/** What is odd about a connection that still stands, for the problem seat. */
export function oddity(
  phase: Extract<Phase, { is: 'live' }>,
  longestChunk: Ms,
  paused: boolean,
  now: Ms,
): Problem | null {
  if (paused) return null;
  const noFrame = now - (phase.frameAt ?? phase.since);
  if (phase.frameAt === null) return noFrame > NO_PICTURE_MS ? { code: 'picture/none', seconds: noFrame / 1000 } : null;
  return noFrame > stallAfter(longestChunk) ? { code: 'picture/stalled', seconds: noFrame / 1000 } : null;
}

const stallAfter = (longestChunk: Ms): Ms => Math.max(STALLED_MS, 3 * longestChunk);
