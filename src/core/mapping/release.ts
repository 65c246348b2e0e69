/** Letting go of what is held when its device, its page or its binding left: gates and layers must not stay on without a hand. */
import type { Ms } from '../unit.ts';
import { handsAway, isHeldBy } from './away.ts';
import { at } from './blocks.ts';
import type { Compiled, Control, Link } from './compiled.ts';
import type { Hands } from './hands.ts';
import type { Read } from './heard.ts';
import { type Heeded, playAll } from './moves.ts';
import type { Edge } from './press.ts';
import { isHolding } from './switch.ts';
import type { Touch } from './touch.ts';

/** `holder`: a device, or a page with its keys. Its hands are kept, as away. */
export function releaseAll(compiled: Compiled, hands: Hands, holder: string, now: Ms, read: Read): Heeded {
  const touches = compiled.controls.flatMap((control): readonly Touch[] => {
    const hand = at(hands.controls, control.n);
    const gates = control.links.filter(({ mode }) => mode === 'gate');
    if (!isHeldBy(hand, holder) || hand.away || hand.raw === 0 || gates.length === 0) return [];
    return [letGo(control, gates, hand.raw)];
  });
  const { hands: loose, moves } = playAll({ hands, touches }, null, read, now);
  return { hands: handsAway(compiled, loose, holder), moves };
}

/** What is held by bindings that the next mapping does not have: nobody would hear how it is let go. */
export function releaseLost(before: Compiled, after: Compiled, hands: Hands, now: Ms, read: Read): Heeded {
  const kept = new Set(after.controls.flatMap((control) => control.links.map((link) => keyOf(control, link))));
  const touches = before.controls.flatMap((control): readonly Touch[] => {
    const raw = at(hands.controls, control.n)?.raw ?? null;
    const lost = control.links.filter(
      (link) => isHolding(link, at(hands.links, link.n)) && !kept.has(keyOf(control, link)),
    );
    return lost.map((link) => letGo(control, [link], raw, link.transform.invert ? 'down' : 'up'));
  });
  return playAll({ hands, touches }, null, read, now);
}

const keyOf = ({ key }: Control, { address, mode }: Link): string => `${key} ${mode} ${address}`;

const letGo = (control: Control, links: readonly Link[], before: number | null, edge: Edge = 'up'): Touch => ({
  control: { ...control, asks: false, links },
  raw: 0,
  before,
  edge,
  arg: null,
  streams: false,
  are: null,
});
