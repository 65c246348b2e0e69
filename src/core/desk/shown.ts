/** What the desk notes of a move, whoever made it: the last gesture, and who holds the address. */
import type { Json, Ms } from '../unit.ts';
import type { Desk } from './desk.ts';
import { draftOf } from './desk-with.ts';
import { handTook, type Holders, streamCame } from './holders.ts';

/** Who moved the address: a hand (`yields` null), or a stream. */
export const holding = (holders: Holders, address: string, from: string, yields: Ms | null, now: Ms): Holders =>
  yields === null ? handTook(holders, address, from, now) : streamCame(holders, address, from, yields, now);

export function said(desk: Desk, from: string, address: string, value: Json, at: Ms): Desk {
  const next = draftOf(desk);
  next.gesture = { from, address, value, at };
  return next;
}
