/** What follows from any action: the lane is told what differs, when its way is free. */
import type { Desk } from '../desk/desk.ts';
import { note } from '../desk/note.ts';
import { decide, nothing, type Want } from '../lane/decide.ts';
import { doesCut } from '../lane/uncut.ts';
import { message } from '../lane/delta.ts';
import type { Lane } from '../lane/lane.ts';
import { meanChunk, released, untilTaken } from '../lane/pace.ts';
import { sentOne } from '../lane/tally.ts';
import { type Cut, cutAfter } from '../lane/cut.ts';
import { type Landing, told as landingOf } from '../lane/landing.ts';
import { writtenAt } from '../link/company.ts';
import { playerOf } from '../link/link.ts';
import { isGliding } from '../look/sample.ts';
import { beatMs } from '../tempo/tempo.ts';
import type { Ms } from '../unit.ts';
import { type Rig, rigWith, type Task, type Turned, wantedOf } from './state.ts';

/** What follows from any action: the last audible mix is kept, and the lane is told what differs. */
export function settle(rig: Rig, tasks: readonly Task[], now: Ms): Turned {
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
export const isFree = ({ pace, chunkFrames }: Lane, now: Ms): boolean => released(pace, now, chunkFrames).out === null;

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
