/** A course: one number as a function of time, so that a glide costs nothing while nobody looks. */
import { clamp, type Ms } from '../unit.ts';

/** `line` goes evenly; `lag` hurries first and settles, like a hand followed through a spring. Both arrive at `at + ms`. */
export type Course = {
  readonly from: number;
  readonly to: number;
  readonly at: Ms;
  readonly ms: Ms;
  readonly law: 'line' | 'lag';
};

export const still = (value: number): Course => ({ from: value, to: value, at: 0, ms: 0, law: 'line' });

export function courseAt({ from, to, at, ms, law }: Course, now: Ms): number {
  if (now >= at + ms) return to;
  const t = clamp((now - at) / ms, 0, 1);
  return from + (to - from) * (law === 'line' ? t : 1 - (1 - t) ** 3);
}

/** Is it above nothing? Asked with each gesture, and so without working out where it is. */
export function isAudible({ from, to, at, ms }: Course, now: Ms): boolean {
  if (now >= at + ms) return to > 0;
  return from > 0 || (now > at && to > 0);
}

/** The course from where `course` is now to `to`. */
export const turnTo = (course: Course, to: number, now: Ms, ms: Ms, law: Course['law'] = 'lag'): Course =>
  ms <= 0 ? still(to) : { from: courseAt(course, now), to, at: now, ms, law };

export const isMoving = (course: Course, now: Ms): boolean => now < course.at + course.ms && course.from !== course.to;
