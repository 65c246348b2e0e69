/** What the stage plays over a recall until its picture is there, and when it is due: revealed on the beat where there is one. */
import { DOUBT_MS } from '../desk/armed.ts';
import type { Desk } from '../desk/desk.ts';
import type { Landing } from '../lane/landing.ts';
import type { Link } from '../link/link.ts';
import { beatMs } from '../tempo/tempo.ts';
import type { Ms } from '../unit.ts';
import type { StageView } from '../wire/view.ts';

type Covering = { readonly desk: Desk; readonly landing: Landing | null; readonly link: Link };

/** Without a tempo a beat of the stage is a second. */
export const NO_BEAT_MS = 1000;
/** A change that never comes is not waited for. */
const LONGEST_MS = 8000;
/** The stage still needs to know of it while it dissolves away. */
const AFTER_MS = 4000;

/** Null while nothing is covered. */
export function coverOf({ desk, landing, link }: Covering, now: Ms): StageView['cover'] {
  if (link.phase.is !== 'live') return null;
  const { armed, played } = desk;
  if (armed !== null && armed.cover !== 'none')
    return { id: desk.fades + 1, how: armed.cover, from: repeatsFrom(desk, armed.lands), until: armed.lands };
  if (played === null || played.cover === 'none') return null;
  const seen = landing?.fade === played.fade ? landing.seenAt : played.at + desk.lead + desk.chunkMs / 2;
  const until = played.lands === null ? seen + DOUBT_MS : onGrid(desk, played.lands, seen);
  const from = played.lands === null ? played.at : repeatsFrom(desk, played.lands);
  if (until - from > LONGEST_MS || now > until + AFTER_MS) return null;
  return { id: played.fade, how: played.cover, from, until: Math.round(until) };
}

/** The change may be in the stream a chunk before its beat: by then whole half beats are being repeated. */
function repeatsFrom({ tempo, chunkMs }: Desk, lands: Ms): Ms {
  const half = (beatMs(tempo) ?? NO_BEAT_MS) / 2;
  return lands - Math.ceil((chunkMs + 2 * DOUBT_MS) / half) * half;
}

/** What will not be there on its beat is revealed half a beat later, or as many as it takes. */
function onGrid({ tempo }: Desk, lands: Ms, seen: Ms): Ms {
  const half = (beatMs(tempo) ?? NO_BEAT_MS) / 2;
  return lands + Math.max(0, Math.ceil((seen - DOUBT_MS / 2 - lands) / half)) * half;
}

/** Seconds until the next change is seen; null when none is on its way. */
export function untilLanding(rig: Covering, now: Ms): number | null {
  const { armed } = rig.desk;
  const at = armed === null ? (coverOf(rig, now)?.until ?? rig.landing?.seenAt ?? now) : armed.lands;
  return armed === null && at <= now ? null : Math.max(0, Math.round((at - now) / 100) / 10);
}
