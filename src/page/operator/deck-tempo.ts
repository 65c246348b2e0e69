/** The tempo's row: tap, where recalls land, how long they take, and which sixteen pads are seen. */
import { css, html, LitElement } from 'lit';
import type { View } from '../../core/wire/view.ts';
import { ask } from './ask.ts';
import { blank } from './blank.ts';
import { deadOf } from './dead.ts';
import { put } from './deed.ts';
import { icon } from './icon.ts';
import { stepLength } from './lengths.ts';
import { press } from './press.ts';
import { rove } from './rove.ts';
import { Roving } from './roving.ts';
import { sheet } from './sheet.ts';
import { beatsOf, places } from './words.ts';

const grid = [
  { value: 'off', word: 'Off' },
  { value: 'beat', word: 'Beat' },
  { value: 'bar', word: 'Bar' },
  { value: '2-bar', word: '2' },
  { value: '4-bar', word: '4' },
] as const;

const noTempo = deadOf('/tempo/tap');

export class DeckTempo extends LitElement {
  static override properties = {
    tempo: { attribute: false },
    transition: { attribute: false },
    bank: { type: Number },
    banks: { type: Number },
  };
  static override styles = [
    sheet,
    css`
      :host { display: flex; align-items: center; justify-content: space-between; gap: var(--desk-gap-2); background: var(--desk-panel); border-radius: var(--desk-radius-2); block-size: var(--desk-head); padding-inline: var(--desk-gap-3) 0; white-space: nowrap; overflow: clip; }
      .tempo { display: flex; align-items: center; gap: var(--desk-gap-3); }
      .bpm { display: grid; align-content: center; justify-items: start; line-height: 1.05; inline-size: 4.75rem; block-size: var(--desk-target); }
      .bpm b { font-size: var(--desk-size-5); font-weight: 600; letter-spacing: -0.02em; line-height: 1.05; }
      .bpm small { font-size: var(--desk-size-1); color: var(--desk-quiet); inline-size: 100%; }
      .level { inline-size: 0.5rem; visibility: hidden; }
      .beats { display: grid; gap: 0.125rem; line-height: 1.1; font-size: var(--desk-size-1); color: var(--desk-faint); inline-size: 3.25rem; }
      .beats span { display: flex; gap: 0.25rem; }
      .beats i { inline-size: 0.625rem; block-size: 0.9375rem; border-radius: 1px; box-shadow: inset 0 0 0 1px var(--desk-edge); }
      .beats i[data-on] { background: var(--desk-ink); box-shadow: none; }
      .cell { display: flex; align-items: center; gap: var(--desk-gap-2); }
      .length { display: grid; align-content: center; justify-items: center; inline-size: 3.5rem; line-height: 1.15; }
      .length b { font-size: var(--desk-size-4); font-weight: 600; line-height: 1.1; }
      .bank { inline-size: 2.75rem; text-align: center; }
      @container (max-width: 74.9rem) { .spare { display: none; } }
    `,
  ];

  declare tempo: View['tempo'];
  declare transition: View['transition'];
  declare bank: number;
  declare banks: number;

  constructor() {
    super();
    this.tempo = blank.tempo;
    this.transition = blank.transition;
    this.bank = 0;
    this.banks = 1;
    this.addController(new Roving(this, 'button:not([role="radio"])'));
  }

  protected override render(): unknown {
    const { bpm, source, beat } = this.tempo;
    return html`<div class="tempo">
        <span class="bpm" data-learn="/tempo/bpm"><b>${bpm === null ? '–' : places(bpm, 1)}</b><small class="clip">${source}</small></span>
        <span class="level"></span>
        <span class="beats"><span aria-hidden="true">${[0, 1, 2, 3].map((i) => html`<i ?data-on=${beat !== null && beat % 4 === i}></i>`)}</span>${beat === null ? 'no beat' : `bar ${Math.floor(beat / 4) + 1}`}</span>
        <button class="press" data-learn="/tempo/tap" ?disabled=${noTempo !== null} title=${noTempo ?? ''} ${press(() => put(this, '/tempo/tap', true))}>Tap</button>
      </div>
      ${this.#landing()} ${this.#fade()}
      <div class="cell" style="gap:0">
        <button class="press plain" aria-label="Bank before" ?disabled=${this.bank === 0} @click=${() => ask(this, { bank: this.bank - 1 })}>${icon('left')}</button>
        <span class="quiet bank">${this.bank * 16 + 1}–${this.bank * 16 + 16}</span>
        <button class="press plain" aria-label="Bank after" ?disabled=${this.bank + 1 >= this.banks} @click=${() => ask(this, { bank: this.bank + 1 })}>${icon('right')}</button>
      </div>`;
  }

  #landing(): unknown {
    const { bpm, quantize } = this.tempo;
    const now = bpm === null ? 'off' : quantize;
    return html`<div class="cell"><span class="small faint spare">Land on</span>
      <span class="choice" data-learn="/tempo/quantize" role="radiogroup" aria-label="Land on" @keydown=${(event: KeyboardEvent) => rove(event)}>${grid.map(
        ({ value, word }) =>
          html`<button class="press" role="radio" aria-checked=${value === now} tabindex=${value === now ? 0 : -1} ?disabled=${bpm === null && value !== 'off'} @click=${() => put(this, '/tempo/quantize', value)}>${word}</button>`,
      )}</span></div>`;
  }

  #fade(): unknown {
    const { seconds, unit } = this.transition;
    const { bpm } = this.tempo;
    const isBeats = unit === 'beats' && bpm !== null;
    const now = isBeats ? beatsOf(seconds, bpm) : seconds;
    const turn = (way: -1 | 1): void =>
      put(this, isBeats ? '/transition/beats' : '/transition/time', stepLength(now, way, isBeats));
    const speak = (beats: boolean): void => {
      if (beats === isBeats) return;
      put(
        this,
        beats ? '/transition/beats' : '/transition/time',
        beats && bpm !== null ? beatsOf(seconds, bpm) : Math.round(seconds * 10) / 10,
      );
    };
    return html`<div class="cell">
      <span class="step"><button class="press plain" aria-label="Shorter" @click=${() => turn(-1)}>${icon('minus')}</button
        ><span class="length" data-learn=${isBeats ? '/transition/beats' : '/transition/time'}><b>${isBeats ? `${now} b` : `${places(seconds, seconds < 1 ? 2 : 1)} s`}</b><span class="small faint">fade</span></span
        ><button class="press plain" aria-label="Longer" @click=${() => turn(1)}>${icon('plus')}</button></span>
      <span class="choice" role="radiogroup" aria-label="Time in" @keydown=${(event: KeyboardEvent) => rove(event)}
        ><button class="press" role="radio" aria-checked=${!isBeats} tabindex=${isBeats ? -1 : 0} @click=${() => speak(false)}>s</button
        ><button class="press" role="radio" aria-checked=${isBeats} tabindex=${isBeats ? 0 : -1} ?disabled=${bpm === null} @click=${() => speak(true)}>beats</button></span>
    </div>`;
  }
}

customElements.define('deck-tempo', DeckTempo);

declare global {
  interface HTMLElementTagNameMap {
    'deck-tempo': DeckTempo;
  }
}
