/** The rig: desk, lane and link, and the one fold over all that happens. */
import type { Action } from './action.ts';
import { hearDmx, hearGamepad, hearMidi, putByHand, ripenControls } from './desk/hear.ts';
import { hearKey, ripenKeys } from './desk/hear-keys.ts';
import { hearOsc } from './desk/hear-osc.ts';
import type { Desk } from './desk/desk.ts';
import { note } from './desk/note.ts';
import { withShow } from './desk/begin.ts';
import { learned } from './desk/learn.ts';
import { remember } from './desk/mix.ts';
import { monitorSeen } from './desk/monitor.ts';
import { ripenLate } from './desk/late.ts';
import { ripenArmed } from './desk/recall.ts';
import { pageLeft, pluggedDevices, portCame, portLeft } from './desk/plugs.ts';
import { reader } from './desk/read.ts';
import { remapped } from './desk/remap.ts';
import { withPipeline } from './desk/world.ts';
import { moved } from './lane/tally.ts';
import { step } from './link/step.ts';
import { shine } from './mapping/lights-all.ts';
import type { Ms } from './unit.ts';
import { lightWordOf } from './view/pad-state.ts';
import { type Acted, type Draft, draftOf, type Rig, type Send, type Task, type Turned } from './rig/state.ts';
import { isFree, settle } from './rig/telling.ts';
import { dismiss, stand } from './rig/standing.ts';
import { framesSeen, linked, polled, shownBy } from './rig/scope-side.ts';

export { freshRig, type Rig, type Send, type Task, type Turned, wantedOf } from './rig/state.ts';

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
    case 'dmx':
      return withDesk(rig, hearDmx(desk, action.from, action, now));
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
      return withDesk(rig, here ? portCame(desk, page, port, action.host) : portLeft(desk, page, port.key, now));
    }
    case 'mapping':
      return withDesk(rig, remapped(desk, action.files, now));
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
      return done(shownBy(rig, action, now));
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

const withShowOnLink = (rig: Rig, now: Ms): Acted => linked(rig, { of: 'show', pipeline: rig.desk.show.pipeline }, now);

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
