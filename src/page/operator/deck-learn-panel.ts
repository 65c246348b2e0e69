/** Learn in the seat of the set list: the target, the sweep that was heard inside of what could be, and what to keep. */
import { css, html, LitElement } from 'lit';
import type { LearnView, ProposalView } from '../../core/wire/view.ts';
import { deck, type LearnDeed } from './deed.ts';
import { sheet } from './sheet.ts';

export class DeckLearnPanel extends LitElement {
  static override properties = { learn: { attribute: false } };
  static override styles = [
    sheet,
    css`
      :host { display: flex; flex-direction: column; background: var(--desk-panel); border-radius: var(--desk-radius-2); box-shadow: inset 0 0 0 var(--desk-stroke) var(--desk-learn); overflow: clip; }
      h2 { color: var(--desk-ink); }
      .body { flex: 1; min-block-size: 0; display: flex; flex-direction: column; gap: 0.375rem; padding: 0 var(--desk-gap-3); overflow: auto; scrollbar-width: none; }
      .sweep { position: relative; flex: none; block-size: 2.25rem; background: var(--desk-raised); border-radius: var(--desk-radius-1); overflow: clip; font-size: var(--desk-size-1); }
      .sweep i { position: absolute; inset-block: 0; inset-inline: calc(var(--lo) * 100%) calc(100% - var(--hi) * 100%); background: var(--desk-learn-deep); border-inline: 2px solid var(--desk-learn); }
      .sweep::after { content: ''; position: absolute; inset: 0; border: 1px dashed var(--desk-learn); border-radius: inherit; }
      .sweep b, .sweep span { position: absolute; inset-block: 0; display: grid; place-content: center; padding-inline: 0.5rem; z-index: 1; }
      .sweep b { inset-inline-start: clamp(0%, calc(var(--lo) * 100%), 55%); }
      .sweep b + b { inset-inline: auto clamp(0%, calc(100% - var(--hi) * 100%), 55%); }
      .sweep span { inset-inline-end: 0; color: var(--desk-quiet); }
      dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.1rem var(--desk-gap-3); line-height: 1.25; flex: none; }
      dt { color: var(--desk-faint); }
      .clash { color: var(--desk-problem); }
      .more { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: var(--desk-gap-1); margin-block-start: auto; flex: none; }
      .more > .press:nth-child(3) { grid-column: 1 / -1; }
      .more .press { min-inline-size: 0; padding-inline: var(--desk-gap-2); }
      select { block-size: var(--desk-target); background: var(--desk-raised); border-radius: var(--desk-radius-2); box-shadow: inset 0 0 0 1px var(--desk-edge); padding-inline: var(--desk-gap-2); min-inline-size: 0; inline-size: 100%; }
      option { background: var(--desk-raised); color: var(--desk-ink); }
      .acts { display: flex; gap: var(--desk-gap-1); flex: none; padding: var(--desk-gap-1) var(--desk-gap-3) var(--desk-gap-2); }
      .acts .press { flex: 1; padding-inline: var(--desk-gap-1); }
      @container (max-width: 74.9rem) { .body, .acts { padding-inline: var(--desk-gap-2); } .body { gap: 0.25rem; } .body > .how, .ends { display: none; } .sweep { block-size: 1.25rem; } .more { grid-template-columns: none; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); } .more > .press:nth-child(3) { grid-column: auto; } }
    `,
  ];

  declare learn: LearnView | null;

  constructor() {
    super();
    this.learn = null;
  }

  protected override render(): unknown {
    const { learn } = this;
    const proposal = learn?.proposal ?? null;
    const hasTarget = learn !== null && learn.target !== null;
    const step = hasTarget ? (proposal === null ? 'step 1 of 2' : 'step 2 of 2') : '';
    return html`<div class="head"><h2 class="clip grow">${hasTarget ? learn.name : 'Learn'}</h2><span class="small faint">${step}</span>
        <button class="press plain" aria-label="Done, leave learn" @click=${() => this.#say({ do: 'end' })}>Done</button></div>
      <div class="body">${proposal === null ? this.#ask(learn, hasTarget) : this.#heard(proposal)}</div>
      ${proposal === null ? null : html`<div class="acts"><button class="press" @click=${() => this.#say({ do: 'again' })}>Again</button>${this.#keeps(proposal)}</div>`}`;
  }

  #say(deed: LearnDeed): void {
    deck(this, { do: 'learn', deed });
  }

