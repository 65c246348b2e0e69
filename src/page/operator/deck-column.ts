/** A slot's column: number and name, its share of the mix, mute, solo, and the upright fader. */
import { css, html, LitElement, type PropertyValues } from 'lit';
import type { SlotView } from '../../core/wire/view.ts';
import { deck, put } from './deed.ts';
import type { DeckFader } from './deck-fader.ts';
import './deck-fader.ts';
import { emptySlot } from './blank.ts';
import { sheet } from './sheet.ts';
import { nameOf, percent, places } from './words.ts';

/** What a column says in words; while only values move, none of it changes and nothing is rendered. */
const wordsOf = (slot: SlotView): string =>
  JSON.stringify([nameOf(slot), slot.empty, Math.round(slot.share), slot.mute, slot.solo, slot.silent, slot.holder]);

export class DeckColumn extends LitElement {
  static override properties = {
    slotView: { attribute: false, hasChanged: () => false },
    n: { type: Number },
    read: { type: Boolean, reflect: true },
    ghost: { type: Boolean, reflect: true },
  };
  static override styles = [
    sheet,
    css`
      :host { position: relative; display: grid; grid-template: var(--desk-name) minmax(0, 1fr) / 3.25rem minmax(0, 1fr); background: var(--desk-panel); border-radius: var(--desk-radius-2); overflow: clip; }
      .name { grid-column: 1 / -1; display: flex; align-items: center; gap: 0.25rem; padding-inline: 0.25rem; font-size: var(--desk-size-2); font-weight: 500; min-inline-size: 0; letter-spacing: -0.012em; }
      .name:focus-visible { outline-offset: calc(-1 * var(--desk-stroke)); }
      .name > b { min-inline-size: 1rem; text-align: center; line-height: 1.25rem; border-radius: var(--desk-radius-1); color: var(--desk-quiet); font-weight: 600; flex: none; }
      :host([read]) .name > b { background: var(--desk-ink); color: var(--desk-on-bright); font-weight: 700; }
      .keys { display: flex; flex-direction: column; gap: var(--desk-gap-1); padding: 0 0 0.25rem 0.25rem; min-block-size: 0; }
      .share { flex: 1; min-block-size: 0; inline-size: 3.5rem; font-size: var(--desk-size-5); font-weight: 700; letter-spacing: -0.03em; line-height: 1; padding: 0.3125rem 0 0 0.25rem; white-space: nowrap; }
      /* moved by a transform, so that a share that gains a digit shifts nothing */
      .unit { position: absolute; inset-inline-start: 0.25rem; transform: translateX(calc(var(--digits) * (1ch - 0.03em))); }
      .share { position: relative; }
      .share small { font-size: var(--desk-size-1); font-weight: 400; color: var(--desk-faint); letter-spacing: 0; margin-inline-start: 0.1rem; }
      .share.word { font-size: var(--desk-size-1); font-weight: 400; letter-spacing: 0; color: var(--desk-faint); padding-block-start: 0.5rem; }
      .keys .press { inline-size: var(--desk-target); padding: 0; background: none; color: var(--desk-quiet); font-weight: 600; flex: none; }
      .keys .press:enabled:hover { background: var(--desk-raised); }
      .keys .press[disabled] { font-weight: 400; box-shadow: none; }
      :host([data-state='empty']) .name, :host([data-state='silent']) .name { color: var(--desk-faint); font-weight: 400; }
      :host([data-state='empty']) .name > b { color: var(--desk-faint); }
      :host([data-state='empty'][read]) .name > b { color: var(--desk-on-bright); }
      :host([ghost]) .share:not(.word) { color: var(--desk-quiet); font-weight: 600; }
      deck-fader { block-size: auto; }
      .held { position: absolute; inset: auto 0.25rem 0.3125rem auto; max-inline-size: 3.75rem; --lines: 2; font-size: var(--desk-size-1); line-height: 1.15; text-align: end; color: var(--desk-ink); background: var(--desk-panel); padding: 0.125rem 0.25rem; border-radius: var(--desk-radius-1); pointer-events: none; }
      @container (max-width: 74.9rem) { .keys { padding-inline-start: 0.375rem; } }
    `,
  ];

  declare slotView: SlotView;
  declare n: number;
  declare read: boolean;
  declare ghost: boolean;
  #words = '';
  #isAsked = false;

