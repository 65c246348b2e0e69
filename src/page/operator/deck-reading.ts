/** The whole text of one slot, read and written in place: Enter writes, Ctrl+Enter or leaving commits, Esc gives it back. */
import { css, html, LitElement } from 'lit';
import type { SlotView } from '../../core/wire/view.ts';
import { deck } from './deed.ts';
import { emptySlot } from './blank.ts';
import { icon } from './icon.ts';
import { sheet } from './sheet.ts';
import { nameOf, tokensOf } from './words.ts';
import type { Json } from '../../core/unit.ts';

const room = 512;

type Draft = { readonly n: number; readonly was: SlotView; text: string; name: string };

export class DeckReading extends LitElement {
  static override properties = {
    n: { type: Number },
    slotView: {
      attribute: false,
      hasChanged: (next: SlotView, before: SlotView | undefined) =>
        next.text !== before?.text || next.name !== before.name || next.empty !== before.empty,
    },
    locked: { type: Boolean },
    draft: { state: true },
  };
  static override styles = [
    sheet,
    css`
      :host { position: relative; display: flex; flex-direction: column; background: var(--desk-panel); border-radius: var(--desk-radius-2); overflow: clip; }
      .head { gap: var(--desk-gap-2); padding-inline: var(--desk-gap-2) var(--desk-gap-1); }
      .title { flex: 1; font-size: var(--desk-size-4); font-weight: 600; min-inline-size: 0; inline-size: 0; block-size: 2rem; line-height: 2rem; padding-inline: 0.25rem; margin-inline-start: -0.125rem; border-radius: var(--desk-radius-1); }
      input.title { background: var(--desk-raised); box-shadow: inset 0 0 0 1px var(--desk-edge); }
      .tokens { display: grid; flex: none; inline-size: 7.25rem; line-height: 1.1; font-size: var(--desk-size-1); color: var(--desk-quiet); gap: 0.1875rem; white-space: nowrap; text-align: end; }
      .tokens i { block-size: 0.25rem; background: var(--desk-rail); border-radius: var(--desk-radius-1); overflow: clip; }
      .tokens i::before { content: ''; display: block; block-size: 100%; background: var(--desk-quiet); transform-origin: left; transform: scaleX(min(1, var(--n) / 512)); }
      .tokens.over { color: var(--desk-problem); }
      .tokens.over i::before { background: var(--desk-problem); }
      .edits { inline-size: 4.75rem; flex: none; font-size: var(--desk-size-1); color: var(--desk-quiet); white-space: nowrap; display: flex; gap: 0.3rem; align-items: center; }
      .edits svg.i { inline-size: 1em; block-size: 1em; }
      .text { display: block; flex: 1; min-block-size: 0; inline-size: 100%; overflow: auto; scrollbar-width: none; overscroll-behavior: contain; padding: 0 var(--desk-gap-4) 0 var(--desk-gap-3); margin-block-end: 0.4rem; font-size: var(--desk-size-2); line-height: 1.3; color: var(--desk-ink); user-select: text; white-space: pre-wrap; overflow-wrap: anywhere; resize: none; }
      .text:focus-visible, .title:focus-visible { outline-offset: calc(-1 * var(--desk-stroke)); }
      .bar { position: absolute; inset: auto 0.1875rem 0.375rem auto; block-size: calc(100% - var(--desk-head) - 0.5rem); inline-size: 0.1875rem; border-radius: 1rem; background: linear-gradient(var(--desk-edge), var(--desk-edge)) 0 calc(var(--from, 0) * 100%) / 100% calc(var(--share, 0) * 100%) no-repeat; pointer-events: none; }
      @container (max-width: 74.9rem) {
        :host { padding-block-start: var(--desk-head); }
        .edits { inline-size: 3.25rem; } .tokens { inline-size: 5rem; } .spare { display: none; }
        .bar { block-size: calc(100% - 2 * var(--desk-head) - 0.5rem); }
      }
    `,
  ];

  declare n: number;
  declare slotView: SlotView;
  declare locked: boolean;
  declare draft: Draft | null;

