/** What opens over the middle: a head with a word and a way out, and a list that scrolls inside. Never a question. */
import { css, html, LitElement } from 'lit';
import { ask } from './ask.ts';
import { icon } from './icon.ts';
import { sheet } from './sheet.ts';

export class DeckOver extends LitElement {
  static override properties = { word: {}, note: {} };
  static override styles = [
    sheet,
    css`
      :host { display: flex; flex-direction: column; background: var(--desk-panel); border-radius: var(--desk-radius-2); box-shadow: inset 0 0 0 var(--desk-stroke) var(--desk-edge), 0 0 0 var(--desk-gap-1) var(--desk-ground); overflow: clip; }
      .head { padding-inline: var(--desk-gap-4) var(--desk-gap-1); }
      .close:focus-visible { outline-offset: -0.25rem; }
      h2 { font-size: var(--desk-size-3); color: var(--desk-ink); }
      .rows { flex: 1; min-block-size: 0; margin: 0 var(--desk-stroke) var(--desk-stroke); scrollbar-width: thin; scrollbar-color: var(--desk-edge) transparent; }
    `,
  ];

  declare word: string;
  declare note: string;

  constructor() {
    super();
    this.word = '';
    this.note = '';
    this.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      ask(this, { open: null });
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'dialog');
    this.setAttribute('aria-label', this.word);
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('.close')?.focus();
  }

  protected override render(): unknown {
    return html`<div class="head"><h2>${this.word}</h2><span class="grow small faint clip">${this.note}</span><slot name="act"></slot>
        <button class="press plain close" aria-label="Close, Esc" @click=${() => ask(this, { open: null })}>${icon('close')}</button></div>
      <div class="rows"><slot></slot></div>`;
  }
}

customElements.define('deck-over', DeckOver);

declare global {
  interface HTMLElementTagNameMap {
    'deck-over': DeckOver;
  }
}