  constructor() {
    super();
    this.slotView = emptySlot;
    this.n = 1;
    this.read = false;
    this.ghost = false;
    this.addEventListener('pointerdown', () => this.#readIt());
    this.addEventListener('focusin', () => this.#readIt());
    this.addEventListener('keydown', (event) => this.#key(event));
  }

  /** The view of this slot, with its values at once and its words only when they changed. */
  take(slot: SlotView): void {
    this.slotView = slot;
    if (this.hasUpdated) this.#mark();
    const words = wordsOf(slot);
    if (words === this.#words) return;
    this.#words = words;
    this.requestUpdate();
  }

  /** Somebody's hand has it now. */
  light(): void {
    this.renderRoot.querySelector<DeckFader>('deck-fader')?.flash();
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const { empty, silent } = this.slotView;
    this.dataset['state'] = empty ? 'empty' : silent ? 'silent' : 'rest';
    this.setAttribute('role', 'group');
    this.setAttribute('aria-label', `Prompt ${this.n}, ${nameOf(this.slotView)}`);
  }

  protected override updated(): void {
    this.#mark();
  }

  protected override render(): unknown {
    const { n, slotView: slot } = this;
    const address = `/prompt/${n}`;
    return html`<button class="name" aria-pressed=${this.read} title=${nameOf(slot)} @click=${() => this.#readIt()}><b>${n}</b><span class="clip">${nameOf(slot)}</span></button>
      <div class="keys">
        ${this.#share()}
        <button class="press" data-learn="${address}/mute" aria-pressed=${slot.mute} aria-label="M, mute prompt ${n}" ?disabled=${slot.empty} @click=${() => put(this, `${address}/mute`, !this.slotView.mute)}>M</button>
        <button class="press" data-learn="${address}/solo" aria-pressed=${slot.solo} aria-label="S, solo prompt ${n}" ?disabled=${slot.empty} @click=${() => put(this, `${address}/solo`, !this.slotView.solo)}>S</button>
      </div>
      <deck-fader upright data-learn="${address}/weight" aria-label="Prompt ${n} weight" .neutral=${0} ?off=${slot.empty} ?muted=${slot.silent} ?ghost=${this.ghost} @move=${(event: CustomEvent<number>) => put(this, `${address}/weight`, event.detail)}></deck-fader>
      <span class="held lines" ?hidden=${slot.holder === ''}>${slot.holder.replace(/ s$/, '\u00a0s')}</span>`;
  }

  #share(): unknown {
    const { empty, mute, silent, share } = this.slotView;
    if (empty) return html`<span class="share word">–</span>`;
    if (silent) return html`<span class="share word">${mute ? 'muted' : 'silent'}</span>`;
    const figure = String(Math.round(share));
    return html`<span class="share" style="--digits:${figure.length}">${figure}<span class="unit"><small>%</small></span></span>`;
  }

  #mark(): void {
    const { value, seen, sent, hand } = this.slotView;
    const fader = this.renderRoot.querySelector<DeckFader>('deck-fader');
    const isLate = percent(seen) !== percent(value);
    const text = `${places(value, 2)}${isLate ? `, on the picture ${places(seen, 2)}` : ''}${hand === null ? '' : `, hand waits at ${places(hand, 2)}`}`;
    if (fader !== null) fader.marks = { value, seen, sent, hand, text };
  }

  /** A touch brings the focus with it: asked once for both. */
  #readIt(): void {
    if (this.read || this.#isAsked) return;
    this.#isAsked = true;
    window.setTimeout(() => (this.#isAsked = false), 100);
    deck(this, { do: 'read', slot: this.n });
  }

  #key(event: KeyboardEvent): void {
    if (this.slotView.empty || event.ctrlKey || event.metaKey || event.altKey) return;
    const what = event.code === 'KeyM' ? 'mute' : event.code === 'KeyS' ? 'solo' : null;
    if (what === null) return;
    event.preventDefault();
    event.stopPropagation();
    put(this, `/prompt/${this.n}/${what}`, !this.slotView[what]);
  }
}

customElements.define('deck-column', DeckColumn);

declare global {
  interface HTMLElementTagNameMap {
    'deck-column': DeckColumn;
  }
}
