/** The mix: one owner is lit and says that it plays; the other two follow it as ghosts. */
import { css, html, LitElement } from 'lit';
import type { DeckView, View } from '../../core/wire/view.ts';
import { blank } from './blank.ts';
import './deck-fader.ts';
import './deck-morph.ts';
import { ask } from './ask.ts';
import { put } from './deed.ts';
import { rove } from './rove.ts';
import { sheet } from './sheet.ts';
import { atOnce, handOn } from './waits.ts';

const owners = [
  { source: 'slots', word: 'Slots' },
  { source: 'decks', word: 'Decks' },
  { source: 'pad', word: 'Pad' },
] as const satisfies readonly { source: View['source']; word: string }[];

export class DeckMix extends LitElement {
  static override properties = {
    source: {},
    decks: { attribute: false },
    morph: { attribute: false },
    hands: { attribute: false },
  };
  static override styles = [
    sheet,
    css`
      :host { display: grid; grid-template: minmax(0, 1fr) / 5.75rem minmax(0, 1fr) 10.75rem; grid-template-areas: 'who decks plane'; gap: var(--desk-gap-3); padding: var(--desk-gap-2); background: var(--desk-panel); border-radius: var(--desk-radius-2); overflow: clip; }
      .who { grid-area: who; display: grid; grid-template-rows: repeat(3, minmax(var(--desk-target), 1fr)); gap: var(--desk-gap-1); }
      .who .press { justify-content: flex-start; padding-inline: 0.625rem; color: var(--desk-quiet); min-inline-size: 0; }
      .who .press > span { display: grid; line-height: 1.2; }
      .who small { font-size: var(--desk-size-1); font-weight: 600; }
      .who .press.press[aria-checked='true'] { background: var(--desk-live); color: var(--desk-on-bright); font-weight: 700; box-shadow: none; }
      .decks { grid-area: decks; display: grid; grid-template-rows: var(--desk-target) minmax(var(--desk-target), 1fr) var(--desk-target); min-inline-size: 0; }
      .deck { display: flex; align-items: center; gap: 0.5rem; padding-inline: 0.25rem; font-weight: 500; min-inline-size: 0; }
      .deck { position: relative; border-radius: var(--desk-radius-2); }
      .deck:hover { background: var(--desk-raised); }
      .deck:focus-visible { outline-offset: calc(-1 * var(--desk-stroke)); }
      .deck .clip { flex: 1; }
      .deck.B .clip { text-align: end; }
      .ab { font-weight: 700; display: inline-grid; place-content: center; inline-size: 1.375rem; block-size: 1.375rem; border-radius: var(--desk-radius-1); background: var(--desk-ink); color: var(--desk-on-bright); font-size: var(--desk-size-1); flex: none; }
      .ghost .ab { background: none; color: var(--desk-quiet); box-shadow: inset 0 0 0 1px var(--desk-edge); }
      .ghost .figure, .ghost .deck { color: var(--desk-faint); font-weight: 500; }
      .figure { min-inline-size: 2rem; }
      .deck.A .figure { text-align: end; }
      deck-morph { grid-area: plane; }
      @container (max-width: 74.9rem) {
        :host { grid-template: var(--desk-target) minmax(0, 1fr) / minmax(0, 1fr) 9.75rem; grid-template-areas: 'who who' 'decks plane'; gap: var(--desk-gap-2); }
        .who { grid-template: minmax(0, 1fr) / repeat(3, minmax(0, 1fr)); }
        .who .press > span { grid-auto-flow: column; gap: 0.3rem; align-items: baseline; }
      }
    `,
  ];

  declare source: View['source'];
  declare decks: View['decks'];
  declare morph: View['morph'];
  declare hands: View['hands'];

  constructor() {
    super();
    this.source = 'slots';
    this.decks = blank.decks;
    this.morph = blank.morph;
    this.hands = blank.hands;
  }

  protected override render(): unknown {
    const { source, decks, morph } = this;
    const isGhost = source !== 'decks';
    const { position } = decks;
    return html`<div class="who" data-learn="/mix/source" role="radiogroup" aria-label="Who plays the mix" @keydown=${(event: KeyboardEvent) => rove(event)}>${owners.map(
      (owner) =>
        html`<button class="press" role="radio" aria-checked=${owner.source === source} tabindex=${owner.source === source ? 0 : -1} @click=${() => put(this, '/mix/source', owner.source)}><span>${owner.word}${owner.source === source ? html`<small>plays</small>` : null}</span></button>`,
    )}</div>
      <div class="decks ${isGhost ? 'ghost' : ''}">
        ${this.#deck('A', decks.a)}
        <deck-fader data-learn="/crossfade/position" aria-label="Crossfade" .neutral=${0.5} ?ghost=${isGhost} .marks=${atOnce(position, `${Math.round(position * 100)} towards B`, handOn(this.hands, '/crossfade/position'))} @move=${(event: CustomEvent<number>) => put(this, '/crossfade/position', event.detail)}></deck-fader>
        ${this.#deck('B', decks.b)}
      </div>
      <deck-morph .x=${morph.x} .y=${morph.y} .corners=${morph.corners} .ghost=${source !== 'pad'}></deck-morph>`;
  }

  /** A press on its name opens the presets to choose from. */
  #deck(letter: 'A' | 'B', { name, share }: DeckView): unknown {
    const parts = [
      html`<b class="ab">${letter}</b>`,
      html`<span class="clip">${name === '' ? 'No preset' : name}</span>`,
      html`<span class="figure">${Math.round(share)}</span>`,
    ];
    return html`<button class="deck ${letter}" data-learn="/crossfade/${letter.toLowerCase()}" @click=${() => ask(this, { open: letter === 'A' ? 'deck-a' : 'deck-b' })}>${letter === 'A' ? parts : parts.toReversed()}<span class="unseen">, deck ${letter}, choose a preset</span></button>`;
  }
}

customElements.define('deck-mix', DeckMix);

declare global {
  interface HTMLElementTagNameMap {
    'deck-mix': DeckMix;
  }
}
