/** One receiver of values: what it was told, and what is news to it. */
import type { Target } from '../core/control/osc-target.ts';
import type { Json, Ms } from '../core/unit.ts';

export type Receiver = {
  readonly target: Target;
  /** When its subscription ends. */
  readonly until: Ms;
  /** What to tell it now; counted as told. `held`: the host that moves an address now. */
  readonly news: (
    values: ReadonlyMap<string, Json>,
    at: Ms,
    held: (address: string) => string,
  ) => readonly (readonly [string, Json])[];
  /** It wants to be told this one again, changed or not. */
  readonly forget: (address: string) => void;
};

/** Thirty a second for one address are enough for any light or slider. */
const EVERY_MS = 33;
/** A whole state at once would overrun the socket of a tablet: the rest follows with the next values. */
const MOST_AT_ONCE = 120;

export function perReceiver(target: Target, until: Ms): Receiver {
  const last = new Map<string, { readonly value: Json; readonly at: Ms }>();
  return {
    target,
    until,
    news: (values, at, held) => {
      const news: (readonly [string, Json])[] = [];
      for (const [address, value] of values) {
        if (news.length === MOST_AT_ONCE) break;
        const before = last.get(address);
        if (before !== undefined && (before.value === value || at - before.at < EVERY_MS)) continue;
        // Told later: once its mover has been still for a while, another receiver on that host may need it.
        if (held(address) === target.host) continue;
        last.set(address, { value, at });
        news.push([address, value]);
      }
      return news;
    },
    forget: (address) => void last.delete(address),
  };
}
