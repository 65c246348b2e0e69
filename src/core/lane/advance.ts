/** What time does to a lane: a run begins with the chunk that takes it in, and ends with its last. */
import type { Blend } from '../look/blend.ts';
import type { Ms } from '../unit.ts';
import type { Lane } from './lane.ts';
import { endOf, type Run, shownIn } from './run.ts';

/** The way is free: a run whose message was out has been taken in, and begins with the chunk that is computed now. */
export function begun(lane: Lane): Lane {
  const { sent, pace } = lane;
  if (sent.run === null || sent.run.start !== null || pace.out !== null) return lane;
  const run = { ...sent.run, start: pace.chunk + 1 };
  return { ...lane, sent: { ...sent, run }, fade: fadeOf(lane, run) };
}

export const played = (trail: Lane['trail'], prompts: Blend, at: Ms): Lane['trail'] =>
  [...trail, { at, prompts }].slice(-24);

/**
 * A chunk has ended, and the next begins: a run that waited begins with it, what a run plays in it is kept for the screen,
 * and a run that is over leaves its target as what was sent.
 */
export function advance(given: Lane, at: Ms): Lane {
  const lane = begun(given);
  const { run } = lane.sent;
  const end = run === null ? null : endOf(run);
  if (run === null || end === null) return lane;
  if (lane.pace.chunk >= end)
    return { ...lane, sent: { ...lane.sent, prompts: run.to, run: null }, fade: run.fade === null ? lane.fade : null };
  return { ...lane, trail: played(lane.trail, shownIn(run, lane.pace.chunk + 1), at) };
}

/** A recall ends with its run; a hand's step on the way changes no end. */
const fadeOf = ({ fade }: Lane, run: Run): Lane['fade'] =>
  fade === null || run.fade === null ? fade : { ...fade, end: endOf(run) };
