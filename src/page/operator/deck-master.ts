/** The master fader: full light at 100, seen at once. */
import { css, html, LitElement } from 'lit';
import type { View } from '../../core/wire/view.ts';
import { blank } from './blank.ts';
import './deck-fader.ts';
import { put } from './deed.ts';
import { sheet } from './sheet.ts';
import { atOnce, handOn } from './waits.ts';
import { percent } from './words.ts';

export class DeckMaster extends LitElement {
  static override properties = { level: { type: Number }, hands: { attribute: false } };
  static override styles = [
    sheet,
    css`
      :host { display: grid; grid-template-columns: auto minmax(0, 1fr) 2.5rem; align-items: center; gap: var(--desk-gap-2); padding-inline: var(--desk-gap-3); block-size: var(--desk-head); }
      .figure { text-align: end; }
    `,
  ];

  declare level: number;
  declare hands: View['hands'];

  constructor() {
    super();
    this.level = 1;
    this.hands = blank.hands;
  }

  protected override render(): unknown {
    const { level } = this;
    return html`<h2>Master</h2>
      <deck-fader flashes data-learn="/stage/level" aria-label="Master" .neutral=${1} .marks=${atOnce(level, percent(level), handOn(this.hands, '/stage/level'))} @move=${(event: CustomEvent<number>) => put(this, '/stage/level', event.detail)}></deck-fader>
      <span class="figure">${percent(level)}</span>`;
  }
}

customElements.define('deck-master', DeckMaster);

declare global {
  interface HTMLElementTagNameMap {
    'deck-master': DeckMaster;
  }
}
