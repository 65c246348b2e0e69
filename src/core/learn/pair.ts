/** 14-bit controls: a control change below 32 and its fine half 32 above, which come together. */
import { HALF_MS } from '../mapping/halves.ts';
import type { Sample, Trace } from './trace.ts';

/** Before that a coarse half may still be a plain control: its fine half can take its time. */
export const SETTLE_MS = 250;

/** So many pairs are no accident. */
const FEW = 2;

/** The traces with each pair as one control in the place of its halves. */
export function paired(traces: readonly Trace[]): readonly Trace[] {
  const joined = new Map<Trace, Trace>();
  const spent = new Set<Trace>();
  for (const high of traces) {
    const low = high.kind === 'cc' && high.number < 32 ? fineOf(traces, high) : undefined;
    const samples = low === undefined ? null : together(high.samples, low.samples);
    if (low === undefined || samples === null) continue;
    joined.set(high, { ...high, key: high.key.replace('cc ', 'cc14 '), kind: 'cc14', samples });
    spent.add(low);
  }
  return traces.flatMap((trace) => (spent.has(trace) ? [] : [joined.get(trace) ?? trace]));
}

const fineOf = (traces: readonly Trace[], high: Trace): Trace | undefined =>
  traces.find((low) => low.kind === 'cc' && low.number === high.number + 32 && isNeighbour(low, high));

/** On the same channel of the same device. */
export const isNeighbour = (a: Trace, b: Trace): boolean =>
  a.channel === b.channel && a.device?.name === b.device?.name && a.device?.nth === b.device?.nth;

/** Whole values in their order; null when the halves do not belong together. */
function together(highs: readonly Sample[], lows: readonly Sample[]): readonly Sample[] | null {
  const all = [
    ...highs.map((sample) => ({ ...sample, isHigh: true })),
    ...lows.map((sample) => ({ ...sample, isHigh: false })),
  ].sort((a, b) => a.turn - b.turn);
  const pairs = all.filter(
    ({ at, isHigh }, i) => i > 0 && all[i - 1]?.isHigh === !isHigh && at - (all[i - 1]?.at ?? at) < HALF_MS,
  );
  if (pairs.length < FEW || lows.length * 2 < highs.length) return null;
  const isLowFirst = all[0]?.isHigh === false;
  let other: number | null = null;
  return all.flatMap(({ at, turn, raw, isHigh }): readonly Sample[] => {
    // The half that comes second makes the value.
    if (isHigh !== isLowFirst) {
      other = raw;
      return [];
    }
    if (other === null) return [];
    return [{ at, turn, raw: isHigh ? (raw << 7) | other : (other << 7) | raw }];
  });
}
