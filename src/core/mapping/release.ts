/** Letting go of what a device or page held when it left: gates and layers must not stay on without a hand. */
import { handsAway, isHeldBy } from './away.ts';
import { at } from './blocks.ts';
import type { Compiled } from './compiled.ts';
import { type Heeded, playAll } from './moves.ts';
import type { Hands } from './hands.ts';
import type { Read } from './heard.ts';
import type { Touch } from './touch.ts';
import type { Ms } from '../unit.ts';

/** `holder`: a device, or a page with its keys. Its hands are kept, as away. */
export function releaseAll(compiled: Compiled, hands: Hands, holder: string, now: Ms, read: Read): Heeded {
  const touches = compiled.controls.flatMap((control): readonly Touch[] => {
    const hand = at(hands.controls, control.n);
    const gates = control.links.filter(({ mode }) => mode === 'gate');
    if (!isHeldBy(hand, holder) || hand.away || hand.raw === 0 || gates.length === 0) return [];
    return [
      {
        control: { ...control, links: gates },
        raw: 0,
        before: hand.raw,
        edge: 'up',
        arg: null,
        streams: false,
        are: null,
      },
    ];
  });
  const { hands: loose, moves } = playAll({ hands, touches }, null, read, now);
  return { hands: handsAway(compiled, loose, holder), moves };
}
