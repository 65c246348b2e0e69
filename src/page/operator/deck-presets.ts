/** The presets that a deck can hold, as they lie on the pads; a press puts one on it and closes. */
import { css, html, LitElement } from 'lit';
import type { PadView, View } from '../../core/wire/view.ts';
import { ask } from './ask.ts';
import { blank } from './blank.ts';
import { put } from './deed.ts';
import { icon } from './icon.ts';
import { thumbnail } from './look.ts';
import { rove } from './rove.ts';
import { sheet } from './sheet.ts';

const across = 5;

export class DeckPresets extends LitElement {
  static override properties = {
    pads: {
      attribute: false,
      hasChanged: (next: View['pads'], before: View['pads'] | undefined) => namesOf(next) !== namesOf(before ?? []),
    },
    deck: {},
    chosen: {},
  };
  static override styles = [
    sheet,
    css`
      :host { display: block; padding: 0 var(--desk-gap-3) var(--desk-gap-3); }
      div { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: var(--desk-gap-1); }
      button { display: grid; grid-template-columns: 2.25rem minmax(0, 1fr) auto; align-items: center; gap: var(--desk-gap-2); min-block-size: var(--desk-target); padding-inline-end: var(--desk-gap-2); background: var(--desk-raised); border-radius: var(--desk-radius-2); box-shadow: inset 0 0 0 1px var(--desk-edge); overflow: clip; }
      button:hover { background: var(--desk-hover); }
      button:focus-visible { outline-offset: calc(-1 * var(--desk-stroke)); }
      i { align-self: stretch; background: var(--look) center / cover; opacity: 0.8; }
      [aria-checked='true'] { background: var(--desk-press); font-weight: 600; box-shadow: inset 0 0 0 var(--desk-stroke) var(--desk-ink); }
      p { color: var(--desk-faint); padding: var(--desk-gap-2) var(--desk-gap-1); }
    `,
  ];

  declare pads: View['pads'];
  declare deck: 'a' | 'b';
  /** The preset that is on it. */
  declare chosen: string | null;

  constructor() {
    super();
    this.pads = blank.pads;
    this.deck = 'a';
    this.chosen = null;
  }

  protected override render(): unknown {
    const presets = presetsOn(this.pads);
    if (presets.length === 0) return html`<p>No preset yet. Press an empty pad to store the look.</p>`;
    const first = presets.find(({ preset }) => preset === this.chosen) ?? presets[0];
    return html`<div role="radiogroup" aria-label="Preset on deck ${this.deck.toUpperCase()}" @keydown=${(event: KeyboardEvent) => rove(event, 'button', across)}>
      ${presets.map((pad) => this.#preset(pad, pad === first))}</div>`;
  }

  #preset(pad: PadView, isFirst: boolean): unknown {
    const isChosen = pad.preset === this.chosen;
    return html`<button role="radio" aria-checked=${isChosen} tabindex=${isFirst ? 0 : -1} style="--look:${thumbnail(pad.hues, pad.hue, pad.name)}" @click=${() => this.#choose(pad.preset)}>
      <i></i><span class="clip">${pad.name}</span>${isChosen ? icon('tick') : null}</button>`;
  }

  #choose(preset: string | null): void {
    put(this, `/crossfade/${this.deck}`, preset);
    ask(this, { open: null });
  }
}

/** Each preset once, though it may lie on several pads. */
const presetsOn = (pads: View['pads']): View['pads'] =>
  pads.filter(({ preset }, i) => preset !== null && pads.findIndex((other) => other.preset === preset) === i);

const namesOf = (pads: View['pads']): string =>
  presetsOn(pads)
    .map(({ preset, name }) => `${preset} ${name}`)
    .join('|');

customElements.define('deck-presets', DeckPresets);

declare global {
  interface HTMLElementTagNameMap {
    'deck-presets': DeckPresets;
  }
}
