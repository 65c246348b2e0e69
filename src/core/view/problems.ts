/** The problem seat: everything that is odd now, the gravest first, each once. */
import { strangers } from '../link/company.ts';
import { isLate } from '../desk/late.ts';
import { oddity } from '../link/heartbeat.ts';
import { describe, idOf, type Problem, weigh, type Weight } from '../problem.ts';
import { doesCut } from '../lane/uncut.ts';
import type { Rig } from '../rig.ts';
import type { Ms } from '../unit.ts';
import type { ProblemView } from '../wire/view.ts';
import { loudness } from '../look/blend.ts';

const GRAVEST: readonly Weight[] = ['risk', 'odd', 'know'];

export function problemsOf(rig: Rig, now: Ms): readonly ProblemView[] {
  const all = new Map<string, Problem>();
  for (const problem of [...derived(rig, now), ...standing(rig), ...noted(rig)]) {
    if (!all.has(idOf(problem))) all.set(idOf(problem), problem);
  }
  return [...all.values()].map(shown).sort((a, b) => GRAVEST.indexOf(a.weight) - GRAVEST.indexOf(b.weight));
}

function derived({ link, lane, desk, delay }: Rig, now: Ms): readonly Problem[] {
  const { phase } = link;
  const problems: Problem[] = [];
  if (phase.is === 'waiting') problems.push(withRetry(phase.why, phase.retryAt, now));
  if (phase.is === 'loading' && now - phase.since > 60_000)
    problems.push({ code: 'scope/load-slow', pipeline: link.pipeline.id, seconds: (now - phase.since) / 1000 });
  if (phase.is === 'live') {
    const odd = oddity(phase, Math.max(0, ...lane.pace.lengths), desk.look.paused, now);
    if (odd !== null) problems.push(odd);
    if (doesCut(link.pipeline.mode, lane.sent.params)) problems.push({ code: 'scope/every-second' });
    problems.push(...strangers(phase, now));
    if (isLate(delay, desk))
      problems.push({ code: 'picture/late', behind: (delay.ms ?? 0) / 1000, back: delay.waitMs / 1000 });
    if (link.otherLoad) problems.push({ code: 'scope/other-load', pipeline: link.pipeline.id });
  }
  const hasText = desk.look.slots.some(({ text }) => text !== '');
  if (hasText && loudness(desk.look.slots, now).every((loud) => loud === 0)) problems.push({ code: 'mix/silent' });
  return problems;
}

const withRetry = (problem: Problem, retryAt: Ms, now: Ms): Problem =>
  problem.code === 'picture/lost'
    ? { ...problem, retrySeconds: Math.max(0, Math.ceil((retryAt - now) / 1000)) }
    : problem;

const standing = (rig: Rig): readonly Problem[] => [
  ...Object.values(rig.standing)
    .filter(({ dismissed }) => !dismissed)
    .map(({ problem }) => problem),
  // What is dead is marked where it stands; only what waits for another pipeline needs a word, once one is loaded.
  ...rig.desk.mapping.problems.filter(
    (problem) =>
      problem.code !== 'mapping/dead' &&
      (problem.code !== 'mapping/waiting' || rig.desk.pipeline !== null) &&
      rig.standing[idOf(problem)]?.dismissed !== true,
  ),
];

const noted = (rig: Rig): readonly Problem[] => rig.desk.notes.map(({ problem }) => problem);

function shown(problem: Problem): ProblemView {
  const { what, then } = describe(problem);
  return { id: idOf(problem), code: problem.code, weight: weigh(problem), what, then, deed: deedOf(problem) };
}

function deedOf(problem: Problem): ProblemView['deed'] {
  switch (problem.code) {
    case 'picture/lost':
    case 'scope/unreachable':
    case 'scope/offer-refused':
    case 'scope/load-failed':
    case 'picture/refused':
      return { word: 'Now', does: 'connect' };
    case 'picture/none':
    case 'picture/no-camera':
    case 'picture/stalled':
      return { word: 'Reconnect', does: 'connect' };
    case 'picture/late':
      return { word: 'Reset', does: 'reset' };
    case 'midi/denied':
    case 'midi/no-sysex':
    case 'midi/held':
      return { word: 'Try again', does: 'midi' };
    case 'scope/restarted':
    case 'picture/no-page':
    case 'scope/load-slow':
    case 'scope/other-load':
    case 'scope/every-second':
    case 'scope/shared':
    case 'scope/written':
    case 'mix/silent':
      return null;
    default:
      return { word: 'Dismiss', does: 'dismiss' };
  }
}
