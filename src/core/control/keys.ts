/** What the keyboard does before anybody maps it: keys by place (`event.code`), never by letter. */
import type { Ms } from '../unit.ts';

/** Deeds are done on press, or, with `holdMs` above 0, once the key has been down so long. */
export type KeyDeed =
  /** `atOnce`: without waiting for the beat. */
  | { readonly kind: 'trigger'; readonly address: KeyAddress; readonly atOnce: boolean; readonly holdMs: Ms }
  | { readonly kind: 'toggle'; readonly address: KeyAddress; readonly holdMs: Ms }
  /** Adds `by` to the value that is there. */
  | { readonly kind: 'step'; readonly address: KeyAddress; readonly by: number }
  /** Sends `value` as it is. */
  | { readonly kind: 'nudge'; readonly address: KeyAddress; readonly value: number }
  /** Concerns the page it was pressed on, and no address. */
  | { readonly kind: 'page'; readonly what: PageDeed; readonly holdMs: Ms };

export type KeyAddress = `/${string}`;

/** `close` ends what is open on the page, and then does nothing: it never stops the show. */
export type PageDeed = 'full' | 'far' | 'close' | 'learn' | 'find' | 'keys' | 'output';

export type HeldKeys = { readonly shift: boolean; readonly ctrl: boolean };

/** With Ctrl all keys but undo's belong to the browser. On a Mac, give the command key as `ctrl`. */
export function defaultKey(code: string, held: HeldKeys): KeyDeed | null {
  if (held.ctrl) return code === 'KeyZ' ? trigger(held.shift ? '/redo' : '/undo') : null;
  return (held.shift ? shifted.get(code) : undefined) ?? plain.get(code) ?? null;
}

const trigger = (address: KeyAddress, atOnce = false, holdMs: Ms = 0): KeyDeed => ({
  kind: 'trigger',
  address,
  atOnce,
  holdMs,
});
const toggle = (address: KeyAddress, holdMs: Ms = 0): KeyDeed => ({ kind: 'toggle', address, holdMs });
const step = (address: KeyAddress, by: number): KeyDeed => ({ kind: 'step', address, by });
const nudge = (address: KeyAddress, value: number): KeyDeed => ({ kind: 'nudge', address, value });
const page = (what: PageDeed, holdMs: Ms = 0): KeyDeed => ({ kind: 'page', what, holdMs });

/** The top row from 1 to 0 is pads 1 to 10. */
const pads = (atOnce: boolean): readonly (readonly [string, KeyDeed])[] =>
  Array.from({ length: 10 }, (_, i) => [`Digit${(i + 1) % 10}`, trigger(`/pad/${i + 1}/recall`, atOnce)] as const);

const shifted: ReadonlyMap<string, KeyDeed> = new Map([...pads(true), ['Slash', page('keys')]]);

const plain: ReadonlyMap<string, KeyDeed> = new Map<string, KeyDeed>([
  ...pads(false),
  ['BracketLeft', trigger('/setlist/previous')],
  ['BracketRight', trigger('/setlist/next')],
  // A presenter's clicker is a keyboard with these two.
  ['PageUp', trigger('/setlist/previous')],
  ['PageDown', trigger('/setlist/next')],
  ['Space', toggle('/stage/freeze')],
  ['KeyZ', toggle('/stage/freeze')],
  ['KeyB', toggle('/stage/blackout')],
  ['KeyT', trigger('/tempo/tap')],
  ['Comma', nudge('/tempo/nudge', -10)],
  ['Period', nudge('/tempo/nudge', 10)],
  ['Minus', step('/stage/level', -0.05)],
  ['Equal', step('/stage/level', 0.05)],
  // Held, because they stop the picture or the look, and an elbow should not.
  ['Pause', toggle('/pause', 600)],
  ['KeyP', trigger('/panic', false, 400)],
  ['KeyD', page('output', 400)],
  ['KeyF', page('full')],
  ['KeyH', page('far')],
  ['KeyL', page('learn')],
  ['Slash', page('find')],
  ['Escape', page('close')],
]);
