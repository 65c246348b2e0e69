/** Two who move one address: a stream yields to a hand for a while, and the screen says who holds it. */
import type { Ms } from '../unit.ts';

type Holder = {
  readonly handAt: Ms | null;
  readonly streamAt: Ms | null;
  readonly stream: string;
  readonly yields: Ms;
  /** Who said a value for it by OSC, stream or not, and when. */
  readonly mover: string;
  readonly moverAt: Ms;
};
export type Holders = Readonly<Record<string, Holder>>;

/** How long a stream stands back when its binding does not say. */
export const YIELD_MS = 2000;
const STREAMING_MS = 1000;

const NOBODY: Holder = { handAt: null, streamAt: null, stream: '', yields: YIELD_MS, mover: '', moverAt: -Infinity };

export const handTook = (holders: Holders, address: string, now: Ms): Holders => ({
  ...holders,
  [address]: { ...(holders[address] ?? NOBODY), handAt: now },
});

export const streamCame = (holders: Holders, address: string, stream: string, yields: Ms, now: Ms): Holders => ({
  ...holders,
  [address]: { ...(holders[address] ?? NOBODY), streamAt: now, stream, yields },
});

/** Must a stream on this address stand back now? */
export function isHeld(holders: Holders, address: string, yields: Ms, now: Ms): boolean {
  const handAt = holders[address]?.handAt ?? null;
  return handAt !== null && now - handAt < yields;
}

export const senderMoved = (holders: Holders, address: string, mover: string, now: Ms): Holders => ({
  ...holders,
  [address]: { ...(holders[address] ?? NOBODY), mover, moverAt: now },
});

/** The host that moved this address a moment ago; empty when nobody did. It need not be told what it said. */
export function moverOf(holders: Holders, address: string, now: Ms): string {
  const holder = holders[address];
  if (holder === undefined) return '';
  if (now - holder.moverAt <= STREAMING_MS) return holder.mover;
  return holder.streamAt !== null && now - holder.streamAt <= STREAMING_MS ? holder.stream : '';
}

/** What stands at the fader's foot: who has it against whom; empty where nobody waits. */
export function holderOf(holders: Holders, address: string, handWaits: boolean, now: Ms): string {
  const holder = holders[address];
  if (holder?.streamAt == null || now - holder.streamAt > STREAMING_MS) return '';
  if (holder.handAt !== null && now - holder.handAt < holder.yields) {
    return `hand ${(Math.ceil((holder.yields - (now - holder.handAt)) / 100) / 10).toFixed(1)} s`;
  }
  return handWaits || holder.handAt !== null ? 'stream' : '';
}
