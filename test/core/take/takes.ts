/** Takes for tests: actions folded and recorded as the bridge does, and what was sent meanwhile as text. */
import type { Action } from '../../../src/core/action.ts';
import { type Rig, type Send, turn } from '../../../src/core/rig.ts';
import { replay } from '../../../src/core/take/replay.ts';
import { beginningOf, hasChanged, lineOf } from '../../../src/core/take/take.ts';

export type Take = {
  /** The take as a file holds it. */
  readonly text: string;
  /** What the fold sent while it was recorded, one line each. */
  readonly sends: string;
  readonly last: Rig;
};

export function record(first: Rig, actions: Iterable<Action>): Take {
  let rig = first;
  let text = beginningOf(first);
  let sends = '';
  for (const action of actions) {
    const turned = turn(rig, action);
    if (hasChanged(rig, turned)) text += lineOf({ action, now: turned.rig.now });
    rig = turned.rig;
    for (const send of turned.sends) sends += sentLine({ ...send, at: rig.now });
  }
  return { text, sends, last: rig };
}

export const sentLine = ({ at, player, message }: Send & { readonly at: number }): string =>
  `${at} ${player.attempt} ${JSON.stringify(message)}\n`;

/** What a take sends when it is folded again. */
export function sendsOf(text: string): string {
  const replayed = replay(text, 'test.jsonl');
  if (!replayed.ok) throw new Error(JSON.stringify(replayed.problems));
  return replayed.value.sends.map(sentLine).join('');
}
