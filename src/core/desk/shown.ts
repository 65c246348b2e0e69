/** What the desk notes of a move, whoever made it: the last gesture, and who holds the address. */
import type { Json, Ms } from '../unit.ts';
import { plain } from '../unit.ts';
import type { Desk } from './desk.ts';
import { deskWith } from './desk-with.ts';
import { handTook, streamCame } from './holders.ts';

/** Notes who moved the address: a hand (`yields` null), or a stream. */
export const held = (desk: Desk, address: string, from: string, yields: Ms | null, now: Ms): Desk =>
  deskWith(desk, {
    holders:
      yields === null ? handTook(desk.holders, address, now) : streamCame(desk.holders, address, from, yields, now),
  });

export const said = (desk: Desk, from: string, address: string, value: Json, at: Ms): Desk =>
  deskWith(desk, {
    gesture: {
      from,
      address,
      became: `${address} ${typeof value === 'number' ? Math.round(value * 100) / 100 : plain(value)}`,
      at,
    },
  });