  constructor() {
    super();
    this.n = 1;
    this.slotView = emptySlot;
    this.locked = false;
    this.draft = null;
    this.addEventListener('focusout', (event) => {
      // The text that gives way to its own editor loses the focus too; that is not leaving.
      const [left] = event.composedPath();
      const isText = left instanceof HTMLElement && left.matches('div.text');
      if (this.draft !== null && !isText && !this.#holds(event.relatedTarget)) this.#commit();
    });
  }

  protected override render(): unknown {
    const { draft } = this;
    const n = draft?.n ?? this.n;
    const text = draft?.text ?? this.slotView.text;
    const count = tokensOf(text);
    const isNew = draft !== null && (draft.text !== draft.was.text || draft.name !== draft.was.name);
    return html`<div class="head" @keydown=${this.#keys}>
        <b class="plate">${n}</b>
        ${
          draft === null
            ? html`<b class="title clip">${nameOf(this.slotView)}</b>`
            : html`<input class="title" aria-label="Name of prompt ${n}" maxlength="40" .value=${draft.name} @input=${this.#name} />`
        }
        <span class="edits">${isNew ? html`${icon('dot')}not sent` : html`${icon('tick')}<span><span class="spare">as </span>sent</span>`}</span>
        <span class="tokens ${count > room ? 'over' : ''}" style="--n:${count}" title="About ${count} of ${room} tokens"
          ><span>${count > room ? html`last ${count - room} unread` : html`≈ ${count} of ${room}<span class="spare"> tokens</span>`}</span><i></i></span>
        <button class="press plain quiet" aria-label="Edit, Enter" ?disabled=${this.locked} @click=${() => (draft === null ? this.edit() : this.#commit())}>${icon(draft === null ? 'edit' : 'tick')}</button>
      </div>
      ${
        draft === null
          ? html`<div class="text" tabindex="0" role="group" aria-label="Text of prompt ${n}" @keydown=${this.#enter} @scroll=${this.#scrolled}>${text === '' ? html`<span class="faint">No text yet. Press Enter to write.</span>` : text}</div>`
          : html`<textarea class="text" maxlength="1500" aria-label="Text of prompt ${n}" .value=${draft.text} @input=${this.#typed} @keydown=${this.#keys} @scroll=${this.#scrolled}></textarea>`
      }
      <i class="bar"></i>`;
  }

  protected override updated(): void {
    this.#scrolled();
  }

  /** Begin to write; the draft stays with its slot whatever is read meanwhile. */
  edit(): void {
    if (this.locked || this.draft !== null) return;
    this.draft = { n: this.n, was: this.slotView, text: this.slotView.text, name: this.slotView.name };
    void this.updateComplete.then(() => this.renderRoot.querySelector('textarea')?.focus());
  }

  #holds(target: EventTarget | null): boolean {
    return target instanceof Node && this.renderRoot.contains(target);
  }

  #enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    this.edit();
  };

  #keys = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const isInput = event.target instanceof HTMLInputElement;
    if (event.key === 'Escape') this.#close();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || isInput)) {
      event.preventDefault();
      this.#commit();
    }
  };

  #typed = (event: Event): void => {
    if (this.draft === null || !(event.target instanceof HTMLTextAreaElement)) return;
    this.draft = { ...this.draft, text: event.target.value };
  };

  #name = (event: Event): void => {
    if (this.draft === null || !(event.target instanceof HTMLInputElement)) return;
    this.draft = { ...this.draft, name: event.target.value };
  };

  #commit(): void {
    const { draft } = this;
    if (draft === null) return;
    const changes: { address: string; value: Json }[] = [];
    if (draft.text !== draft.was.text) changes.push({ address: `/prompt/${draft.n}/text`, value: draft.text });
    if (draft.name !== draft.was.name) changes.push({ address: `/prompt/${draft.n}/name`, value: draft.name });
    this.#close();
    if (changes.length > 0) deck(this, { do: 'put', changes });
  }

  #close(): void {
    const hadFocus = this.#holds(this.shadowRoot?.activeElement ?? null);
    this.draft = null;
    if (hadFocus) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.text')?.focus());
  }

  #scrolled = (): void => {
    const text = this.renderRoot.querySelector('.text');
    const bar = this.renderRoot.querySelector<HTMLElement>('.bar');
    if (text === null || bar === null) return;
    const way = text.scrollHeight - text.clientHeight;
    bar.style.setProperty('--share', way > 1 ? String(text.clientHeight / text.scrollHeight) : '0');
    bar.style.setProperty('--from', way > 1 ? String(text.scrollTop / way) : '0');
  };
}

customElements.define('deck-reading', DeckReading);

declare global {
  interface HTMLElementTagNameMap {
    'deck-reading': DeckReading;
  }
}
