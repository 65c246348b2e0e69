/** Who sends: devices and programs, when they were heard, and how often. */
import type { Ms } from '../unit.ts';
import type { Desk, Sender } from './desk.ts';
import { draftOf } from './desk-with.ts';

/** More senders than this are not told apart; the oldest that is no device gives way. */
const MOST = 24;

export function heardFrom(desk: Desk, name: string, kind: Sender['kind'], now: Ms): Desk {
  const before = desk.senders[name];
  const second = Math.floor(now / 1000);
  const same = before?.second === second;
  const sender: Sender = {
    name,
    kind,
    here: true,
    at: now,
    second,
    count: same ? before.count + 1 : 1,
    rate: same ? before.rate : before?.second === second - 1 ? before.count : 0,
  };
  const senders = { ...desk.senders, [name]: sender };
  const next = draftOf(desk);
  next.senders = before === undefined ? fewer(senders) : senders;
  return next;
}

/** A device that came, or left. */
export function deviceSeen(desk: Desk, name: string, here: boolean): Desk {
  const before = desk.senders[name] ?? { name, kind: 'midi' as const, at: null, second: 0, count: 0, rate: 0 };
  return { ...desk, senders: { ...desk.senders, [name]: { ...before, here } } };
}

function fewer(senders: Readonly<Record<string, Sender>>): Readonly<Record<string, Sender>> {
  const list = Object.values(senders);
  if (list.length <= MOST) return senders;
  const oldest = list.filter(({ kind }) => kind !== 'midi').sort((a, b) => (a.at ?? 0) - (b.at ?? 0))[0];
  return Object.fromEntries(Object.entries(senders).filter(([name]) => name !== oldest?.name));
}
