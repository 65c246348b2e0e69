/** Decides at each display frame what is seen: the bare video, or this canvas over it with effects, loops and dissolves. */
import type { Ms } from '../../core/unit.ts';
import type { Fact } from '../../core/wire/shown.ts';
import type { StageView } from '../../core/wire/view.ts';
import { makeCover } from './cover.ts';
import { makeCutWatch } from './cut-watch.ts';
import { type Effects, effectsAt, isNeutral, NEUTRAL, sameEffects } from './effects.ts';
import { type Film, makeFilm } from './film.ts';
import { KEPT_EVERY_MS } from './gl/kept.ts';
import type { Painter } from './gl/painter.ts';
import type { Size } from './gl/target.ts';
import { shotOf } from './shot.ts';
import { AT_REST, cut, isAtRest, reservedBy, sceneAt, type Stepped, step } from './transport.ts';

export type Frame = { readonly image: TexImageSource; readonly size: Size };

export type Projector = {
  /** A frame that came; it is shown at the next tick. */
  readonly take: (frame: Frame, now: Ms) => void;
  /** The next frame is of another stream: it is dissolved into. */
  readonly streamChanged: () => void;
  /** `video`: is the bare video showing the present? */
  readonly tick: (now: Ms, bridgeNow: Ms, video: 'plays' | 'is gone') => void;
  /** Is the canvas what is seen? Where not, the video is. */
  readonly covers: () => boolean;
  readonly set: (stage: StageView, now: Ms) => void;
};

/** Without a frame for so long the next one may be another picture, and the video may go any moment. */
const GAP_MS = 300;
/** Frames that have stopped for so long are played to and fro. */
const STALL_MS = 2000;
/** Trails and their growth are what they do in one thirtieth of a second, however often the display shows. */
const TRAIL_MS = 1000 / 30;
/** A page that was hidden has not been drawing. */
const LONGEST_MS = 250;
const BEATS: Readonly<Record<string, number>> = { '1/2': 0.5, '1': 1, '2': 2, '4': 4 };

