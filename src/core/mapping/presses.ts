/** Single, double and long presses: which one a press is shows only later, so a control that asks for them decides when due. */
import type { Ms } from '../unit.ts';

/** What a file may ask for: at once whatever else is asked, twice in a row, or held. */
export const PRESSES = ['down', 'double', 'long'] as const;
export type Press = (typeof PRESSES)[number];

/** What a press turned out to be; `single` is what plain bindings play. */
export type PressKind = Press | 'single';

export type Asks = { readonly double: boolean; readonly long: boolean };

/** A press of which it is not known yet what it is. */
export type Pressed = {
  readonly control: number;
  readonly device: string;
  readonly at: Ms;
  readonly raw: number;
  readonly isDown: boolean;
  readonly asks: Asks;
  /** The links that acted when it went down: it is theirs, whatever layer is held when it is known what it was. */
  readonly links: readonly number[];
};

/** From press to press; slower hands mean two presses. */
export const DOUBLE_MS = 300;
export const LONG_MS = 500;

export type Decided = { readonly after: Pressed | null; readonly are: readonly PressKind[] };

/** A press that nobody asks about is single at once, so that a plain button never waits. */
export function pressedDown(before: Pressed | undefined, fresh: Pressed): Decided {
  const { asks, at } = fresh;
  if (before !== undefined && before.asks.double && at - before.at < DOUBLE_MS) {
    return { after: null, are: ['down', 'double'] };
  }
  const late = before === undefined ? null : kindAt(before, at);
  const done: readonly PressKind[] = late === null ? [] : [late];
  return asks.double || asks.long
    ? { after: fresh, are: [...done, 'down'] }
    : { after: null, are: [...done, 'down', 'single'] };
}

export function pressedUp(before: Pressed, now: Ms): Decided {
  const up = { ...before, isDown: false };
  const kind = kindAt(before, now) ?? kindAt(up, now);
  return kind === null ? { after: up, are: [] } : { after: null, are: [kind] };
}

/** What it is by now; null while it may still become another. */
export function kindAt({ asks, at, isDown }: Pressed, now: Ms): PressKind | null {
  const mayBeDouble = asks.double && now - at < DOUBLE_MS;
  if (mayBeDouble) return null;
  if (!isDown || !asks.long) return 'single';
  return now - at < LONG_MS ? null : 'long';
}
