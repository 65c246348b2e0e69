/** A door that speaks: callers say things into it, and whoever listens hears them as a stream. */
import { defer, merge, Observable } from 'rxjs';

export type Source<T> = { readonly heard$: Observable<T>; readonly say: (value: T) => void };

/** Events, not state: nothing is replayed, and what nobody hears is gone. */
export function source<T>(): Source<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    heard$: new Observable((subscriber) => {
      const listener = (value: T) => subscriber.next(value);
      listeners.add(listener);
      return () => listeners.delete(listener);
    }),
    say: (value) => {
      for (const listener of listeners) listener(value);
    },
  };
}

/** The same, but what is said before anyone listens waits for the first who does: a page says hello only once. */
export function patientSource<T>(): Source<T> {
  const { heard$, say } = source<T>();
  let early: T[] | null = [];
  return {
    heard$: defer(() => {
      const waited = early ?? [];
      early = null;
      return merge(heard$, waited);
    }),
    say: (value) => {
      if (early === null) say(value);
      else early.push(value);
    },
  };
}
