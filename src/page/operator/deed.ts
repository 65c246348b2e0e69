/** What the operator's screen asks for: one event out, and the deeds it carries. */
import type { LearnDeed } from '../../core/learn/learning.ts';
import type { Json } from '../../core/unit.ts';

export type { LearnDeed };

export type DeckDeed =
  | { readonly do: 'put'; readonly changes: readonly { readonly address: string; readonly value: Json }[] }
  | { readonly do: 'wish'; readonly connect: boolean }
  | { readonly do: 'file'; readonly kind: 'mapping' | 'show'; readonly id: string; readonly chosen: boolean }
  | { readonly do: 'read'; readonly slot: number }
  | { readonly do: 'dismiss'; readonly id: string }
  | { readonly do: 'learn'; readonly deed: LearnDeed }
  | { readonly do: 'monitor'; readonly open: boolean }
  /** The first run was left. */
  | { readonly do: 'settled' }
  | { readonly do: 'midi' }
  | { readonly do: 'full' }
  | { readonly do: 'output' }
  | { readonly do: 'snapshot' }
  /** Begins a recording, or ends the one that runs. */
  | { readonly do: 'record' };

/** The event is named `deck`, bubbles, and leaves every shadow root. */
export function deck(from: EventTarget, deed: DeckDeed): void {
  from.dispatchEvent(new CustomEvent<DeckDeed>('deck', { detail: deed, bubbles: true, composed: true }));
}

/** One change of one address, the commonest deed. */
export function put(from: EventTarget, address: string, value: Json): void {
  deck(from, { do: 'put', changes: [{ address, value }] });
}

declare global {
  interface HTMLElementEventMap {
    deck: CustomEvent<DeckDeed>;
  }
}
