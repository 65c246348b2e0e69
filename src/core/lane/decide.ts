/** Decides what one lane is told now: one message of all that differs, or nothing. */
import { between, type Blend, sameBlend } from '../look/blend.ts';
import type { Look, Method, Over } from '../look/look.ts';
import type { Wanted } from '../look/sample.ts';
import { type Json, type Ms, sameJson } from '../unit.ts';
import { type Delta, isEmpty } from './delta.ts';
import type { Lane, Sent } from './lane.ts';
import { left, mayLeave, released } from './pace.ts';
import { endOf, shownIn } from './run.ts';

/** What `decide` needs of the desk: the look, what it says now, and when a hand last moved something Scope hears of. */
export type Want = {
  readonly look: Look;
  readonly wanted: Wanted;
  readonly movedAt: Ms;
  readonly gliding: boolean;
  readonly beatMs: Ms | null;
  /** What a chunk takes, as far as it is known. */
  readonly chunkMs: Ms | null;
};

export type Decision = { readonly lane: Lane; readonly delta: Delta | null };

/** Chunks of quiet after which everything is told once more, so that a lost message cannot last. */
const SEAL_CHUNKS = 2.5;
const USUAL_CHUNK_MS = 750;

type Prompts = {
  readonly prompts: Blend | null;
  readonly transition: Delta['transition'];
  readonly run: Sent['run'];
  readonly fade: Lane['fade'];
};

export function decide(given: Lane, want: Want, now: Ms): Decision {
  if (!given.open) return { lane: given, delta: null };
  const pace = released(given.pace, now, given.chunkFrames);
  const lane = pace === given.pace ? given : begun({ ...given, pace });
  if (pace.out !== null) return { lane, delta: null };

  const { wanted, look } = want;
  // While paused prompts and cues wait for the message that resumes: Scope would merge them, and encode none between.
  const waits = isPaused(lane) && wanted.paused;
  const spent = waits ? lane.spent : Math.max(lane.spent, look.fade?.id ?? 0);
  const reset = !waits && look.cues.reset > lane.sent.cues.reset;
  const params = changed({ ...wanted.params, paused: wanted.paused }, lane.sent.params);
  const choice = waits ? stay(lane) : heard(lane, params, reset ? plainly(wanted.blend) : choosePrompts(lane, want));
  const delta: Delta = {
    params: waits || choice.run !== null ? inTime(lane, params, choice) : params,
    prompts: choice.prompts,
    transition: choice.transition,
    reset,
  };
  if (isEmpty(delta)) {
    const isSame = choice.fade === lane.fade && spent === lane.spent;
    return seal(isSame ? lane : { ...lane, fade: choice.fade, spent }, want, now);
  }

  const isNewFade = look.fade !== null && look.fade.id > lane.spent && choice.prompts !== null;
  const hurry =
    reset || isNewFade || 'paused' in delta.params || lane.sent.prompts === null
      ? 'at-once'
      : { movedAt: want.movedAt };
  const pursuing = choice.fade !== null && choice.run === null;
  if (!mayLeave(lane.pace, now, pursuing ? 'at-once' : hurry)) return { lane, delta: null };
  return { lane: tell({ ...lane, spent }, delta, choice, want, now), delta };
}

function changed(wanted: Readonly<Record<string, Json>>, sent: Readonly<Record<string, Json>>): Record<string, Json> {
  return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => !sameJson(sent[key], value)));
}

/** Rules 2 to 4 and, where no fade is under way, the plain mix. The numbers are those of `docs/rules.md`, DC. */
function choosePrompts(lane: Lane, want: Want): Prompts {
  const { sent } = lane;
  const blend = want.wanted.blend;
  if (sent.prompts === null) return known(blend, want.look.method);
  if (sent.run !== null ? sameBlend(sent.run.to, blend) : sameBlend(sent.prompts, blend)) {
    return sent.run === null ? { ...stay(lane), fade: null } : stay(lane);
  }
  const computing = lane.pace.chunk + 1;
  const shown = sent.run === null ? sent.prompts : shownIn(sent.run, computing);
  const { fade } = want.look;
  if (fade !== null && fade.id > lane.spent) {
    const steps = chunksOf(fade.over, want.chunkMs ?? USUAL_CHUNK_MS, want.beatMs);
    if (steps === 0) return plainly(blend);
    if (sameBlend(blend, fade.target)) {
      const run = { fade: fade.id, from: shown, to: blend, steps, start: null };
      return {
        prompts: blend,
        transition: { steps, method: fade.method },
        run,
        fade: { id: fade.id, steps, end: null },
      };
    }
    return pursue(lane, shown, blend, { id: fade.id, steps, end: computing + steps }, computing);
  }
  if (lane.fade !== null) return pursue(lane, shown, blend, lane.fade, computing);
  return plainly(blend);
}

/** Nothing is said of prompts, and what goes on goes on. */
const stay = ({ sent, fade }: Lane): Prompts => ({ prompts: null, transition: null, run: sent.run, fade });

/** A hand moved in a fade: the rest of the way in equal steps, so that it never freezes and arrives with the fade. */
function pursue(lane: Lane, shown: Blend, blend: Blend, fade: NonNullable<Lane['fade']>, computing: number): Prompts {
  const end = fade.end ?? computing + fade.steps;
  const rest = end - computing;
  if (rest <= 1) return plainly(blend);
  const step = between(shown, blend, 1 / rest);
  const going = { ...fade, end };
  // A list that Scope was told last is nothing new to it, and inside a run throws it back to where the run began.
  if (sameBlend(step, lane.sent.run?.to ?? shown)) return { ...stay(lane), fade: going };
  return { prompts: step, transition: null, run: null, fade: going };
}

