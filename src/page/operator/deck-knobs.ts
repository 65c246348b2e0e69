/** The eight knobs over the columns: the stage's effects, seen at once. */
import { css, html, LitElement } from 'lit';
import type { StageView, View } from '../../core/wire/view.ts';
import { blank } from './blank.ts';
import './deck-fader.ts';
import { deadOf } from './dead.ts';
import { put } from './deed.ts';
import { type Knob, knobs } from './knobs.ts';
import { sheet } from './sheet.ts';
import { atOnce, handOn } from './waits.ts';

export class DeckKnobs extends LitElement {
  static override properties = { stage: { attribute: false }, hands: { attribute: false } };
  static override styles = [
    sheet,
    css`
      :host { display: grid; grid-template: minmax(0, 1fr) / repeat(8, minmax(0, 1fr)); gap: var(--desk-gap-1); }
      .knob { position: relative; background: var(--desk-panel); border-radius: var(--desk-radius-2); min-inline-size: 0; min-block-size: var(--desk-head); }
      .lab { position: absolute; z-index: 1; inset: 0.1875rem 0.5rem auto; display: flex; justify-content: space-between; gap: 0.25rem; font-size: var(--desk-size-1); line-height: 1.25rem; color: var(--desk-quiet); white-space: nowrap; pointer-events: none; }
      .lab b { font-weight: 500; flex: none; }
      .on .lab { color: var(--desk-ink); font-weight: 600; }
      .on .lab b { font-weight: 700; }
      .dead .lab { color: var(--desk-faint); }
      deck-fader { --bar: 0.875rem; --track: 1.4375rem 0.6875rem 0.3125rem; position: absolute; inset: 0; block-size: auto; }
    `,
  ];

  declare stage: StageView | null;
  declare hands: View['hands'];

  constructor() {
    super();
    this.stage = null;
    this.hands = blank.hands;
  }

  protected override render(): unknown {
    return knobs.map((knob) => this.#knob(knob));
  }

  #knob(knob: Knob): unknown {
    const { stage } = this;
    const why = deadOf(knob.address);
    const isDead = stage === null || why !== null;
    const isOn = !isDead && knob.isOn(stage);
    const at = stage === null ? knob.neutral : knob.at(stage);
    const text = isDead ? '–' : knob.text(stage);
    return html`<div class="knob ${isOn ? 'on' : ''} ${isDead ? 'dead' : ''}" title=${why ?? ''}>
      <span class="lab"><span class="clip">${knob.name}</span><b>${text}</b></span>
      <deck-fader
        flashes
        data-learn=${knob.address}
        aria-label=${knob.name}
        ?centre=${knob.form === 'centre'}
        ?notch=${knob.form === 'notch'}
        ?calm=${!isOn}
        ?off=${isDead}
        .neutral=${knob.neutral}
        .steps=${knob.steps}
        .marks=${atOnce(at, text, handOn(this.hands, knob.address))}
        @move=${(event: CustomEvent<number>) => put(this, knob.address, knob.value(event.detail))}
      ></deck-fader>
    </div>`;
  }
}

customElements.define('deck-knobs', DeckKnobs);

declare global {
  interface HTMLElementTagNameMap {
    'deck-knobs': DeckKnobs;
  }
}
