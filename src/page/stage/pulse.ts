/** Counts how a video's frames come: how many were presented, and how often none came for a while; told once a second. */
import type { Fact } from '../../core/wire/shown.ts';
import type { Ms } from '../../core/unit.ts';

type Pulse = { readonly frame: (presented: number, now: Ms) => void };

const EVERY_MS = 1000;
/** So many times the usual interval, and at least so long, is a gap. */
const TIMES = 3;
const LEAST_MS = 200;

export function makePulse(tell: (fact: Fact) => void): Pulse {
  let frameAt: Ms | null = null;
  let usualMs = 0;
  let gaps = 0;
  let toldAt: Ms = Number.NEGATIVE_INFINITY;

  const frame: Pulse['frame'] = (presented, now) => {
    const since = frameAt === null ? 0 : now - frameAt;
    frameAt = now;
    if (usualMs > 0 && since > Math.max(LEAST_MS, TIMES * usualMs)) gaps += 1;
    else usualMs = usualMs === 0 ? since : usualMs * 0.9 + since * 0.1;
    if (now - toldAt < EVERY_MS) return;
    toldAt = now;
    tell({ of: 'frames', presented, gaps });
  };
  return { frame };
}
