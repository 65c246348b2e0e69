/** The eight columns. Values pass through to the faders; the tree is rendered only when words change. */
import { css, html, LitElement } from 'lit';
import type { View } from '../../core/wire/view.ts';
import type { DeckColumn } from './deck-column.ts';
import './deck-column.ts';
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