/** `tell`: what was shown, for those who count on it. */
export function makeProjector(painter: Painter, tell: (fact: Fact) => void = () => undefined): Projector {
  const film: Film = makeFilm(painter.layers);
  const watch = makeCutWatch();
  const cover = makeCover(tell);
  let stage: StageView | null = null;
  let transport = AT_REST;
  /** The picture's own time, which a freeze stops. */
  let time: Ms = 0;
  let tickAt: Ms = 0;
  let size: Size | null = null;
  let frameAt: Ms = 0;
  let keptAt: Ms = Number.NEGATIVE_INFINITY;
  let guardUntil: Ms = Number.NEGATIVE_INFINITY;
  let isOther = false;
  let begins = true;
  let isFresh = false;
  let covers = false;
  let painted: Effects = NEUTRAL;
  let hasTrail = false;
  let paintedAt: Ms = 0;

  const dissolveMs = () => (stage?.dissolve ?? 0) * 1000;
  const shot = () => shotOf(sceneAt(transport, time), film);
  const go = ({ transport: next, holds }: Stepped) => {
    if (holds) painter.hold(shot());
    transport = next;
  };

  const set = (next: StageView, now: Ms) => {
    if (stage && next.cut.count !== stage.cut.count) guardUntil = Math.max(guardUntil, now + next.cut.withinMs);
    if (stage?.freeze && !next.freeze) {
      // Letting go is the performer's own cut, and what was missed is no part of the film.
      begins = true;
      isOther = false;
      watch.forget();
    }
    stage = next;
  };

  const take = (frame: Frame, now: Ms) => {
    // A frozen picture is the one that was there; the video's own frame is taken when it is let go.
    if (stage?.freeze && size) return;
    // Ticks may be far apart, and a frame that comes between them is of its own time.
    advanceTime(now);
    frameAt = now;
    const isOtherSize = size !== null && (size.width !== frame.size.width || size.height !== frame.size.height);
    if (isOtherSize) makeRoom(frame.size);
    else if (!size) painter.resize(frame.size);
    size = frame.size;
    painter.take(frame.image);
    const isCut = !isOtherSize && hasJumped(now);
    if (isCut && !isOther && stage) tell({ of: 'cut', count: stage.cut.count });
    if (isCut) go(cut(transport, dissolveMs(), film, time));
    painter.advance();
    isFresh = true;
    if (isCut) begins = true;
    isOther = false;
    keep();
  };

  /** Another size is another pipeline: all that is kept goes, but for the mix that is seen. */
  const makeRoom = (next: Size) => {
    painter.hold(shot());
    painter.resize(next);
    film.clear();
    watch.forget();
    begins = true;
    const ms = dissolveMs();
    transport = ms > 0 ? { ...AT_REST, was: 'held', at: time, ms } : AT_REST;
  };

  const hasJumped = (now: Ms): boolean => {
    if (isOther) {
      watch.forget();
      return keptAt > Number.NEGATIVE_INFINITY;
    }
    if (now > guardUntil || dissolveMs() <= 0) return false;
    if (!watch.hasSeen()) watch.jumps(painter.sample('present'));
    return watch.jumps(painter.sample('coming'));
  };

  const keep = () => {
    if (!begins && time - keptAt < KEPT_EVERY_MS - 2) return;
    const layer = film.add(time, begins, reservedBy(transport));
    if (layer === null) return;
    painter.keep(layer);
    keptAt = time;
    begins = false;
  };

  const advanceTime = (now: Ms) => {
    if (!stage?.freeze) time += Math.max(0, now - tickAt);
    tickAt = Math.max(tickAt, now);
  };

  const tick = (now: Ms, bridgeNow: Ms, video: 'plays' | 'is gone') => {
    const since = Math.min(LONGEST_MS, now - paintedAt);
    advanceTime(now);
    if (!stage || !size) return;
    const isQuiet = !stage.freeze && now - frameAt > GAP_MS;
    if (isQuiet) guardUntil = Math.max(guardUntil, now + GAP_MS);
    const isGuarded = now <= guardUntil && stage.dissolve > 0;
    if (!isGuarded) watch.forget();
    const loopMs = loopOf(stage);
    const stalled = stage.freeze ? 'no' : stalledFor(now - frameAt, stage);
    const covered = cover.at(stage, now, bridgeNow);
    if (!stage.freeze) go(step(transport, { loopMs, stalled, dissolveMs: dissolveMs(), ...covered }, film, time));
    const effects = effectsAt(stage, bridgeNow);
    const before = covers;
    covers = !isNeutral(effects) || !isAtRest(transport) || stage.freeze || isGuarded || isQuiet || video === 'is gone';
    if (!covers) return forget();
    const isSame = before && !isFresh && isAtRest(transport) && effects.trails <= 0 && sameEffects(effects, painted);
    if (!isSame) paint(effects, since, now);
  };

  const paint = (effects: Effects, since: Ms, now: Ms) => {
    const steps = since / TRAIL_MS;
    painter.paint(shot(), effects, hasTrail ? effects.trails ** steps : 0, effects.trailzoom ** steps);
    hasTrail = effects.trails > 0;
    painted = effects;
    paintedAt = now;
    isFresh = false;
  };
  const forget = () => {
    hasTrail = false;
  };

  return { take, streamChanged: () => (isOther = true), tick, covers: () => covers, set };
}

/** What is chosen for later lies over this: it is the picture until then. */
function stalledFor(ms: Ms, { standby }: StageView): 'no' | 'sway' | 'still' {
  if (ms <= STALL_MS) return 'no';
  return standby.as === 'still' && ms > standby.afterMs ? 'still' : 'sway';
}

const loopOf = ({ loop, beatMs }: StageView): Ms | null => {
  const beats = BEATS[loop];
  return beats === undefined ? null : beats * beatMs;
};
