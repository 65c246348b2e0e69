/** Which channels of a universe are told to whom. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOTHING_PASSED, type Passing, passed, standing } from '../../../src/core/control/dmx-passing.ts';

const only = (...channels: readonly number[]) => new Set(channels);

test('[AN36] of a channel that is listened to for the first time, or again, it is told where its fader stands, and then its movements', () => {
  const first = passed(NOTHING_PASSED, only(1, 2), [
    [1, 5],
    [3, 9],
  ]);
  expect(first).toMatchObject({ stands: [[1, 5]], moves: [] });
  const second = passed(first.passing, only(1, 2), [[1, 6]]);
  expect(second).toMatchObject({ stands: [], moves: [[1, 6]] });
  expect(second.passing).toBe(first.passing);
  // Nobody listens to it while it moves; what is known of it is old.
  const away = passed(second.passing, only(2), [[1, 7]]);
  expect(away).toMatchObject({ stands: [], moves: [] });
  expect(standing(away.passing, only(1, 2), [7, 0, 9])).toMatchObject({
    stands: [
      [1, 7],
      [2, 0],
    ],
    moves: [],
  });
  // It did not move meanwhile: what is known of it is still so.
  expect(standing(second.passing, null, [6])).toMatchObject({ stands: [], moves: [] });
});

test('[AN36] whoever listens to what, and when, knows of each of its channels what the desk sent last', () => {
  const channel = fc.integer({ min: 1, max: 4 });
  const news = fc.record({
    is: fc.constant('news' as const),
    levels: fc.array(fc.tuple(channel, fc.nat(255)), { maxLength: 4 }),
  });
  const want = fc.record({
    is: fc.constant('want' as const),
    wanted: fc.option(fc.array(channel).map((all) => new Set(all))),
  });
  fc.assert(
    fc.property(fc.array(fc.oneof(news, want), { maxLength: 30 }), (all) => {
      const sent: number[] = [0, 0, 0, 0];
      const known = new Map<number, number>();
      let [passing, wanted]: [Passing, ReadonlySet<number> | null] = [NOTHING_PASSED, null];
      const take = (told: ReturnType<typeof passed>) => {
        ({ passing } = told);
        for (const [each] of told.moves) expect(known.has(each)).toBe(true);
        for (const [each, level] of [...told.stands, ...told.moves]) known.set(each, level);
      };
      take(standing(passing, wanted, sent));
      for (const each of all) {
        if (each.is === 'want') {
          ({ wanted } = each);
          take(standing(passing, wanted, sent));
        } else {
          const levels = each.levels.filter(([n], i) => !each.levels.slice(0, i).some(([before]) => before === n));
          for (const [n, level] of levels) sent[n - 1] = level;
          take(passed(passing, wanted, levels));
        }
        for (const [i, level] of sent.entries())
          if (wanted === null || wanted.has(i + 1)) expect(known.get(i + 1)).toBe(level);
      }
    }),
  );
});
