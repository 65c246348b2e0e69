/** Courses: a number on its way, wherever it is asked for. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { courseAt, isMoving, still, turnTo } from '../../../src/core/look/course.ts';

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const ms = fc.integer({ min: 1, max: 60_000 });
const at = fc.integer({ min: 0, max: 1e9 });
const law = fc.constantFrom('line' as const, 'lag' as const);

test('[LK1] a course begins where it was, arrives when it is due, and stays there', () => {
  fc.assert(
    fc.property(unit, unit, at, ms, law, (from, to, begin, length, by) => {
      const course = { from, to, at: begin, ms: length, law: by };
      expect(courseAt(course, begin)).toBeCloseTo(from, 12);
      expect(courseAt(course, begin - 1000)).toBeCloseTo(from, 12);
      expect(courseAt(course, begin + length)).toBe(to);
      expect(courseAt(course, begin + length + 12_345)).toBe(to);
    }),
  );
});

test('[LK2] it never turns back and never leaves the way between', () => {
  fc.assert(
    fc.property(unit, unit, ms, law, fc.array(unit, { minLength: 2 }), (from, to, length, by, parts) => {
      const course = { from, to, at: 100, ms: length, law: by };
      const values = parts.toSorted((a, b) => a - b).map((part) => courseAt(course, 100 + part * length));
      for (const [i, value] of values.entries()) {
        expect(value).toBeGreaterThanOrEqual(Math.min(from, to) - 1e-12);
        expect(value).toBeLessThanOrEqual(Math.max(from, to) + 1e-12);
        const before = values[i - 1] ?? from;
        expect((value - before) * Math.sign(to - from)).toBeGreaterThanOrEqual(-1e-12);
      }
    }),
  );
});

test('[LK3] "line" is half-way at half time, "lag" has hurried by then', () => {
  const way = { from: 0, to: 1, at: 0, ms: 1000 };
  expect(courseAt({ ...way, law: 'line' }, 500)).toBe(0.5);
  expect(courseAt({ ...way, law: 'lag' }, 500)).toBe(0.875);
});

test('[LK4] a hand that turns a moving value starts from where it is, without a jump', () => {
  fc.assert(
    fc.property(unit, unit, unit, unit, ms, law, (from, to, next, part, length, by) => {
      const course = { from, to, at: 0, ms: length, law: by };
      const now = part * length;
      expect(courseAt(turnTo(course, next, now, 300), now)).toBeCloseTo(courseAt(course, now), 12);
    }),
  );
  expect(turnTo(still(0.2), 0.9, 5, 0)).toEqual(still(0.9));
});

test('[LK5] what has arrived or has no way to go does not move', () => {
  expect(isMoving(still(0.4), 0)).toBe(false);
  expect(isMoving({ from: 0, to: 1, at: 0, ms: 100, law: 'line' }, 99)).toBe(true);
  expect(isMoving({ from: 0, to: 1, at: 0, ms: 100, law: 'line' }, 100)).toBe(false);
  expect(isMoving({ from: 1, to: 1, at: 0, ms: 100, law: 'line' }, 50)).toBe(false);
});
