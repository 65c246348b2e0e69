/** Two who move one address: a stream yields to a hand for a while, and the screen says who holds it. */
import { laid, onShelf, shelfOf, type Shelves } from '../mapping/shelf.ts';
import type { Ms } from '../unit.ts';

type Holder = {
  /** The address. */
  readonly name: string;
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
export type Holders = { readonly lists: Shelves<Holder> };

export const NO_HOLDERS: Holders = { lists: [] };

/** How long a stream stands back when its binding does not say. */
export const YIELD_MS = 2000;
const STREAMING_MS = 1000;
const NOTED_MS = 100;

const holderAt = ({ lists }: Holders, address: string): Holder | undefined => onShelf(lists, shelfOf(address), address);

function changed({ lists }: Holders, address: string, next: (before: Holder) => Holder): Holders {
  const place = shelfOf(address);
  return { lists: laid(lists, place, next(onShelf(lists, place, address) ?? nobody(address))) };
}

const nobody = (name: string): Holder => ({
  name,
  handAt: null,
  hand: '',
  streamAt: null,
  stream: '',
  yields: YIELD_MS,
  mover: '',
  moverAt: -Infinity,
});

export const handTook = (holders: Holders, address: string, hand: string, now: Ms): Holders =>
  changed(holders, address, ({ name, streamAt, stream, yields, mover, moverAt }) => ({
    name,
    handAt: now,
    hand,
    streamAt,
    stream,
    yields,
    mover,
    moverAt,
  }));

export const streamCame = (holders: Holders, address: string, stream: string, yields: Ms, now: Ms): Holders =>
  changed(holders, address, ({ name, handAt, hand, mover, moverAt }) => ({
    name,
    handAt,
    hand,
    streamAt: now,
    stream,
    yields,
    mover,
    moverAt,
  }));

/** Must a stream on this address stand back now? */
export function isHeld(holders: Holders, address: string, stream: string, yields: Ms, now: Ms): boolean {
  const holder = holderAt(holders, address);
  return holder !== undefined && leftOf(holder, stream, yields, now) > 0;
}

/** For how long its hand still has it against a stream. */
const leftOf = ({ handAt, hand }: Holder, stream: string, yields: Ms, now: Ms): Ms =>
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
export const streamed = ({ lists }: Holders, now: Ms): readonly string[] =>
  lists.flatMap((block) =>
    (block ?? []).flatMap((shelf) => (shelf ?? []).flatMap((each) => (isStreamed(each, now) ? [each.name] : []))),
  );

const isStreamed = ({ streamAt }: Holder, now: Ms): boolean => streamAt !== null && now - streamAt <= STREAMING_MS;

/** What stands at the fader's foot: who has it against whom; empty where nobody waits. */
export function holderOf(holders: Holders, address: string, handWaits: boolean, now: Ms): string {
  const holder = holderAt(holders, address);
  if (holder === undefined || !isStreamed(holder, now)) return '';
  const left = leftOf(holder, holder.stream, holder.yields, now);
  if (left > 0) return `hand ${(Math.ceil(left / 100) / 10).toFixed(1)} s`;
  return handWaits || (holder.handAt !== null && holder.hand !== holder.stream) ? 'stream' : '';
}
