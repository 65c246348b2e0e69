/** One row of parameters: a fader, a choice or a text, with scissors where it cuts and the reason where it is dead. */
import { css, html, LitElement } from 'lit';
import type { ParamView } from '../../core/wire/view.ts';
import { clamp, type Json } from '../../core/unit.ts';
import './deck-fader.ts';
import { put } from './deed.ts';
import { icon } from './icon.ts';
import { rove } from './rove.ts';
import { sheet } from './sheet.ts';
import { atOnce } from './waits.ts';
import { places } from './words.ts';

type Range = Extract<ParamView['shape'], { of: 'number' }>;

/** An option as it is spelled in the list of options. */
const wordOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Few short words stand beside each other; more of them need a list. */
const fits = (options: readonly string[]): boolean => options.length <= 3 && options.join('').length <= 20;

/** No choice is one too. */
const said = (word: string): string => (word === '' ? 'none' : word);

const decimals = (range: Range): number => (range.step >= 1 ? 0 : range.step >= 0.1 ? 1 : 2);

export class DeckParam extends LitElement {
  static override properties = { param: { attribute: false }, unit: {}, hand: { attribute: false } };
  static override styles = [
    sheet,
    css`
      :host { display: grid; grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr) 4.5rem; align-items: center; gap: var(--desk-gap-2); min-block-size: var(--desk-target); padding-inline: var(--desk-gap-3) var(--desk-gap-3); }
      :host([wide]) { grid-template-columns: minmax(0, 1fr) auto; }
      .end { text-align: end; white-space: nowrap; display: flex; justify-content: flex-end; align-items: center; gap: 0.25rem; min-inline-size: 0; }
      .end svg { inline-size: 1rem; block-size: 1rem; color: var(--desk-quiet); }
      .wide { grid-column: 2 / -1; justify-self: end; max-inline-size: 11rem; }
      .choice .press { padding-inline: var(--desk-gap-2); }
      select, input { background: var(--desk-raised); border-radius: var(--desk-radius-2); box-shadow: inset 0 0 0 1px var(--desk-edge); block-size: 2.25rem; padding-inline: var(--desk-gap-2); inline-size: 100%; min-inline-size: 0; }
      option { background: var(--desk-raised); color: var(--desk-ink); }
      .dead { color: var(--desk-faint); }
      .dead.name { text-decoration: line-through dotted; }
    `,
  ];

  declare param: ParamView;
  declare unit: string;
  /** Where a control stands that waits for it, 0..1. */
  declare hand: number | null;

  constructor() {
    super();
    this.param = { address: '', label: '', value: null, shape: { of: 'text' }, cut: false, dead: null };
    this.unit = '';
    this.hand = null;
  }

  protected override willUpdate(): void {
    this.toggleAttribute('wide', this.param.shape.of !== 'number' && this.param.dead === null);
  }

  protected override render(): unknown {
    const { label, dead, shape } = this.param;
    if (dead !== null) {
      return html`<span class="name clip dead">${label}</span><deck-fader off aria-label=${label}></deck-fader><span class="end small dead"><span class="clip">${dead}</span></span>`;
    }
    return html`<span class="name clip">${label}</span>${this.#control(shape)}`;
  }

  #control(shape: ParamView['shape']): unknown {
    switch (shape.of) {
      case 'number':
        return this.#number(shape);
      case 'bool':
        return this.#choice(['off', 'on'], this.param.value === true ? 'on' : 'off', (word) => word === 'on');
      case 'choice':
        return fits(shape.options)
          ? this.#choice(shape.options, wordOf(this.param.value), (word) => word)
          : this.#select(shape.options);
      case 'text':
        return this.#text();
      default:
        return shape satisfies never;
    }
  }

  #number(range: Range): unknown {
    const value = typeof this.param.value === 'number' ? this.param.value : range.min;
    const span = range.max - range.min || 1;
    const at = clamp((value - range.min) / span, 0, 1);
    const text = places(value, decimals(range));
    const steps = Math.round(span / range.step);
    const move = (event: CustomEvent<number>): void =>
      put(
        this,
        this.param.address,
        Number((range.min + Math.round((event.detail * span) / range.step) * range.step).toFixed(6)),
      );
    return html`<deck-fader data-learn=${this.param.address} aria-label=${this.param.label} .steps=${steps <= 100 ? steps : null} .marks=${atOnce(at, text, this.hand)} @move=${move}></deck-fader>
      <span class="end figure">${this.#scissors()}<span>${text}${this.unit === '' ? null : html`<small>${this.unit}</small>`}</span></span>`;
  }

  #choice(options: readonly string[], now: string, value: (word: string) => string | boolean): unknown {
    return html`<span class="wide end">${this.#scissors()}<span class="choice" role="radiogroup" aria-label=${this.param.label} @keydown=${(event: KeyboardEvent) => rove(event)}>${options.map(
      (word, i) =>
        html`<button class="press" role="radio" aria-checked=${word === now} tabindex=${word === now || (i === 0 && !options.includes(now)) ? 0 : -1} @click=${() => put(this, this.param.address, value(word))}>${said(word)}</button>`,
    )}</span></span>`;
  }

  #select(options: readonly string[]): unknown {
    const now = wordOf(this.param.value);
    return html`<span class="wide end">${this.#scissors()}<select aria-label=${this.param.label} @change=${(
      event: Event,
    ) => {
      if (event.target instanceof HTMLSelectElement) put(this, this.param.address, event.target.value);
    }}>${options.map((word) => html`<option value=${word} ?selected=${word === now}>${said(word)}</option>`)}</select></span>`;
  }

  #text(): unknown {
    const { value } = this.param;
    if (typeof value !== 'string')
      return html`<span class="wide end clip quiet">${this.#scissors()}<span class="clip">${Array.isArray(value) ? value.join(' · ') : JSON.stringify(value)}</span></span>`;
    return html`<span class="wide end">${this.#scissors()}<input aria-label=${this.param.label} .value=${value} @change=${(
      event: Event,
    ) => {
      if (event.target instanceof HTMLInputElement) put(this, this.param.address, event.target.value);
    }} /></span>`;
  }

  #scissors(): unknown {
    return this.param.cut
      ? html`<span title="Cuts the picture">${icon('cut')}<span class="unseen">cuts the picture</span></span>`
      : null;
  }
}

customElements.define('deck-param', DeckParam);

declare global {
  interface HTMLElementTagNameMap {
    'deck-param': DeckParam;
  }
}
