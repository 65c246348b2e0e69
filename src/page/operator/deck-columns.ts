/** The eight columns. Values pass through to the faders; the tree is rendered only when words change. */
import { css, html, LitElement } from 'lit';
import type { View } from '../../core/wire/view.ts';
import type { DeckColumn } from './deck-column.ts';
import './deck-column.ts';
import { gestureOf } from './gesture.ts';
import { sheet } from './sheet.ts';

export class DeckColumns extends LitElement {
  static override properties = { reading: { type: Number }, source: {} };
  static override styles = [
    sheet,
    css`:host { display: grid; grid-template: minmax(0, 1fr) / repeat(8, minmax(0, 1fr)); gap: var(--desk-gap-1); }`,
  ];

  declare reading: number;
  declare source: View['source'];
  #slots: View['slots'] = [];
  #gesture: View['gesture'] = null;

  constructor() {
    super();
    this.reading = 1;
    this.source = 'slots';
  }

  get slots(): View['slots'] {
    return this.#slots;
  }

  set slots(next: View['slots']) {
    if (next === this.#slots) return;
    this.#slots = next;
    if (this.hasUpdated) this.#pass();
  }

  /** The last gesture; one that moved a prompt lights its fader for a moment, within the frame. */
  get gesture(): View['gesture'] {
    return this.#gesture;
  }

  set gesture(next: View['gesture']) {
    const isNew = next !== null && next.at !== this.#gesture?.at;
    this.#gesture = next;
    const prompt = isNew && this.hasUpdated ? gestureOf(next).prompt : null;
    if (prompt !== null) this.renderRoot.querySelectorAll<DeckColumn>('deck-column')[prompt - 1]?.light();
  }

  protected override firstUpdated(): void {
    this.#pass();
  }

  protected override render(): unknown {
    return [1, 2, 3, 4, 5, 6, 7, 8].map(
      (n) => html`<deck-column .n=${n} ?read=${n === this.reading} ?ghost=${this.source !== 'slots'}></deck-column>`,
    );
  }

  #pass(): void {
    this.renderRoot.querySelectorAll<DeckColumn>('deck-column').forEach((column, i) => {
      const slot = this.#slots[i];
      if (slot !== undefined) column.take(slot);
    });
  }
}

customElements.define('deck-columns', DeckColumns);

declare global {
  interface HTMLElementTagNameMap {
    'deck-columns': DeckColumns;
  }
}
