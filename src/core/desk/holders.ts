/** Two who move one address: a stream yields to a hand for a while, and the screen says who holds it. */
import { at, type Blocks, put } from '../mapping/blocks.ts';
import { shelfOf } from '../mapping/shelf.ts';
import type { Ms } from '../unit.ts';

type Holder = {
  readonly address: string;
  readonly handAt: Ms | null;
  readonly streamAt: Ms | null;
  readonly stream: string;
  readonly yields: Ms;
  /** Who said a value for it by OSC, stream or not, and when. */
  readonly mover: string;
  readonly moverAt: Ms;
};
/** On many small shelves: a gesture copies one of them, however many addresses were ever moved. */
export type Holders = { readonly shelves: Blocks<readonly Holder[]> };

export const NO_HOLDERS: Holders = { shelves: [] };

/** How long a stream stands back when its binding does not say. */
export const YIELD_MS = 2000;
const STREAMING_MS = 1000;
const NOTED_MS = 100;

const holderAt = ({ shelves }: Holders, address: string): Holder | undefined =>
  at(shelves, shelfOf(address))?.find((each) => each.address === address);

function changed({ shelves }: Holders, address: string, next: (before: Holder) => Holder): Holders {
  const place = shelfOf(address);
  const shelf = at(shelves, place) ?? [];
  const before = shelf.find((each) => each.address === address);
  const others = shelf.length === 1 && before !== undefined ? [] : shelf.filter((each) => each !== before);
  return { shelves: put(shelves, place, [...others, next(before ?? nobody(address))]) };
}

const nobody = (address: string): Holder => ({
  address,
  handAt: null,
  streamAt: null,
  stream: '',
  yields: YIELD_MS,
  mover: '',
  moverAt: -Infinity,
});

export const handTook = (holders: Holders, address: string, now: Ms): Holders =>
  changed(holders, address, ({ streamAt, stream, yields, mover, moverAt }) => ({
    address,
    handAt: now,
    streamAt,
    stream,
    yields,
    mover,
    moverAt,
  }));

export const streamCame = (holders: Holders, address: string, stream: string, yields: Ms, now: Ms): Holders =>
  changed(holders, address, (before) => ({ ...before, streamAt: now, stream, yields }));

/** Must a stream on this address stand back now? */
export function isHeld(holders: Holders, address: string, yields: Ms, now: Ms): boolean {
  const handAt = holderAt(holders, address)?.handAt ?? null;
  return handAt !== null && now - handAt < yields;
}

/** Noted again only after a while: a stream says the same sixty times a second. */
export function senderMoved(holders: Holders, address: string, mover: string, now: Ms): Holders {
  const before = holderAt(holders, address);
  if (before?.mover === mover && now - before.moverAt < NOTED_MS) return holders;
  return changed(holders, address, (each) => ({ ...each, mover, moverAt: now }));
}

/** The host that moved this address a moment ago; empty when nobody did. It need not be told what it said. */
export function moverOf(holders: Holders, address: string, now: Ms): string {
  const holder = holderAt(holders, address);
  if (holder === undefined) return '';
  if (now - holder.moverAt <= STREAMING_MS) return holder.mover;
  return holder.streamAt !== null && now - holder.streamAt <= STREAMING_MS ? holder.stream : '';
}

/** What stands at the fader's foot: who has it against whom; empty where nobody waits. */
export function holderOf(holders: Holders, address: string, handWaits: boolean, now: Ms): string {
  const holder = holderAt(holders, address);
  if (holder?.streamAt == null || now - holder.streamAt > STREAMING_MS) return '';
  if (holder.handAt !== null && now - holder.handAt < holder.yields) {
    return `hand ${(Math.ceil((holder.yields - (now - holder.handAt)) / 100) / 10).toFixed(1)} s`;
  }
  return handWaits || holder.handAt !== null ? 'stream' : '';
}
