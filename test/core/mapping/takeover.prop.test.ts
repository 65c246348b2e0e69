/** Laws of takeover, whatever hands and others do between. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NEAR } from '../../../src/core/mapping/takeover.ts';
import { Board, fileOf } from './board.ts';

const TO = '/prompt/1/weight';
/** Half a step of seven bits: so little of others' change is taken for a rounding. */
const SAME = 1 / 256;
type Step = { readonly hand: number } | { readonly other: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 127 }).map((hand) => ({ hand })) },
  { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }).map((other) => ({ other })) },
);
const steps = fc.array(step, { maxLength: 60 });

/** Plays the steps; tells of each movement of the hand where it was and is, and what the value was and became. */
function played(
  takeover: string,
  all: readonly Step[],
  see: (hand: [number, number], value: [number, number]) => void,
): void {
  const desk = new Board(fileOf([{ from: { cc: 1 }, to: TO, takeover }]), { [TO]: 0.5 });
  const value = (): number => Number(desk.values.get(TO));
  let hand: number | null = null;
  for (const each of all) {
    if ('other' in each) {
      desk.values.set(TO, each.other);
      continue;
    }
    const before = value();
    desk.cc(1, each.hand, { after: 20 });
    see([hand ?? each.hand / 127, each.hand / 127], [before, value()]);
    hand = each.hand / 127;
  }
}

test('[TO9] picked up, a value never jumps further than the hand moved, by more than the threshold', () => {
  fc.assert(
    fc.property(steps, (all) =>
      played('pickup', all, ([from, to], [before, after]) => {
        expect(Math.abs(after - before)).toBeLessThanOrEqual(Math.abs(to - from) + NEAR + SAME + 1e-9);
      }),
    ),
  );
});

test('[TO10] scaled, a value only ever goes the way the hand goes, stays in its range, and is at the end when the hand is', () => {
  fc.assert(
    fc.property(steps, (all) =>
      played('scale', all, ([from, to], [before, after]) => {
        expect(after).toBeGreaterThanOrEqual(0);
        expect(after).toBeLessThanOrEqual(1);
        if (to === from) expect(Math.abs(after - before)).toBeLessThanOrEqual(SAME);
        else expect((after - before) * Math.sign(to - from)).toBeGreaterThanOrEqual(-SAME);
        if (to !== from && (to === 0 || to === 1)) expect(after).toBeCloseTo(to, 9);
      }),
    ),
  );
});
