/** The far view: what a tired eye can read from two metres, and one press that leaves it. */
import { html, LitElement } from 'lit';
import type { View } from '../../core/wire/view.ts';
import { ask } from './ask.ts';
import { blank } from './blank.ts';
import './deck-clock.ts';
import { deck } from './deed.ts';
import { farSheet } from './deck-far-view.css.ts';
import { type Line, nextLine, nowLine } from './far-say.ts';
import { icon } from './icon.ts';
import { type Bridge, phaseOf } from './phase.ts';
import { formOf, gravestFirst, noBridge } from './problems.ts';
import { sheet } from './sheet.ts';
import { places, unitOf } from './words.ts';

export class DeckFarView extends LitElement {
  static override properties = { view: { attribute: false }, bridge: {} };
  static override styles = [sheet, farSheet];

  declare view: View;
  declare bridge: Bridge;

  constructor() {
    super();
    this.view = blank;
    this.bridge = 'open';
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('.leave')?.focus({ focusVisible: false });
  }

  protected override render(): unknown {
    const { view, bridge } = this;
    const unit = unitOf(view);
    const { icon: form, word } = phaseOf(view.link, bridge);
    const isRehearsal = view.link.rehearsal && bridge === 'open';
    return html`<div class="top" ?data-rehearsal=${isRehearsal}>
        <h2 class="unseen">Scope Deck, far view</h2>
        <span class="big phase" data-phase=${bridge === 'lost' ? 'lost' : view.link.phase}>${icon(form)}<span class="clip">${word}</span></span>
        <span class="what">${this.#what().map((say) => html`<span>${say}</span>`)}</span>
        <span class="big">${view.tempo.bpm === null ? html`<span class="none">–</span>` : places(view.tempo.bpm, 1)}</span>
      </div>
      ${this.#line('now', 'Now', nowLine(view, unit))} ${this.#line('next', 'Next', nextLine(view, unit))} ${this.#foot()}`;
  }

  #line(kind: 'now' | 'next', word: string, line: Line): unknown {
    const [figure, mark] = line.left.split(' ');
    return html`<section class="line ${kind}" data-state=${line.state} aria-label=${word}>
      <span class="who"><small>${line.small}</small><span class="thing clip">${line.thing}</span></span>
      <span class="left"><small>${line.when}</small>${line.left === '' ? null : html`<b>${figure}<small>${mark}</small></b>`}</span>
      ${kind === 'now' ? html`<span class="run"><i style="--done:${places(line.done, 3)}"></i></span>` : null}
    </section>`;
  }

  #what(): readonly string[] {
    const { stage } = this.view;
    const says = [
      stage.blackout ? 'Blackout' : '',
      stage.freeze ? 'Frozen' : '',
      stage.loop === 'off' ? '' : 'Loop',
      stage.fx > 0 && stage.trails > 0.005 ? 'Trails' : '',
      `Master ${Math.round(stage.level * 100)}`,
    ];
    return says.filter((say) => say !== '').slice(0, 3);
  }

  #foot(): unknown {
    const all = this.bridge === 'lost' ? [noBridge, ...this.view.problems] : this.view.problems;
    const first = gravestFirst(all)[0];
    return html`<div class="foot">
      ${first === undefined ? html`<span></span><p class="lines"></p>` : html`<span class="form" data-weight=${first.weight}>${icon(formOf[first.weight])}</span><p class="lines" role=${first.weight === 'risk' ? 'alert' : 'status'}>${first.what}</p>`}
      <span class="clock"><deck-clock></deck-clock><button class="press" aria-label="F, full screen" @click=${() => deck(this, { do: 'full' })}>F</button><button class="press leave" aria-label="H, leave the far view" @click=${() => ask(this, { open: null })}>H</button></span>
    </div>`;
  }
}

customElements.define('deck-far-view', DeckFarView);

declare global {
  interface HTMLElementTagNameMap {
    'deck-far-view': DeckFarView;
  }
}
