/** Decides what one lane is told now: one message of all that differs, or nothing. */
import type { Look, Moved } from '../look/look.ts';
import type { Wanted } from '../look/sample.ts';
import type { Problem } from '../problem.ts';
import { type Json, type Ms, sameJson } from '../unit.ts';
import { begun, played } from './advance.ts';
import { type Delta, isEmpty } from './delta.ts';
import type { Lane, Sent } from './lane.ts';
import { heard, inTime } from './method.ts';
import { left, mayLeave, released } from './pace.ts';
import { choosePrompts, known, plainly, type Mix, type Prompts, stay } from './prompts.ts';
import { sized } from './size.ts';
import { uncut } from './uncut.ts';

/** What `decide` needs of the desk: the look, what it says now, and when a hand last moved something Scope hears of. */
export type Want = {
  readonly look: Look;
  readonly wanted: Wanted;
  readonly movedAt: Ms;
  readonly gliding: boolean;
  readonly beatMs: Ms | null;
  /** What a chunk takes, as far as it is known. */
  readonly chunkMs: Ms | null;
  /** Would plain prompts cut the picture? (`uncut.ts`) */
  readonly cuts: boolean;
  readonly moved: Moved;
};

/** `problem`: why less was told than is wanted. */
export type Decision = { readonly lane: Lane; readonly delta: Delta | null; readonly problem: Problem | null };

/** Chunks of quiet after which everything is told once more, so that a lost message cannot last. */
const SEAL_CHUNKS = 2.5;
const USUAL_CHUNK_MS = 750;

export function decide(given: Lane, want: Want, now: Ms): Decision {
  if (!given.open) return nothing(given);
  const pace = released(given.pace, now, given.chunkFrames);
  const lane = pace === given.pace ? given : begun({ ...given, pace });
  if (pace.out !== null) return nothing(lane);

  const { wanted, look } = want;
  // While paused prompts and cues wait for the message that resumes: Scope would merge them, and encode none between.
  const waits = isPaused(lane) && wanted.paused;
  const spent = waits ? lane.spent : Math.max(lane.spent, look.fade?.id ?? 0);
  const reset = !waits && look.cues.reset > lane.sent.cues.reset;
  const params = changed({ ...wanted.params, paused: wanted.paused }, lane.sent.params);
  const { choice, problem } = sized(lane, choiceOf(lane, want, params, waits, reset), wanted.blend);
  const delta: Delta = {
    params: waits || choice.run !== null ? inTime(lane, params, choice) : params,
    prompts: choice.prompts,
    transition: choice.transition,
    reset,
  };
  if (isEmpty(delta)) {
    const isSame = choice.fade === lane.fade && spent === lane.spent;
    return { ...seal(isSame ? lane : { ...lane, fade: choice.fade, spent }, want, now), problem };
  }

  const isNewFade = look.fade !== null && look.fade.id > lane.spent && choice.prompts !== null;
  const hurry =
    reset || isNewFade || 'paused' in delta.params || lane.sent.prompts === null
      ? 'at-once'
      : { movedAt: want.movedAt };
  const pursuing = choice.fade !== null && (choice.run === null || choice.run.fade === null);
  if (!mayLeave(lane.pace, now, pursuing ? 'at-once' : hurry)) return nothing(lane);
  return { lane: tell({ ...lane, spent }, delta, choice, want, now), delta, problem };
}

/** Nothing is told, and nothing is wrong with that. */
export const nothing = (lane: Lane): Decision => ({ lane, delta: null, problem: null });

/** `waits`: paused, and to stay so. With a reset goes the plain mix: the picture is cut anyway. */
function choiceOf(
  lane: Lane,
  want: Want,
  params: Readonly<Record<string, Json>>,
  waits: boolean,
  reset: boolean,
): Prompts {
  if (waits) return stay(lane);
  const mix = mixOf(want);
  if (reset) return plainly(mix.blend);
  const choice = heard(lane, params, choosePrompts(lane, mix));
  return mix.cuts ? uncut(lane, choice, mix.method) : choice;
}

const mixOf = ({ look, wanted, cuts, moved, chunkMs, beatMs }: Want): Mix => ({
  blend: wanted.blend,
  fade: look.fade,
  method: look.method,
  moved,
  cuts,
  chunkMs,
  beatMs,
});

function changed(wanted: Readonly<Record<string, Json>>, sent: Readonly<Record<string, Json>>): Record<string, Json> {
  return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => !sameJson(sent[key], value)));
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
    return nothing(lane);
  // Zero steps, since Scope may still be under way to this very mix.
  const { prompts, transition } = known(sent.prompts, mixOf(want));
  const delta: Delta = { params: sent.params, prompts, transition, reset: false };
  return {
    lane: { ...lane, sent: { ...sent, sealed: true }, pace: left(pace, now, isPaused(lane)) },
    delta,
    problem: null,
  };
}

const isPaused = ({ sent }: Lane): boolean => sent.params['paused'] === true;
