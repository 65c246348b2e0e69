/** One receiver of values: what it was told, and what is news to it. */
import type { Target } from '../core/control/osc-target.ts';
import type { Json, Ms } from '../core/unit.ts';
import type { Values } from './space.ts';

export type Receiver = {
  readonly target: Target;
  /** When its subscription ends. */
  readonly until: Ms;
  /** Choices by their words, and not by numbers. */
  readonly inWords: boolean;
  /** What to tell it now; counted as told. `held`: the host that moves an address now. */
  readonly news: (
    values: Values,
    at: Ms,
    held: (address: string) => string,
    most?: number,
  ) => readonly (readonly [string, Json])[];
  /** It wants to be told this one, or all, again, changed or not. */
  readonly forget: (address?: string) => void;
};

/** Thirty a second for one address are enough for any light or slider. */
const EVERY_MS = 33;
/** A whole state at once would overrun the socket of a tablet: the rest follows with the next values. */
const MOST_AT_ONCE = 120;

export function perReceiver(target: Target, until: Ms, inWords = false): Receiver {
  const last = new Map<string, { readonly value: Json; readonly at: Ms }>();
  return {
    target,
    until,
    inWords,
    news: (values, at, held, most = MOST_AT_ONCE) => {
      const news: (readonly [string, Json])[] = [];
      for (const [address, value] of values) {
        if (news.length >= Math.min(most, MOST_AT_ONCE)) break;
        const before = last.get(address);
        if (before !== undefined && (before.value === value || at - before.at < EVERY_MS)) continue;
        // Told later: once its mover has been still for a while, another receiver on that host may need it.
        if (held(address) === target.host) continue;
        last.set(address, { value, at });
        news.push([address, value]);
      }
      return news;
    },
    forget: (address) => {
      if (address === undefined) last.clear();
      else last.delete(address);
    },
  };
}
