/** The rig: desk, lane and link, and the one fold over all that happens. */
import { basicsOf, paramsOf } from './address/param.ts';
import type { Action } from './action.ts';
import { hearGamepad, hearKey, hearMidi, hearOsc, putByHand, ripenControls, ripenKeys } from './desk/hear.ts';
import { type Desk, note } from './desk/desk.ts';
import { freshDesk, withShow } from './desk/begin.ts';
import { learned } from './desk/learn.ts';
import { remember } from './desk/mix.ts';
import { monitorSeen } from './desk/monitor.ts';
import { ripenLate } from './desk/late.ts';
import { ripenArmed } from './desk/recall.ts';
import { pageLeft, pluggedDevices, portCame, portLeft } from './desk/plugs.ts';
import { reader } from './desk/read.ts';
import { withMapping, withPipeline } from './desk/world.ts';
import { type ChunkClock, FRESH_CLOCK, readPoll } from './lane/chunk-clock.ts';
import { advance } from './lane/advance.ts';
import { decide, nothing, type Want } from './lane/decide.ts';
import { doesCut } from './lane/uncut.ts';
import { message } from './lane/delta.ts';
import { freshLane, type Lane, UNKNOWN } from './lane/lane.ts';
import { chunkEnded, chunkFramesOf, FRESH_PACE, framesCame, meanChunk, released, untilTaken } from './lane/pace.ts';
import type { Bound } from './learn/bound.ts';
import { interrupted } from './lane/interrupted.ts';
import { moved, NO_TALLY, sentOne, taken, type Tally } from './lane/tally.ts';
import { type Cut, cutAfter, NO_CUT } from './lane/cut.ts';
import { calibrated, type Delay, delayAfter, FRESH_DELAY, framesCounted } from './lane/delay.ts';
import { type Landing, landingAfter, told as landingOf } from './lane/landing.ts';
import { writtenAt } from './link/company.ts';
import { type Deed, freshLink, type Link, type LinkEvent, type Player, playerOf } from './link/link.ts';
import { totalOffer } from './link/offer.ts';
import { step } from './link/step.ts';
import { type Greeting, type Lamps, shine } from './mapping/lights-all.ts';
import { idOf, type Problem } from './problem.ts';
import { isGliding, sample, type Wanted } from './look/sample.ts';
import { beatMs } from './tempo/tempo.ts';
import type { Json, Ms } from './unit.ts';
import { type Fact, NOTHING_SHOWN, type Shown, shownAfter } from './wire/shown.ts';
import { lightWordOf } from './view/pad-state.ts';

/** A problem that stands until its cause is gone. */
export type Standing = { readonly problem: Problem; readonly at: Ms; readonly dismissed: boolean };

export type Rig = {
  readonly now: Ms;
  readonly desk: Desk;
  readonly lane: Lane;
  readonly clock: ChunkClock;
  readonly delay: Delay;
  /** The hard cut of the picture that was announced last. */
  readonly cut: Cut;
  /** The recall or cut that was told last, and when it is seen. */
  readonly landing: Landing | null;
  /** What the player's stage said last of what it shows. */
  readonly shown: Shown;
  readonly link: Link;
  /** What the lights of the controllers were told. */
  readonly lamps: Lamps;
  readonly fps: number | null;
  readonly dropped: number;
  readonly tally: Tally;
  readonly standing: Readonly<Record<string, Standing>>;
};

/** A message for the data channel of a player's attempt. */
export type Send = { readonly player: Player; readonly message: Readonly<Record<string, Json>> };

/** Deeds of the link, with what the desk adds to an offer, and what devices are sent. */
export type Task =
  | { readonly do: 'greet'; readonly greeting: Greeting }
  /** Into the user's own mapping file, or the last one out of it again. */
  | { readonly do: 'bind'; readonly bound: Bound }
  | { readonly do: 'unbind' }
  | Exclude<Deed, { do: 'offer' }>
  | (Extract<Deed, { do: 'offer' }> & { readonly parameters: Readonly<Record<string, Json>> });

export type Turned = { readonly rig: Rig; readonly sends: readonly Send[]; readonly tasks: readonly Task[] };

export const freshRig = (desk: Desk = freshDesk, link: Link = freshLink(desk.show.pipeline)): Rig => ({
  now: 0,
  desk,
  lane: freshLane(link.pipeline.id),
  clock: FRESH_CLOCK,
  delay: FRESH_DELAY,
  cut: NO_CUT,
  landing: null,
  shown: NOTHING_SHOWN,
  link,
  lamps: [],
  fps: null,
  dropped: 0,
  tally: NO_TALLY,
  standing: {},
});

export const wantedOf = ({ desk }: Pick<Rig, 'desk'>, now: Ms): Wanted =>
  sample(desk.look, desk.world.params ?? paramsOf(null, desk.show.pipeline.mode), now, basicsOf(desk.pipeline));

/** Field by field, as the desk is copied. */
const rigWith = (rig: Rig, part: Partial<Rig>): Rig => Object.assign(draftOf(rig), part);

/** A copy that a turn still writes, and nobody else has seen. */
type Draft = { -readonly [Key in keyof Rig]: Rig[Key] };

