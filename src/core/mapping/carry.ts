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
        steady: moved(hands.steady, old.n, carried.steady, control.n),
        halves: moved(hands.halves, old.n, carried.halves, control.n),
        links: old.links.reduce(
          (list, link) => moved(hands.links, link.n, list, links.get(link.address)),
          carried.links,
        ),
      };
    },
    { ...NO_HANDS, streams: hands.streams, levels: hands.levels, chosen: chosenOn(before, hands, after) },
  );
}

/** A device may say once which parameter its knob is, and then only values. */
function chosenOn(before: Compiled, hands: Hands, after: Compiled): Hands['chosen'] {
  return after.ports.reduce<Hands['chosen']>((kept, port) => {
    const old = before.ports.find((each) => each.of === port.of && each.port === port.port && each.nth === port.nth);
    if (old === undefined) return kept;
    return CHANNELS.reduce((list, i) => moved(hands.chosen, old.n * 16 + i, list, port.n * 16 + i), kept);
  }, []);
}

const CHANNELS = Array.from({ length: 16 }, (_, i) => i);

function moved<T>(from: Blocks<T>, old: number, to: Blocks<T>, now: number | undefined): Blocks<T> {
  const value = at(from, old);
  return value === undefined || now === undefined ? to : put(to, now, value);
}