const plainly = (blend: Blend): Prompts => ({ prompts: blend, transition: null, run: null, fade: null });

/**
 * The mix for a Scope of which nothing is known. It may be in a transition to this very mix, and plain prompts would then
 * throw it back; zero steps are at once where the mix is new, and let it go on where it is not (`scope-protocol` 6.4, 6.7).
 */
const known = (blend: Blend, method: Method): Prompts => ({ ...plainly(blend), transition: { steps: 0, method } });

/** Scope blends two prompts by its method only when it encodes, so a new method alone is not heard (6.3). */
const METHOD = 'spatial_interpolation_method';

/** A new method with no new mix: half a percent is moved for a chunk, so that Scope encodes; the true mix follows. */
function heard({ sent }: Lane, params: Readonly<Record<string, Json>>, choice: Prompts): Prompts {
  const isAlone = METHOD in params && choice.prompts === null && choice.run === null;
  const [a, b, ...more] = sent.prompts ?? [];
  if (!isAlone || a === undefined || b === undefined || more.length > 0) return choice;
  const half = Math.round(a.weight * 200) + (a.weight > 0.5 ? -1 : 1);
  const prompts = [
    { ...a, weight: half / 200 },
    { ...b, weight: (200 - half) / 200 },
  ];
  return { ...choice, prompts };
}

/** The method waits while a run or a pause goes on: it would not be heard before the end. */
function inTime({ sent }: Lane, params: Record<string, Json>, { prompts }: Prompts): Record<string, Json> {
  if (prompts !== null || sent.params[METHOD] === undefined) return params;
  return Object.fromEntries(Object.entries(params).filter(([key]) => key !== METHOD));
}

/** A recall's time in chunks: N steps are N - 1 moves, and 1 would freeze Scope for good, so it is never said (6.4). */
export function chunksOf(over: Over, chunkMs: Ms, beatMs: Ms | null): number {
  const ms = over.unit === 'beats' ? over.count * (beatMs ?? 500) : over.count * 1000;
  const steps = over.unit === 'steps' ? Math.round(over.count) : Math.round(ms / chunkMs) + (ms > 0 ? 1 : 0);
  return steps <= 0 ? 0 : Math.max(2, Math.min(1000, steps));
}

function tell(lane: Lane, delta: Delta, choice: Prompts, want: Want, now: Ms): Lane {
  const sent: Sent = {
    params: { ...lane.sent.params, ...delta.params },
    prompts: choice.prompts ?? lane.sent.prompts,
    run: choice.run,
    cues: delta.reset ? want.look.cues : lane.sent.cues,
    sealed: false,
  };
  return {
    ...lane,
    sent,
    fade: choice.fade,
    pace: left(lane.pace, now, isPaused(lane)),
    trail: choice.prompts === null || choice.run !== null ? lane.trail : played(lane.trail, choice.prompts, now),
  };
}

/** Once, after some quiet and with no run: everything that was told, cues aside, is told again. It keeps no one waiting. */
function seal(lane: Lane, want: Want, now: Ms): Decision {
  const { sent, pace } = lane;
  const quiet = SEAL_CHUNKS * (want.chunkMs ?? USUAL_CHUNK_MS);
  const since = Math.max(want.movedAt, pace.sentAt ?? want.movedAt);
  if (sent.sealed || sent.run !== null || sent.prompts === null || want.gliding || now - since < quiet)
    return { lane, delta: null };
  // Zero steps, since Scope may still be under way to this very mix.
  const { prompts, transition } = known(sent.prompts, want.look.method);
  const delta: Delta = { params: sent.params, prompts, transition, reset: false };
  return { lane: { ...lane, sent: { ...sent, sealed: true }, pace: left(pace, now, isPaused(lane)) }, delta };
}

const isPaused = ({ sent }: Lane): boolean => sent.params['paused'] === true;

/** The way is free: a run whose message was out has been taken in, and begins with the chunk that is computed now. */
function begun(lane: Lane): Lane {
  const { sent, pace } = lane;
  if (sent.run === null || sent.run.start !== null || pace.out !== null) return lane;
  const run = { ...sent.run, start: pace.chunk + 1 };
  return { ...lane, sent: { ...sent, run }, fade: lane.fade === null ? null : { ...lane.fade, end: endOf(run) } };
}

const played = (trail: Lane['trail'], prompts: Blend, at: Ms): Lane['trail'] => [...trail, { at, prompts }].slice(-24);

/**
 * A chunk has ended, and the next begins: a run that waited begins with it, what a run plays in it is kept for the screen,
 * and a run that is over leaves its target as what was sent.
 */
export function advance(given: Lane, at: Ms): Lane {
  const lane = begun(given);
  const { run } = lane.sent;
  const end = run === null ? null : endOf(run);
  if (run === null || end === null) return lane;
  if (lane.pace.chunk >= end) return { ...lane, sent: { ...lane.sent, prompts: run.to, run: null }, fade: null };
  return { ...lane, trail: played(lane.trail, shownIn(run, lane.pace.chunk + 1), at) };
}
