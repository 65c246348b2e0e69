/** A door that speaks: callers say things into it, and whoever listens hears them as a stream. */
import { Observable } from 'rxjs';

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