const draftOf = (rig: Rig): Draft => ({
  now: rig.now,
  desk: rig.desk,
  lane: rig.lane,
  clock: rig.clock,
  delay: rig.delay,
  cut: rig.cut,
  landing: rig.landing,
  shown: rig.shown,
  link: rig.link,
  lamps: rig.lamps,
  tally: rig.tally,
  fps: rig.fps,
  dropped: rig.dropped,
  standing: rig.standing,
});

/** Total: every action is taken, none throws for what is in it. Time never runs back. */
export function turn(before: Rig, action: Action): Turned {
  const now = Math.max(before.now, action.at);
  const begun = draftOf(before);
  begun.now = now;
  const { rig, tasks } = act(awake(begun, now - before.now), action, now);
  // While a message is out nothing is told, whatever hands do; what Scope does changes the lane.
  if (rig.lane === before.lane && !isFree(rig.lane, now)) return { rig, sends: NO_SENDS, tasks };
  return settle(rig, tasks, now);
}

/** A tick comes every 20 ms: whoever hears nothing for so long was asleep, or stood still. */
const ASLEEP_MS = 1000;

function awake(rig: Draft, ms: Ms): Draft {
  const { link } = rig;
  const woken = ms > ASLEEP_MS ? step(link, { of: 'woke', ms }, rig.now).link : link;
  rig.link = woken;
  return rig;
}

/** What follows from any action: the last audible mix is kept, and the lane is told what differs. */
function settle(rig: Rig, tasks: readonly Task[], now: Ms): Turned {
  const { desk, lane } = rig;
  const player = playerOf(rig.link);
  if (!lane.open || player === null) return { rig, sends: [], tasks };
  const chunkMs = meanChunk(lane.pace) ?? chunkByFrames(rig);
  const decision = isFree(lane, now) ? decide(lane, wantOf(rig, chunkMs, now), now) : nothing(lane);
  const told = { delta: decision.delta, before: lane.sent, cuts: decision.delta === null ? [] : cutting(desk) };
  const cut = cutAfter(rig.cut, told, { chunk: lane.pace.chunk, chunkMs, behindMs: rig.delay.ms });
  const noted = decision.problem === null ? desk : note(desk, decision.problem, now);
  const isSame = decision.lane === lane && cut === rig.cut && noted === desk;
  const next = isSame
    ? rig
    : rigWith(rig, {
        lane: decision.lane,
        cut,
        desk: noted,
        landing: landed(rig, decision.lane, cut, now),
        tally: decision.delta === null ? rig.tally : sentOne(rig.tally),
      });
  return { rig: next, sends: decision.delta === null ? [] : [{ player, message: message(decision.delta) }], tasks };
}

/** A message that begins a recall or cuts is watched until it is seen. */
function landed({ lane, landing, delay, cut }: Rig, next: Lane, after: Cut, now: Ms): Landing | null {
  const fade = next.spent > lane.spent && next.pace.sentAt === now ? next.spent : 0;
  const isCut = after.count > cut.count && !after.isNear;
  return fade > 0 || isCut
    ? landingOf(lane, delay, { fade, cut: isCut ? after.count : 0, later: next.sent.run === null ? 0 : 1 }, now)
    : landing;
}

/** While a message is out nothing is told, and nobody needs to know what is wanted: so it is under most gestures. */
const isFree = ({ pace, chunkFrames }: Lane, now: Ms): boolean => released(pace, now, chunkFrames).out === null;

function wantOf({ desk, lane, link }: Rig, chunkMs: Ms | null, now: Ms): Want {
  const wanted = wantedOf({ desk }, now + untilTaken(lane.pace, now));
  return {
    look: desk.look,
    wanted,
    movedAt: Math.max(desk.movedAt, writtenAt(link)),
    gliding: isGliding(desk.look, now),
    beatMs: beatMs(desk.tempo),
    chunkMs,
    cuts: doesCut(link.pipeline.mode, wanted.params),
    moved: desk.show.moved,
  };
}

const cutting = ({ world }: Desk): readonly string[] =>
  (world.params ?? []).flatMap(({ name, cost }) => (cost === 'cut' ? [name] : []));

/** Where chunk ends cannot be seen, the frames that come tell how long a chunk takes. */
const chunkByFrames = ({ fps, lane }: Rig): Ms | null =>
  fps !== null && fps >= 1 ? (lane.chunkFrames * 1000) / fps : null;

type Acted = { readonly rig: Rig; readonly tasks: readonly Task[] };
const NO_TASKS: readonly Task[] = [];
const NO_SENDS: readonly Send[] = [];
const done = (rig: Rig): Acted => ({ rig, tasks: NO_TASKS });
function withDesk(begun: Draft, desk: Desk): Acted {
  // `movedAt` alone would not do: two actions of one millisecond have the same.
  if (desk.look !== begun.desk.look && desk.movedAt === begun.now) begun.tally = moved(begun.tally);
  begun.desk = desk;
  return done(begun);
}

