/** The streams of the bridge: all doors merged, folded by `turn`, and shared as state, sends and tasks. */
import { interval, map, merge, type Observable, queueScheduler, observeOn, scan, share } from 'rxjs';
import type { Action } from '../core/action.ts';
import { type Rig, type Turned, turn } from '../core/rig.ts';
import type { Ms } from '../core/unit.ts';

const TICK_MS = 20;

/** A turn, with the action it answered. */
export type Done = Turned & { readonly action: Action };

/** A turn that throws is a fault of ours: the action is dropped, the rig stays as it was, and the fault is told. */
function guarded(told: (fault: unknown) => void) {
  return ({ rig }: { readonly rig: Rig }, action: Action): Done => {
    try {
      return { ...turn(rig, action), action };
    } catch (fault) {
      told(fault);
      return { rig, sends: [], tasks: [], action };
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
): Observable<Done> {
  const tick$ = interval(TICK_MS).pipe(map((): Action => ({ at: now(), kind: 'tick' })));
  return merge(...doors, tick$).pipe(
    observeOn(queueScheduler),
    scan<Action, Done, { readonly rig: Rig }>(guarded(told), { rig: first }),
    share(),
  );
}
