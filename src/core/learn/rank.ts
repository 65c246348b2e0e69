/** Which of several controls was meant: the one that suits the target, and of those the one that came first. */
import type { Row } from '../address/row.ts';
import { type Finding, findingOf } from './finding.ts';
import { isNeighbour, paired, SETTLE_MS } from './pair.ts';
import type { Trace } from './trace.ts';
import type { Ms } from '../unit.ts';

/** All that could be meant, the likeliest first; a coarse half waits a moment for its fine one. */
export function candidates(heard: readonly Trace[], row: Row, now: Ms): readonly Trace[] {
  const traces = paired(heard).filter((trace) => isMoved(trace) && !mayBePair(trace, now));
  const rank = new Map(traces.map((trace) => [trace, rankOf(trace, traces, row)]));
  return traces.toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0) || startOf(a) - startOf(b));
}

const mayBePair = ({ kind, number, firstAt }: Trace, now: Ms): boolean =>
  kind === 'cc' && number < 32 && now - firstAt < SETTLE_MS;

/** Senders stream constants: only a change is a movement, or a press that came alone. */
function isMoved({ kind, samples, count, firstAt, lastAt, isWord }: Trace): boolean {
  if (kind !== 'osc' || samples.length > 1) return true;
  const isStream = count > 3 && lastAt - firstAt < count * 100;
  return !isStream && (isWord || samples[0]?.raw === 1);
}

/** Of OSC its first change counts, because a stream begins before anybody touches it. */
const startOf = ({ kind, samples }: Trace): number =>
  (kind === 'osc' ? samples[1]?.turn : undefined) ?? samples[0]?.turn ?? 0;

function rankOf(trace: Trace, all: readonly Trace[], row: Row): number {
  const finding = findingOf(trace);
  const isStray = finding.is === 'fader' && trace.samples.length < 3 && trace.kind !== 'osc';
  return (isPressure(trace, all) ? 4 : 0) + (isStray ? 2 : 0) + (suits(finding, row) ? 0 : 1);
}

/** A pad that is held sends how hard, which nobody meant who pressed it. */
const isPressure = (trace: Trace, all: readonly Trace[]): boolean =>
  (trace.kind === 'aftertouch' || trace.kind === 'polytouch') &&
  all.some((other) => other.kind === 'note' && isNeighbour(other, trace));

function suits({ is }: Finding, { kind, shape }: Row): boolean {
  if (is === 'words') return shape.of === 'text' || shape.of === 'choice';
  const wantsPress = kind === 'trigger' || kind === 'gate' || shape.of === 'bool' || shape.of === 'text';
  return wantsPress === (is === 'button');
}
