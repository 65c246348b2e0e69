/** The hands bar while one learns: the word, what to do, the way back and the way out. */
import { css, html, LitElement } from 'lit';
import { deck } from './deed.ts';
import { icon } from './icon.ts';
import { sheet } from './sheet.ts';

export class DeckLearnBar extends LitElement {
  static override properties = { undoes: { type: Boolean } };
  static override styles = [
    sheet,
    css`
      :host { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; background: var(--desk-panel); border-block-start: 1px solid var(--desk-line); }
      :host > * { display: flex; align-items: center; min-inline-size: 0; padding-inline: var(--desk-gap-1); }
      :host > * + * { border-inline-start: 1px solid var(--desk-line); }
      .mode { gap: var(--desk-gap-2); padding-inline: var(--desk-gap-3); }
      b { background: var(--desk-learn); color: var(--desk-on-bright); padding: 0.1rem 0.5rem; border-radius: var(--desk-radius-1); }
      .press { background: none; box-shadow: none; font-weight: 400; padding-inline: var(--desk-gap-2); }
      .press[disabled] { box-shadow: none; }
      .press:enabled:hover { background: var(--desk-raised); }
    `,
  ];

  /** There is a binding to take back. */
  declare undoes: boolean;

  constructor() {
    super();
    this.undoes = false;
  }

  protected override render(): unknown {
    return html`<div class="mode"><b>Learn</b><span class="clip quiet">Click what you want to play, then move a control. The show goes on; blackout, freeze and panic still act.</span></div>
      <div><button class="press" ?disabled=${!this.undoes} @click=${() => deck(this, { do: 'learn', deed: { do: 'undo' } })}>${icon('undo')}Undo binding</button></div>
      <div><button class="press" @click=${() => deck(this, { do: 'learn', deed: { do: 'end' } })}>Leave <kbd>Esc</kbd></button></div>`;
  }
}

customElements.define('deck-learn-bar', DeckLearnBar);

declare global {
  interface HTMLElementTagNameMap {
    'deck-learn-bar': DeckLearnBar;
  }
}
