/** Hands for the comparison: four knobs moved for some seconds, so that what a knob says last it never said before. */
import type { Ms } from '../../src/core/unit.ts';
import { KNOBS, type Knob, type Moved } from './ways.ts';

/** As often as a good controller speaks. */
const EVENT_MS: Ms = 8;

export type Hands = {
  /** How long they move. */
  readonly ms: Ms;
  /** Moves all knobs to where they stand `at` ms after they began. */
  readonly move: (at: Ms) => void;
  readonly everyMs: Ms;
  readonly last: ReadonlyMap<Knob, number>;
};

export function handsOn(moved: Moved, random: () => number): Hands {
  const within = (least: number, most: number) => least + (most - least) * random();
  const ms = within(2000, 6000);
  const places = KNOBS.map((knob) => ({ knob, at: random(), speed: within(0.3, 3) }));
  const last = new Map<Knob, number>();
  const move = (now: Ms) => {
    for (const { knob, at, speed } of places) {
      const value = 0.5 + 0.45 * Math.sin(2 * Math.PI * at + (speed * now) / 1000) + 0.01 * random();
      const said = Math.round(value * 1e5) / 1e5;
      last.set(knob, said);
      moved(knob, said);
    }
  };
  return { ms, move, everyMs: EVENT_MS, last };
}
