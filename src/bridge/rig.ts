/** The streams of the bridge: all doors merged, folded by `turn`, and shared as state, sends and tasks. */
import { interval, map, merge, type Observable, queueScheduler, observeOn, scan, share } from 'rxjs';
import type { Action } from '../core/action.ts';
import { type Rig, type Turned, turn } from '../core/rig.ts';
import type { Ms } from '../core/unit.ts';

const TICK_MS = 20;

/** A turn that throws is a fault of ours: the action is dropped, the rig stays as it was, and the fault is told. */
function guarded(told: (fault: unknown) => void) {
  return (before: Turned, action: Action): Turned => {
    try {
      return turn(before.rig, action);
    } catch (fault) {
      told(fault);
      return { rig: before.rig, sends: [], tasks: [] };
    }
  };
}

/**
 * One stream of turns. Actions that a turn causes (a door's answer within the same call) wait their turn in a queue, so
 * that the fold never re-enters itself.
 */
export function turns(
  first: Rig,
  doors: readonly Observable<Action>[],
  now: () => Ms,
  told: (fault: unknown) => void,
): Observable<Turned> {
  const tick$ = interval(TICK_MS).pipe(map((): Action => ({ at: now(), kind: 'tick' })));
  return merge(...doors, tick$).pipe(
    observeOn(queueScheduler),
    scan(guarded(told), { rig: first, sends: [], tasks: [] }),
    share(),
  );
}
