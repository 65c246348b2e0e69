/** All problems, the gravest first, each with its one deed. */
import { css, html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ProblemView } from '../../core/wire/view.ts';
import { deck } from './deed.ts';
import { icon } from './icon.ts';
import { deedOf, formOf, gravestFirst } from './problems.ts';
import { sheet } from './sheet.ts';

export class DeckProblems extends LitElement {
  static override properties = { problems: { attribute: false } };
  static override styles = [
    sheet,
    css`
      :host { display: block; }
      li { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; gap: var(--desk-gap-3); min-block-size: 3.25rem; padding: var(--desk-gap-1) var(--desk-gap-2) var(--desk-gap-1) var(--desk-gap-4); border-block-start: 1px solid var(--desk-line); }
      svg.i { inline-size: 1.375rem; block-size: 1.375rem; color: var(--desk-problem); }
      [data-weight='know'] svg { color: var(--desk-quiet); }
      p { --lines: 3; line-height: 1.25; }
      b { font-weight: 600; }
    `,
  ];

  declare problems: readonly ProblemView[];

  constructor() {
    super();
    this.problems = [];
  }

  protected override render(): unknown {
    return html`<ul>${repeat(
      gravestFirst(this.problems),
      (problem) => problem.id,
      (problem) => {
        const deed = deedOf(problem);
        return html`<li data-weight=${problem.weight}>${icon(formOf[problem.weight])}<p class="lines"><b>${problem.what}</b> ${problem.then}</p>
          ${deed === null ? html`<span></span>` : html`<button class="press" @click=${() => deck(this, deed)}>${problem.deed?.word}</button>`}</li>`;
      },
    )}</ul>`;
  }
}

customElements.define('deck-problems', DeckProblems);

declare global {
  interface HTMLElementTagNameMap {
    'deck-problems': DeckProblems;
  }
}
