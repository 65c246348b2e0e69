/** Hands through a new compilation: a file that is saved while the show runs must not forget where the faders stand. */
import { at, type Blocks, put } from './blocks.ts';
import type { Compiled } from './compiled.ts';
import { type Hands, NO_HANDS } from './hands.ts';

export function carryHands(before: Compiled, hands: Hands, after: Compiled): Hands {
  const controls = new Map(after.controls.map((control) => [control.key, control]));
  return before.controls.reduce<Hands>(
    (carried, old) => {
      const control = controls.get(old.key);
      if (control === undefined) return carried;
      const links = new Map(control.links.map((link) => [link.address, link.n]));
      return {
        ...carried,
        controls: moved(hands.controls, old.n, carried.controls, control.n),
        halves: moved(hands.halves, old.n, carried.halves, control.n),
        links: old.links.reduce(
          (list, link) => moved(hands.links, link.n, list, links.get(link.address)),
          carried.links,
        ),
      };
    },
    { ...NO_HANDS, streams: hands.streams },
  );
}

function moved<T>(from: Blocks<T>, old: number, to: Blocks<T>, now: number | undefined): Blocks<T> {
  const value = at(from, old);
  return value === undefined || now === undefined ? to : put(to, now, value);
}
