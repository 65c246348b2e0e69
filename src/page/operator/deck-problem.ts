/** The one seat of problems: the gravest, its deed, and the way to the others. */
import { css, html, LitElement } from 'lit';
import type { ProblemView } from '../../core/wire/view.ts';
import { ask } from './ask.ts';
import { deck } from './deed.ts';
import { icon } from './icon.ts';
import { deedOf, formOf, gravestFirst } from './problems.ts';
import { sheet } from './sheet.ts';

export class DeckProblem extends LitElement {
  static override properties = { problems: { attribute: false }, open: { type: Boolean } };
  static override styles = [
    sheet,
    css`
      :host { display: flex; align-items: center; gap: var(--desk-gap-2); padding-inline: var(--desk-gap-3) var(--desk-gap-2); }
      .seat { flex: 1; min-inline-size: 0; display: flex; align-items: center; gap: var(--desk-gap-3); }
      .seat > svg { color: var(--desk-problem); inline-size: 1.375rem; block-size: 1.375rem; }
      .seat[data-weight='know'] > svg { color: var(--desk-quiet); }
      p { flex: 1; min-inline-size: 0; --lines: 2; line-height: 1.25; }
      b { font-weight: 600; }
      .press { flex: none; }
    `,
  ];

  declare problems: readonly ProblemView[];
  declare open: boolean;

  constructor() {
    super();
    this.problems = [];
    this.open = false;
  }

  protected override render(): unknown {
    const first = gravestFirst(this.problems)[0];
    const count = this.problems.length;
    return html`<div class="seat" role=${first?.weight === 'risk' ? 'alert' : 'status'} data-weight=${first?.weight ?? 'none'}>
        ${
          first === undefined
            ? html`<p class="lines faint">Nothing to report</p>`
            : html`${icon(formOf[first.weight])}<p class="lines"><b>${first.what}</b> ${first.then}</p>`
        }
      </div>
      ${first === undefined ? null : this.#deed(first)}
      ${
        count < 2
          ? null
          : html`<button class="press" aria-expanded=${this.open} @click=${() => ask(this, { open: this.open ? null : 'problems' })}>${count} problems</button>`
      }`;
  }

  #deed(problem: ProblemView): unknown {
    const deed = deedOf(problem);
    return deed === null
      ? null
      : html`<button class="press" @click=${() => deck(this, deed)}>${problem.deed?.word}</button>`;
  }
}

customElements.define('deck-problem', DeckProblem);

declare global {
  interface HTMLElementTagNameMap {
    'deck-problem': DeckProblem;
  }
}
