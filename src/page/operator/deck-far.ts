/** The far bar: the link, how far behind the picture is, the problem, the output. Rehearsal hatches all of it. */
import { css, html, LitElement } from 'lit';
import type { View } from '../../core/wire/view.ts';
import { ask, type Open } from './ask.ts';
import { blank } from './blank.ts';
import { deck } from './deed.ts';
import './deck-link.ts';
import './deck-pace.ts';
import './deck-problem.ts';
import { hold } from './hold.ts';
import { icon } from './icon.ts';
import type { Bridge } from './phase.ts';
import { withOurs } from './problems.ts';
import { Roving } from './roving.ts';
import { sheet } from './sheet.ts';

/** What the output seat says; `isHeld`: a window is open, so that changing it must be held. */
export type OutputState = {
  readonly word: string;
  readonly line: string;
  readonly isHeld: boolean;
  readonly lost: 'nothing' | 'window' | 'full-screen';
};

export class DeckFar extends LitElement {
  static override properties = {
    link: { attribute: false },
    pace: { attribute: false },
    problems: { attribute: false },
    bridge: {},
    output: { attribute: false },
    open: {},
    learns: { type: Boolean },
  };
  static override styles = [
    sheet,
    css`
      :host { display: grid; grid-template-columns: auto auto minmax(0, 1fr) auto; background: var(--desk-panel); border-block-end: 1px solid var(--desk-line); }
      :host([data-rehearsal]) { background: repeating-linear-gradient(-45deg, var(--desk-panel) 0 0.75rem, var(--desk-press) 0.75rem 1.5rem); }
      :host > *, .acts { min-inline-size: 0; }
      deck-pace, deck-problem, .acts { border-inline-start: 1px solid var(--desk-line); }
      :host([data-rehearsal]) :is(deck-pace, deck-problem, .acts) { border-inline-start-color: var(--desk-edge); }
      .acts { display: flex; align-items: center; padding-inline: var(--desk-gap-1); }
      .acts .press { padding-inline: var(--desk-gap-2); }
      .acts .output { line-height: 1.2; inline-size: 8.125rem; justify-content: flex-start; font-weight: 400; }
      .output > span:not(.unseen) { display: grid; min-inline-size: 0; }
      .output b { font-weight: 600; }
      .output.hold:enabled::after { inset-block-end: 0.125rem; }
      @container (max-width: 74.9rem) { kbd { display: none; } .acts .output { inline-size: 7rem; } }
    `,
  ];

  declare link: View['link'];
  declare pace: View['pace'];
  declare problems: View['problems'];
  declare bridge: Bridge;
  declare output: OutputState;
  declare open: Open;
  /** Learn mode is on. */
  declare learns: boolean;

  constructor() {
    super();
    this.link = blank.link;
    this.pace = blank.pace;
    this.problems = [];
    this.bridge = 'open';
    this.output = { word: 'No stage', line: 'open a window', isHeld: false, lost: 'nothing' };
    this.open = null;
    this.learns = false;
    this.addController(new Roving(this, '.acts button'));
  }

  protected override willUpdate(): void {
    this.toggleAttribute('data-rehearsal', this.link.rehearsal && this.bridge === 'open');
  }

  protected override render(): unknown {
    const problems = withOurs(this.problems, this.bridge, this.output);
    return html`<deck-link .link=${this.link} .bridge=${this.bridge}></deck-link>
      <deck-pace role="group" aria-label="Pace" .pace=${this.pace}></deck-pace>
      <deck-problem .problems=${problems} .open=${this.open === 'problems'}></deck-problem>
      <div class="acts">
        ${this.#output()}
        <button class="press plain" aria-label="Learn L" aria-pressed=${this.learns} @click=${() => deck(this, { do: 'learn', deed: { do: this.learns ? 'end' : 'begin' } })}>${icon('learn')}<kbd>L</kbd></button>
        <button class="press plain" aria-label="Find /" aria-expanded=${this.open === 'find'} @click=${() => ask(this, { open: this.open === 'find' ? null : 'find' })}>${icon('find')}<kbd>/</kbd></button>
        <button class="press plain" aria-label="H, far view" @click=${() => ask(this, { open: 'far' })}>${icon('eye')}<kbd>H</kbd></button>
        <button class="press plain" aria-label="? keyboard map" aria-expanded=${this.open === 'keys'} @click=${() => ask(this, { open: this.open === 'keys' ? null : 'keys' })}>?</button>
      </div>`;
  }

  #output(): unknown {
    const { word, line, isHeld } = this.output;
    const act = (): void => deck(this, { do: 'output' });
    const face = html`${icon('display')}<span><b class="clip">${word}</b> <span class="small quiet clip">${line}</span></span><span class="unseen">, output, ${isHeld ? 'hold to change' : 'press to open'}</span>`;
    return isHeld
      ? html`<button class="press plain output hold" ${hold({ held: act })}><i></i>${face}</button>`
      : html`<button class="press plain output" @click=${act}>${face}</button>`;
  }
}

customElements.define('deck-far', DeckFar);

declare global {
  interface HTMLElementTagNameMap {
    'deck-far': DeckFar;
  }
}