  #ask(learn: LearnView | null, hasTarget: boolean): unknown {
    if (hasTarget) {
      return html`<p role="status">Now move the control that shall play it: a knob all the way, an encoder to the right first; or press a pad or a key.</p>
        <p class="quiet">What is bound plays on meanwhile.</p>`;
    }
    const kept = learn?.kept ?? '';
    return html`<p role="status">${kept === '' ? null : html`<b>${kept}</b> `}Click ${kept === '' ? 'what' : 'the next that'} you want to play.</p>
      <p class="quiet">What stands nowhere on the screen is in Find, <kbd>/</kbd>.</p>`;
  }

  #heard(proposal: ProposalView): unknown {
    const { from, control, is, evidence, will, clash, delays } = proposal;
    return html`<p class="how">${proposal.sweep === null ? 'Is it this one?' : 'Move the control all the way, twice.'}</p>
      ${this.#sweep(proposal)}
      <div role="status"><dl><dt>Heard</dt><dd class="clip" title="${from}, ${control}, ${is}"><b>${from}, ${control}</b>, ${is}</dd>
        ${evidence === '' ? null : html`<dt class=${proposal.sweep === null ? '' : 'ends'}>${proposal.sweep === null ? 'Proof' : 'Ends'}</dt><dd class="clip ${proposal.sweep === null ? '' : 'ends'}" title=${evidence}>${evidence}</dd>`}
        <dt>Will be</dt><dd class="clip" title=${will}>${will}</dd>
        ${clash === '' ? null : html`<dt class="clash">Clash</dt><dd class="clip clash" title=${clash}>${clash}</dd>`}
        ${delays === '' ? null : html`<dt>Mind</dt><dd class="clip" title=${delays}>${delays}</dd>`}</dl></div>
      <div class="more">${this.#coding(proposal)}${this.#press(proposal)}${this.#landing(proposal)}${this.#rival(proposal)}</div>`;
  }

  #sweep({ sweep }: ProposalView): unknown {
    if (sweep === null) return null;
    const { low, high, least, most } = sweep;
    const at = (value: number): number => Math.round(((value - least) / (most - least || 1)) * 1000) / 1000;
    const say = (value: number): string => String(Math.round(value * 100) / 100);
    return html`<div class="sweep" role="img" aria-label="Heard ${say(low)} to ${say(high)} of ${say(least)} to ${say(most)}" style="--lo:${at(low)};--hi:${at(high)}">
      <i></i>${at(high) - at(low) < 0.2 ? null : html`<b>${say(low)}</b>`}<b>${say(high)}</b>${at(high) > 0.82 ? null : html`<span>${say(most)}</span>`}</div>`;
  }

  /** By the bytes, because makers name the schemes differently; what is said here is final. */
  #coding({ codings }: ProposalView): unknown {
    return this.#select('How its steps are read', codings, ({ scheme }) => ({ do: 'coding', scheme }));
  }

  #press({ presses }: ProposalView): unknown {
    return this.#select('Which press', presses, ({ press }) => ({ do: 'press', press }));
  }

  #landing({ landings }: ProposalView): unknown {
    return this.#select('Where it lands', landings, ({ lands }) => ({ do: 'lands', lands }));
  }

  #select<T extends { readonly words: string; readonly isChosen: boolean }>(
    name: string,
    choices: readonly T[],
    deedOf: (choice: T) => LearnDeed,
  ): unknown {
    if (choices.length === 0) return null;
    return html`<select aria-label=${name} @change=${(event: Event) => {
      const { target } = event;
      const choice = target instanceof HTMLSelectElement ? choices[target.selectedIndex] : undefined;
      if (choice !== undefined) this.#say(deedOf(choice));
    }}>${choices.map(({ words, isChosen }) => html`<option .selected=${isChosen}>${words}</option>`)}</select>`;
  }

  #rival({ rivals, codings, presses, landings }: ProposalView): unknown {
    const [rival] = rivals;
    if (rival === undefined) return null;
    const isAlone = codings.length + presses.length + landings.length === 0;
    const say = isAlone ? `${rival.words} moved too: use it instead` : `Use ${rival.words}`;
    return html`<button class="press" title="${rival.words} moved too" @click=${() => this.#say({ do: 'pick', key: rival.key })}><span class="clip">${say}</span></button>`;
  }

  #keeps({ full, heard, prefers }: ProposalView): unknown {
    const keep = (range: 'full' | 'heard', words: string | null): unknown => {
      const isProposed = range === prefers;
      return html`<button class="press ${isProposed ? 'go' : ''}" @click=${() => this.#say({ do: 'keep', range })}>Keep${words === null ? '' : ` ${words}`}</button>`;
    };
    if (full === null || heard === null) return keep('full', full);
    // What is proposed stands last, under the thumb.
    return prefers === 'full' ? [keep('heard', heard), keep('full', full)] : [keep('full', full), keep('heard', heard)];
  }
}

customElements.define('deck-learn-panel', DeckLearnPanel);

declare global {
  interface HTMLElementTagNameMap {
    'deck-learn-panel': DeckLearnPanel;
  }
}
