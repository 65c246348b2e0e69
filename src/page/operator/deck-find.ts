/** Find: every address and every deed by its words, with why it is dead; Enter takes the first. */
import { css, html, LitElement } from 'lit';
import type { View } from '../../core/wire/view.ts';
import { ask } from './ask.ts';
import { blank } from './blank.ts';
import { deck } from './deed.ts';
import { found, type Item, itemsOf } from './find-items.ts';
import { icon } from './icon.ts';
import { rove } from './rove.ts';
import { sheet } from './sheet.ts';

const most = 60;

export class DeckFind extends LitElement {
  static override properties = { view: { attribute: false, hasChanged: () => false }, typed: { state: true } };
  static override styles = [
    sheet,
    css`
      :host { display: flex; flex-direction: column; gap: var(--desk-gap-2); background: var(--desk-panel); border-radius: var(--desk-radius-2); box-shadow: inset 0 0 0 var(--desk-stroke) var(--desk-edge), 0 0 0 var(--desk-gap-1) var(--desk-ground); overflow: clip; padding: var(--desk-gap-2); }
      .line { display: flex; gap: var(--desk-gap-1); flex: none; }
      input { flex: 1; min-inline-size: 0; block-size: var(--desk-target); padding-inline: var(--desk-gap-3); font-size: var(--desk-size-4); background: var(--desk-ground); border-radius: var(--desk-radius-2); box-shadow: inset 0 0 0 1px var(--desk-edge); user-select: text; }
      input:focus-visible { outline-offset: calc(-1 * var(--desk-stroke)); }
      input::placeholder { color: var(--desk-faint); }
      ul { flex: 1; min-block-size: 0; scrollbar-width: thin; scrollbar-color: var(--desk-edge) transparent; }
      li button { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, auto) 3.5rem; align-items: center; gap: var(--desk-gap-3); inline-size: 100%; min-block-size: var(--desk-target); padding-inline: var(--desk-gap-3); border-radius: var(--desk-radius-2); }
      li button:hover { background: var(--desk-raised); }
      li button:focus-visible { outline-offset: calc(-1 * var(--desk-stroke)); }
      .first button:not([aria-disabled='true']) { background: var(--desk-raised); }
      .note { font-family: var(--desk-mono); font-size: var(--desk-size-1); color: var(--desk-quiet); }
      .key { text-align: end; color: var(--desk-faint); font-size: var(--desk-size-1); }
      [aria-disabled='true'] { color: var(--desk-faint); }
      [aria-disabled='true'] .word { text-decoration: line-through dotted; }
      p { padding: var(--desk-gap-2) var(--desk-gap-3); color: var(--desk-faint); }
    `,
  ];

  declare view: View;
  declare typed: string;
  #items: readonly Item[] = [];

  constructor() {
    super();
    this.view = blank;
    this.typed = '';
    this.addEventListener('keydown', (event) => this.#key(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'dialog');
    this.setAttribute('aria-label', 'Find');
    // As things stood when it was opened: a list that changes under the hand is a trap.
    this.#items = itemsOf(this.view);
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  protected override render(): unknown {
    const items = found(this.#items, this.typed, most);
    return html`<div class="line"><input type="search" aria-label="Find an address or a deed" placeholder="Find" autocomplete="off" spellcheck="false" .value=${this.typed} @input=${this.#input} />
        <button class="press plain" aria-label="Close, Esc" @click=${() => ask(this, { open: null })}>${icon('close')}</button></div>
      ${items.length === 0 ? html`<p role="status">Nothing is called so.</p>` : html`<ul class="rows" aria-label="What was found" @keydown=${(event: KeyboardEvent) => rove(event)}>${items.map((item, i) => this.#item(item, i === 0))}</ul>`}`;
  }

  #item(item: Item, isFirst: boolean): unknown {
    return html`<li class=${isFirst ? 'first' : ''}><button aria-disabled=${item.does === null} tabindex=${isFirst ? 0 : -1} @click=${() => this.#take(item)}>
      <span class="word clip">${item.word}</span><span class="note clip">${item.dead ?? item.note}</span><span class="key">${item.dead === null ? item.key : '–'}</span></button></li>`;
  }

  #input = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) this.typed = event.target.value;
  };

  #take(item: Item | undefined): void {
    if (item === undefined || item.does === null) return;
    ask(this, { open: 'open' in item.does ? item.does.open : null });
    if ('deed' in item.does) deck(this, item.does.deed);
  }

  #key(event: KeyboardEvent): void {
    const isInput = event.composedPath()[0] instanceof HTMLInputElement;
    if (event.key === 'Escape') ask(this, { open: null });
    else if (event.key === 'Enter' && isInput) this.#take(found(this.#items, this.typed, 1)[0]);
    else if (event.key === 'ArrowDown' && isInput) this.renderRoot.querySelector<HTMLElement>('li button')?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

customElements.define('deck-find', DeckFind);

declare global {
  interface HTMLElementTagNameMap {
    'deck-find': DeckFind;
  }
}
