/** The bridge's one stream of turns: its order, its clock, its end, and that it outlives a turn that throws. */
import { map, merge, type Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { expect, test } from 'vitest';
import { turns } from '../../src/bridge/rig.ts';
import { patientSource, source } from '../../src/bridge/source.ts';
import type { Action } from '../../src/core/action.ts';
import { freshRig, type Turned } from '../../src/core/rig.ts';

type Run = Parameters<Parameters<TestScheduler['run']>[0]>[0];
const play = (run: (helpers: Run, now: () => number) => void): void => {
  const scheduler = new TestScheduler((actual, expected) => expect(actual).toEqual(expected));
  scheduler.run((helpers) => run(helpers, () => scheduler.now()));
};

const read = (at: number, slot: number): Action => ({ at, kind: 'read', slot });
/** A fault of ours, such as no check of a door can find. */
const throwing = (at: number): Action => ({
  at,
  kind: 'put',
  get changes(): never {
    throw new Error('a fault of ours');
  },
});
const silent = () => expect.unreachable('nothing throws here');
const reading = (turned$: Observable<Turned>): Observable<number> => turned$.pipe(map(({ rig }) => rig.desk.reading));

test('[BR21] all doors are folded in the order in which they speak', () => {
  play(({ hot, expectObservable }, now) => {
    const one$ = hot('--a--c--|', { a: read(2, 2), c: read(5, 5) });
    const two$ = hot('---b-d-|', { b: read(3, 3), d: read(5, 6) });
    const turned$ = turns(freshRig(), [one$, two$], now, silent);
    expectObservable(reading(turned$), '^--------!').toBe('--ab-(cd)', { a: 2, b: 3, c: 5, d: 6 });
  });
});

test('[BR22] a turn that throws is dropped and told; the rig stays as it was and the stream lives', () => {
  play(({ hot, expectObservable, flush }, now) => {
    const told: unknown[] = [];
    const door$ = hot('-a-x-b|', { a: read(1, 4), x: throwing(3), b: read(5, 7) });
    const turned$ = turns(freshRig(), [door$], now, (fault) => told.push(fault));
    expectObservable(reading(turned$), '^------!').toBe('-a-a-b', { a: 4, b: 7 });
    flush();
    expect(told).toEqual([new Error('a fault of ours')]);
  });
});

test('[BR23] time ticks every 20 ms whether or not anyone speaks, and stops with the last listener', () => {
  play(({ cold, expectObservable, expectSubscriptions, flush }, now) => {
    const door$ = cold<Action>('-----------');
    const turned$ = turns(freshRig(), [door$], now, silent);
    expectObservable(turned$.pipe(map(({ rig }) => rig.now)), '^ 69ms !').toBe('20ms a 19ms b 19ms c', {
      a: 20,
      b: 40,
      c: 60,
    });
    expectSubscriptions(door$.subscriptions).toBe('^ 69ms !');
    flush();
  });
});

test('[BR24] two listeners share one fold', () => {
  play(({ cold, expectObservable, expectSubscriptions }, now) => {
    const door$ = cold('--a--b', { a: read(2, 2), b: read(5, 3) });
    const turned$ = reading(turns(freshRig(), [door$], now, silent));
    expectObservable(turned$, '^-------!').toBe('--a--b', { a: 2, b: 3 });
    expectObservable(turned$, '---^----!').toBe('-----b', { b: 3 });
    expectSubscriptions(door$.subscriptions).toBe('^-------!');
  });
});

test('[BR25] an action that a turn causes waits until that turn is over', () => {
  play(({ hot, expectObservable }, now) => {
    const { heard$, say } = source<Action>();
    const door$ = hot('-a----|', { a: read(1, 2) });
    const seen: number[] = [];
    const turned$ = reading(turns(freshRig(), [door$, heard$], now, silent)).pipe(
      map((slot) => {
        if (slot === 2) say(read(1, 3));
        seen.push(slot);
        return slot;
      }),
    );
    expectObservable(turned$, '^-----!').toBe('-(ab)', { a: 2, b: 3 });
  });
});

test('[BR1] what is said before anyone listens waits in a patient source, and is gone in a plain one', () => {
  const [plain, patient] = [source<string>(), patientSource<string>()];
  for (const { say } of [plain, patient]) say('early');
  const heard: string[] = [];
  const listening = merge(plain.heard$.pipe(map((word) => `plain ${word}`)), patient.heard$).subscribe((word) =>
    heard.push(word),
  );
  for (const { say } of [plain, patient]) say('now');
  listening.unsubscribe();
  for (const { say } of [plain, patient]) say('late');
  const again = patient.heard$.subscribe((word) => heard.push(`again ${word}`));
  again.unsubscribe();
  expect(heard).toEqual(['early', 'plain now', 'now']);
});
