/** Sums by host of what was refused or left out: told at once the first time, then once in a while, and of so many hosts only. */
import type { Ms } from '../core/unit.ts';

const TELL_MS = 1000;
const MOST_HOSTS = 16;

/** `note`: what there was to say about the last of them. */
export function perHost(tell: (host: string, count: number, note: string) => void) {
  const sums = new Map<string, { count: number; at: Ms }>();
  return (host: string, more: number, at: Ms, note = '') => {
    if (more === 0) return;
    const known = sums.get(host) ?? { count: 0, at: -Infinity };
    known.count += more;
    if (!sums.has(host) && sums.size >= MOST_HOSTS) return;
    sums.set(host, known);
    if (at - known.at < TELL_MS) return;
    known.at = at;
    tell(host, known.count, note);
  };
}
