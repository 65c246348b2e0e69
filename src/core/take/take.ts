/** A take: the actions that changed the rig, as lines of JSON after one line that says how the rig stood before them. */
import type { Action } from '../action.ts';
import type { Rig, Turned } from '../rig.ts';
import type { Json, Ms } from '../unit.ts';
import { lossless } from './lossless.ts';
import { stateOf } from './state.ts';

export const TAKE_FORMAT = 'scope-deck/take@1';

/** One turn as it was taken: `now` is the rig's time, which may be later than the action's own. */
export type Taken = { readonly action: Action; readonly now: Ms };

export const beginningOf = (rig: Rig): string => line({ format: TAKE_FORMAT, state: lossless(stateOf(rig)) });

/** It carries the rig's time, so that turns that are left out have left no trace. */
export const lineOf = ({ action, now }: Taken): string => line(lossless({ ...action, at: now }));

const line = (value: Json): string => `${JSON.stringify(value)}\n`;

/**
 * Did a turn change anything but the time? Most ticks do not, and are left out: the rig they leave differs from the one
 * before in `now` only, and the next line brings its own.
 */
export function hasChanged(before: Rig, { rig, sends, tasks }: Turned): boolean {
  if (sends.length > 0 || tasks.length > 0) return true;
  const { lane, now: _now, ...others } = rig;
  return !isShallowSame(others, before) || !isShallowSame(lane, before.lane);
}

const isShallowSame = <T extends object>(after: T, before: { readonly [Key in keyof T]: unknown }): boolean =>
  keysOf(after).every((key) => Object.is(after[key], before[key]));

const keysOf = <T extends object>(value: T): readonly (keyof T)[] => {
  const keys: (keyof T)[] = [];
  for (const key in value) keys.push(key);
  return keys;
};
