/** What one part of the screen asks of the whole: to open something, to turn the bank. It never leaves `deck-operator`. */

/** What shares the seat of the set list; `text` and `effects` join it on a tablet. */
export type Tab = 'text' | 'setlist' | 'effects' | 'params' | 'files' | 'output';

/** What lies over the middle, or over all of it. */
export type Open = 'problems' | 'keys' | 'far' | 'deck-a' | 'deck-b' | 'find' | 'monitor' | 'first' | null;

export type Ask =
  | { readonly open: Open }
  | { readonly tab: Tab }
  | { readonly bank: number }
  | { readonly size: -1 | 1 };

export function ask(from: EventTarget, what: Ask): void {
  from.dispatchEvent(new CustomEvent<Ask>('deck-ask', { detail: what, bubbles: true, composed: true }));
}

declare global {
  interface HTMLElementEventMap {
    'deck-ask': CustomEvent<Ask>;
  }
}
