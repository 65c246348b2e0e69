/** One bank of sixteen pads: 1 to 8 over 9 to 16, as they stand under the hand. */
import { css, html, LitElement } from 'lit';
import type { View } from '../../core/wire/view.ts';
import { blank } from './blank.ts';
import './deck-pad.ts';
import { rove } from './rove.ts';
import { sheet } from './sheet.ts';
import { type Unit, unitProperty } from './words.ts';

const seats = Array.from({ length: 16 }, (_, i) => i);

export class DeckPads extends LitElement {
  static override properties = {
    pads: { attribute: false },
    bank: { type: Number },
    unit: unitProperty,
    locked: { type: Boolean },
    decks: { attribute: false },
    plays: { type: Boolean },
    at: { state: true },
  };
  static override styles = [
    sheet,
    css`:host { display: grid; grid-template: repeat(2, minmax(0, 1fr)) / repeat(8, minmax(0, 1fr)); gap: var(--desk-gap-1); }`,
  ];

  declare pads: View['pads'];
  declare bank: number;
  declare unit: Unit;
  declare locked: boolean;
  declare decks: View['decks'];
  /** The decks write the mix. */
  declare plays: boolean;
  /** The pad that Tab comes to. */
  declare at: number;

  constructor() {
    super();
    this.pads = blank.pads;
    this.bank = 0;
    this.unit = { isBeats: false, bpm: 120 };
    this.locked = false;
    this.decks = blank.decks;
    this.plays = false;
    this.at = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.renderRoot.addEventListener('keydown', this.#walk);
  }

  protected override render(): unknown {
    const first = this.bank * 16;
    return seats.map((i) => {
      const pad = this.pads[first + i] ?? blank.pads[0];
      return html`<deck-pad
        .n=${first + i + 1}
        .pad=${pad}
        .unit=${this.unit}
        .deck=${this.#deckOf(pad?.preset ?? null)}
        ?plays=${this.plays}
        ?locked=${this.locked}
        ?tab=${i === this.at}
        @focusin=${() => (this.at = i)}
      ></deck-pad>`;
    });
  }

  #deckOf(preset: string | null): '' | 'A' | 'B' {
    if (preset === null) return '';
    return preset === this.decks.a.preset ? 'A' : preset === this.decks.b.preset ? 'B' : '';
  }

  #walk = (event: Event): void => {
    if (event instanceof KeyboardEvent) rove(event, 'deck-pad', 8);
  };
}

customElements.define('deck-pads', DeckPads);

declare global {
  interface HTMLElementTagNameMap {
    'deck-pads': DeckPads;
  }
}
