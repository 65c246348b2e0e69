/** Two who move one address: a stream yields to a hand for a while, and the screen says who holds it. */
import { at, type Blocks, put } from '../mapping/blocks.ts';
import { shelfOf } from '../mapping/shelf.ts';
import type { Ms } from '../unit.ts';

type Holder = {
  readonly address: string;
  readonly handAt: Ms | null;
  /** Whose hand: the first messages of a stream count as one, and must not hold up their own sender. */
  readonly hand: string;
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
  hand: '',
  streamAt: null,
  stream: '',
  yields: YIELD_MS,
  mover: '',
  moverAt: -Infinity,
});

export const handTook = (holders: Holders, address: string, hand: string, now: Ms): Holders =>
  changed(holders, address, ({ streamAt, stream, yields, mover, moverAt }) => ({
    address,
    handAt: now,
    hand,
    streamAt,
    stream,
    yields,
    mover,
    moverAt,
  }));

export const streamCame = (holders: Holders, address: string, stream: string, yields: Ms, now: Ms): Holders =>
  changed(holders, address, (before) => ({ ...before, streamAt: now, stream, yields }));

/** Must a stream on this address stand back now? */
export function isHeld(holders: Holders, address: string, stream: string, yields: Ms, now: Ms): boolean {
  const holder = holderAt(holders, address);
  return holder !== undefined && leftOf({ ...holder, stream, yields }, now) > 0;
}

/** For how long its hand still has it against its stream. */
const leftOf = ({ handAt, hand, stream, yields }: Holder, now: Ms): Ms =>
  handAt === null || hand === stream ? 0 : Math.max(0, yields - (now - handAt));

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
  return isStreamed(holder, now) ? holder.stream : '';
}

/** What is streamed to now. */
export const streamed = ({ shelves }: Holders, now: Ms): readonly string[] =>
  shelves.flatMap((block) =>
    (block ?? []).flatMap((shelf) => (shelf ?? []).flatMap((each) => (isStreamed(each, now) ? [each.address] : []))),
  );

const isStreamed = ({ streamAt }: Holder, now: Ms): boolean => streamAt !== null && now - streamAt <= STREAMING_MS;

/** What stands at the fader's foot: who has it against whom; empty where nobody waits. */
export function holderOf(holders: Holders, address: string, handWaits: boolean, now: Ms): string {
  const holder = holderAt(holders, address);
  if (holder === undefined || !isStreamed(holder, now)) return '';
  const left = leftOf(holder, now);
  if (left > 0) return `hand ${(Math.ceil(left / 100) / 10).toFixed(1)} s`;
  return handWaits || (holder.handAt !== null && holder.hand !== holder.stream) ? 'stream' : '';
}