function act(rig: Draft, action: Action, now: Ms): Acted {
  const { desk } = rig;
  switch (action.kind) {
    case 'midi':
      return withDesk(rig, hearMidi(desk, action.page, action.port, action.bytes, now));
    case 'gamepad':
      return withDesk(rig, hearGamepad(desk, action.page, action.port, action, now));
    case 'osc': {
      const heard = hearOsc(desk, action.from, action.packet, now);
      return withDesk(
        rig,
        action.faults.reduce(
          (next, fault) => note(next, { code: 'osc/malformed', from: action.from, count: 1, note: fault }, now),
          heard,
        ),
      );
    }
    case 'key':
      return withDesk(rig, hearKey(desk, action.code, action.down, action, now));
    case 'put':
      return withDesk(
        rig,
        action.changes.reduce((next, { address, value }) => putByHand(next, address, value, now), desk),
      );
    case 'read':
      return withDesk(rig, { ...desk, reading: action.slot });
    case 'learn': {
      const { desk: next, deal } = learned(desk, action.deed, now);
      return { ...withDesk(rig, next), tasks: deal === null ? [] : [deal] };
    }
    case 'monitor':
      return withDesk(rig, monitorSeen(desk, action.page, action.open));
    case 'port': {
      const { page, port, here } = action;
      return withDesk(rig, here ? portCame(desk, page, port) : portLeft(desk, page, port.key, now));
    }
    case 'mapping':
      return withDesk(rig, withMapping(desk, action.files));
    case 'show':
      return withShowOnLink({ ...rig, desk: withShow(desk, action.id, action.show, action.fresh, now) }, now);
    case 'pipeline':
      return withDesk(rig, withPipeline(desk, action.shape));
    case 'problem':
      return done({ ...rig, standing: stand(rig.standing, action.problem, action.stands, now) });
    case 'dismiss':
      return done(dismiss(rig, action.id, now));
    case 'link':
      return linked(
        action.event.of === 'page-went' ? { ...rig, desk: pageLeft(desk, action.event.page, now) } : rig,
        action.event,
        now,
      );
    case 'poll':
      return done(polled(rig, action));
    case 'frames':
      return framesSeen(rig, action, now);
    case 'shown':
      return done(playerOf(rig.link)?.page === action.page ? shownBy(rig, action.fact, now) : rig);
    case 'tick':
      return lit(ticked(rig, now), now);
  }
}

/** Controllers are greeted, and their lights follow what is so. */
function lit({ rig, tasks }: Acted, now: Ms): Acted {
  const { desk } = rig;
  const seen = { read: reader(desk, now), padState: (pad: number) => lightWordOf(rig, pad, now), hands: desk.hands };
  const { lamps, greetings } = shine(rig.lamps, pluggedDevices(desk), desk.mapping, seen, now);
  if (lamps === rig.lamps) return { rig, tasks };
  return {
    rig: { ...rig, lamps },
    tasks: [...tasks, ...greetings.map((greeting) => ({ do: 'greet' as const, greeting }))],
  };
}

function stand(standing: Rig['standing'], problem: Problem, stands: boolean, now: Ms): Rig['standing'] {
  const id = idOf(problem);
  if (!stands) return Object.fromEntries(Object.entries(standing).filter(([each]) => each !== id));
  return { ...standing, [id]: { problem, at: standing[id]?.at ?? now, dismissed: false } };
}

function dismiss(rig: Rig, id: string, now: Ms): Rig {
  const problem = rig.standing[id]?.problem ?? rig.desk.mapping.problems.find((each) => idOf(each) === id);
  const at = rig.standing[id]?.at ?? now;
  const notes = rig.desk.notes.filter(({ problem }) => idOf(problem) !== id);
  return {
    ...rig,
    desk: { ...rig.desk, notes },
    standing: problem === undefined ? rig.standing : { ...rig.standing, [id]: { problem, at, dismissed: true } },
  };
}

const withShowOnLink = (rig: Rig, now: Ms): Acted => linked(rig, { of: 'show', pipeline: rig.desk.show.pipeline }, now);

function linked(rig: Rig, event: LinkEvent, now: Ms): Acted {
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

function polled(rig: Rig, { session, poll }: Extract<Action, { kind: 'poll' }>): Rig {
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
function shownBy(rig: Rig, fact: Fact, now: Ms): Rig {
  const { landing, shown } = rig;
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

function framesSeen(rig: Rig, action: Extract<Action, { kind: 'frames' }>, now: Ms): Acted {
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

/** Notes leave after so long. */
const NOTE_MS = 8000;

function ticked(rig: Rig, now: Ms): Acted {
  const ripe = ripenLate(ripenArmed(ripenControls(ripenKeys(rig.desk, now), now), now), rig.delay, now);
  const look = remember(ripe.look, now);
  const notes = ripe.notes.some(({ at }) => now - at > NOTE_MS)
    ? ripe.notes.filter(({ at }) => now - at <= NOTE_MS)
    : ripe.notes;
  const desk = look === ripe.look && notes === ripe.notes ? ripe : { ...ripe, look, notes };
  const longestChunk = Math.max(0, ...rig.lane.pace.lengths);
  return linked({ ...rig, desk }, { of: 'tick', longestChunk, paused: desk.look.paused }, now);
}
