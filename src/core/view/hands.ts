/** Hands that wait and streams that share, on all that is no prompt's weight: a fader that does nothing must say why. */
import { positionOf } from '../address/coerce.ts';
import { type Known, resolve } from '../address/resolve.ts';
import type { Address, Row } from '../address/row.ts';
import type { Desk } from '../desk/desk.ts';
import { holderOf, streamed } from '../desk/holders.ts';
import { read, reader } from '../desk/read.ts';
import { nameOf, short } from '../learn/words.ts';
import { waitingHands } from '../mapping/waiting.ts';
import type { Ms } from '../unit.ts';
import type { HandView } from '../wire/view.ts';

export function handsView(desk: Desk, now: Ms): readonly HandView[] {
  const waiting = waitingHands(desk.mapping, desk.hands, reader(desk, now));
  const addresses = new Set([...waiting.keys(), ...streamed(desk.holders, now)]);
  return [...addresses].flatMap((given): readonly HandView[] => {
    const found = resolve(given, desk.world);
    return found.is === 'known' && !isWeight(found.row) ? handView(desk, found, waiting, now) : [];
  });
}

function handView(
  desk: Desk,
  { address, row: { shape } }: Known,
  waiting: ReadonlyMap<Address, number>,
  now: Ms,
): readonly HandView[] {
  const hand = waiting.get(address) ?? null;
  const holder = holderOf(desk.holders, address, hand !== null, now);
  if (hand === null && holder === '') return [];
  const value = read(desk, address, now) ?? null;
  return [
    {
      address,
      name: nameOf(address),
      hand: hand === null ? null : rounded(hand),
      value: rounded(positionOf(shape, value)),
      text: typeof value === 'number' ? `${short(value)}${shape.of === 'number' ? unitOf(shape.unit) : ''}` : '',
      holder,
    },
  ];
}

/** The prompts tell their own. */
const isWeight = ({ pattern }: Row): boolean => pattern === '/prompt/{n}/weight';

/** A degree stands at its figure, a word apart from it. */
const unitOf = (unit: string): string => (/^\w/.test(unit) ? ` ${unit}` : unit);

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
