/** When pages are told the view: with each tick while hands move, on a beat, and half as often while only streams and time go on. */
import type { Action } from '../core/action.ts';
import type { Rig } from '../core/rig.ts';
import { beatAt } from '../core/tempo/tempo.ts';
import type { Ms } from '../core/unit.ts';

const TICK_MS = 18;
const CALM_MS = 33;
/** What a hand has moved glides on, and the hand itself may. */
const HANDS_MS = 1000;
/** Who sends more messages than this in a second is no hand. */
const HAND_HZ = 30;

/** Is the view due after this turn? It counts as told then. */
export function viewPace(): (rig: Rig, action: Action) => boolean {
  let [toldAt, handAt, beat]: [Ms, Ms, number | null] = [-Infinity, -Infinity, null];
  return (rig, action) => {
    const { now } = rig;
    if (isHand(rig, action)) handAt = now;
    const at = beatAt(rig.desk.tempo, now);
    const next = at === null ? null : Math.floor(at);
    const isHurried = now - handAt < HANDS_MS || next !== beat;
    if (now - toldAt < (isHurried ? TICK_MS : CALM_MS)) return false;
    [toldAt, beat] = [now, next];
    return true;
  };
}

function isHand({ desk }: Rig, action: Action): boolean {
  switch (action.kind) {
    case 'tick':
    case 'poll':
    case 'frames':
    case 'dmx':
      return false;
    case 'osc':
      return (desk.senders[action.from]?.rate ?? 0) < HAND_HZ;
    default:
      return true;
  }
}
