/** What Scope and the pages that hold it tell the rig: the link's steps, chunk ends, frames, and what was seen. */
import type { Action } from '../action.ts';
import { FRESH_CLOCK, readPoll } from '../lane/chunk-clock.ts';
import { advance } from '../lane/advance.ts';
import { type Lane, UNKNOWN } from '../lane/lane.ts';
import { chunkEnded, chunkFramesOf, FRESH_PACE, framesCame, meanChunk } from '../lane/pace.ts';
import { interrupted } from '../lane/interrupted.ts';
import { NO_TALLY, taken } from '../lane/tally.ts';
import { calibrated, type Delay, delayAfter, FRESH_DELAY, framesCounted } from '../lane/delay.ts';
import { landingAfter } from '../lane/landing.ts';
import { type LinkEvent, playerOf } from '../link/link.ts';
import { pageStands } from '../link/pages.ts';
import { totalOffer } from '../link/offer.ts';
import { step } from '../link/step.ts';
import type { Json, Ms } from '../unit.ts';
import { shownAfter } from '../wire/shown.ts';
import { type Acted, type Rig, rigWith, type Task, wantedOf } from './state.ts';

export function linked(rig: Rig, event: LinkEvent, now: Ms): Acted {
  const { link, deeds, channel } = step(rig.link, event, now);
  let next: Rig =
    link === rig.link ? rig : { ...rig, link, lane: event.of === 'written' ? unsealed(rig.lane) : rig.lane };
  const tasks: Task[] = [];
  for (const deed of deeds) {
    if (deed.do !== 'offer') {
      tasks.push(deed);
      continue;
    }
    const { lane, parameters } = offered(next, now);
    next = { ...next, lane };
    tasks.push({ ...deed, parameters });
  }
  return { rig: channel === null ? next : { ...next, ...channelled(next, channel) }, tasks };
}

/** What another client overwrote is told again, once it rests. */
const unsealed = (lane: Lane): Lane => ({ ...lane, sent: { ...lane.sent, sealed: false } });

/** What the offer says, and the lane that knows it; in a fade the blend as it stands. */
function offered(
  { desk, lane, link }: Rig,
  now: Ms,
): { readonly lane: Lane; readonly parameters: Readonly<Record<string, Json>> } {
  const { look } = desk;
  const wanted = wantedOf({ desk }, now);
  const going = interrupted(lane, look, desk.chunkMs, now);
  const blend = going?.shown ?? wanted.blend;
  const { parameters, told } = totalOffer(link.pipeline, { ...wanted, blend }, look.cues);
  const fresh = { ...lane, id: link.pipeline.id, chunkFrames: chunkFramesOf(link.pipeline.id), sent: told };
  const trail = [{ at: now, prompts: blend }];
  return { lane: { ...fresh, fade: going?.fade ?? null, spent: look.fade?.id ?? 0, trail }, parameters };
}

/** A channel begins with a free way and an unread clock; an adopted one with nothing known of what was told. */
function channelled(rig: Rig, channel: 'opened' | 'adopted' | 'closed'): Partial<Rig> {
  if (channel === 'closed') return { lane: { ...rig.lane, open: false }, fps: null };
  const { cues, fade } = rig.desk.look;
  const unknown = { sent: { ...UNKNOWN, cues }, fade: null, spent: fade?.id ?? 0 };
  const { history, lengths } = rig.lane.pace;
  const pace = { ...FRESH_PACE, history, lengths, mark: { frames: 0, at: rig.now } };
  return {
    lane: { ...rig.lane, ...(channel === 'adopted' ? unknown : {}), open: true, pace },
    clock: FRESH_CLOCK,
    delay: { ...FRESH_DELAY, way: rig.delay.way },
    landing: null,
    tally: NO_TALLY,
  };
}

export function polled(rig: Rig, { session, poll }: Extract<Action, { kind: 'poll' }>): Rig {
  const { phase } = rig.link;
  if (phase.is !== 'live' || phase.session !== session) return rig;
  // A pause is no chunk: the first one after it is measured from nothing.
  const known = rig.lane.sent.params['paused'] === true ? { ...rig.clock, last: null } : rig.clock;
  const { clock, end } = readPoll(known, poll, rig.lane.chunkFrames);
  if (end === null) return { ...rig, clock };
  const pace = chunkEnded(rig.lane.pace, end, rig.lane.chunkFrames);
  const tally = taken(rig.tally, rig.lane.pace, pace);
  const lane = advance({ ...rig.lane, pace }, end.endAt);
  const chunkMs = meanChunk(lane.pace) ?? rig.desk.chunkMs;
  const delay = delayAfter(rig.delay, lane, end.endAt);
  const landing = landingAfter(rig.landing, lane, delay, end.endAt);
  return measured(withDelay({ ...rig, clock, lane, landing, tally, desk: { ...rig.desk, chunkMs } }, delay));
}

/** The first jump after a cut was told is that cut, and tells how long the way is. */
export function shownBy(rig: Rig, { page, fact }: Extract<Action, { kind: 'shown' }>, now: Ms): Rig {
  const { landing, shown, link } = rig;
  if (fact.of === 'stands') return rigWith(rig, { link: pageStands(link, page, fact.full) });
  if (playerOf(link)?.page !== page) return rig;
  if (fact.of !== 'cut') return rigWith(rig, { shown: shownAfter(shown, fact) });
  if (landing === null || landing.cut !== fact.count || landing.chunk === null || landing.sawAt !== null) return rig;
  return measured({ ...rig, landing: { ...landing, sawAt: now } });
}

/** A cut that was both counted and seen, in whichever order, is a measurement, once. */
function measured(rig: Rig): Rig {
  const { landing } = rig;
  if (landing === null || landing.cut === 0 || !landing.isCounted || landing.sawAt === null) return rig;
  const delay = calibrated(rig.delay, landing.seenAt, landing.sawAt);
  return withDelay({ ...rig, landing: { ...landing, cut: 0, seenAt: landing.sawAt } }, delay);
}

export function framesSeen(rig: Rig, action: Extract<Action, { kind: 'frames' }>, now: Ms): Acted {
  const heard = linked(rig, { of: 'frames', attempt: action.attempt, count: action.count }, now);
  if (playerOf(heard.rig.link)?.attempt !== action.attempt) return heard;
  const before = heard.rig.lane;
  const isPaused = before.sent.params['paused'] === true;
  const pace = framesCame(before.pace, action.count, now, before.chunkFrames, isPaused);
  const lane = pace.chunk === before.pace.chunk ? { ...before, pace } : advance({ ...before, pace }, now);
  return {
    ...heard,
    rig: {
      ...heard.rig,
      lane,
      fps: action.fps,
      dropped: action.dropped,
      delay: framesCounted(heard.rig.delay, action.count, now),
    },
  };
}

/** Recalls for a beat are sent so much earlier: the delay, and half a chunk until a message is taken in. */
const withDelay = (rig: Rig, delay: Delay): Rig => ({
  ...rig,
  delay,
  desk: delay.ms === null ? rig.desk : { ...rig.desk, lead: delay.ms + rig.desk.chunkMs / 2 },
});
