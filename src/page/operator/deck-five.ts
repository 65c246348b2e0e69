/** The five presses: four act at once and act back at once; panic stands apart and is held. */
import { css, html, LitElement } from 'lit';
import type { StageView } from '../../core/wire/view.ts';
import { blank } from './blank.ts';
import { deadOf } from './dead.ts';
import { put } from './deed.ts';
import { hold } from './hold.ts';
import { press } from './press.ts';
import { Roving } from './roving.ts';
import { sheet } from './sheet.ts';

const noLoop = deadOf('/stage/loop');

export class DeckFive extends LitElement {
  static override properties = { stage: { attribute: false } };
  static override styles = [
    sheet,
    css`
      :host { display: grid; grid-template-columns: 4.5rem 3.625rem 3rem 3rem minmax(0, 1fr); gap: var(--desk-gap-1); padding: var(--desk-gap-1); border-block-start: 1px solid var(--desk-line); }
      .press { padding-inline: 0; min-inline-size: 0; }
      .panic { margin-inline-start: 0.5rem; --held-time: var(--desk-hold-panic); }
      @container (max-width: 74.9rem) {
        :host { grid-template-columns: repeat(4, minmax(0, 1fr)) 11rem; padding: 0; border: 0; }
        .press { min-block-size: 0; }
        .panic { margin-inline-start: 1.5rem; }
      }
    `,
  ];

  declare stage: StageView;
  /** What Loop comes back to. */
  #loop = '1';

  constructor() {
    super();
    this.stage = blank.stage;
    this.addController(new Roving(this, 'button'));
  }

  protected override willUpdate(): void {
    if (this.stage.loop !== 'off') this.#loop = this.stage.loop;
  }

  protected override render(): unknown {
    const { blackout, freeze, loop } = this.stage;
    return html`<button class="press" aria-pressed=${blackout} ${press(() => put(this, '/stage/blackout', !this.stage.blackout))}>Blackout</button>
      <button class="press" aria-pressed=${freeze} ${press(() => put(this, '/stage/freeze', !this.stage.freeze))}>Freeze</button>
      <button class="press" data-learn="/stage/loop" aria-pressed=${loop !== 'off'} ?disabled=${noLoop !== null} title=${noLoop ?? ''} ${press(() => this.#turn())}>Loop</button>
      <button class="press" data-learn="/stage/flash" ${press(() => put(this, '/stage/flash', 1))}>Flash</button>
      <button class="press hold panic" aria-label="Panic, hold to act" ${hold({ held: () => put(this, '/panic', true) })}><i></i><span>Panic</span></button>`;
  }

  #turn(): void {
    put(this, '/stage/loop', this.stage.loop === 'off' ? this.#loop : 'off');
  }
}

customElements.define('deck-five', DeckFive);

declare global {
  interface HTMLElementTagNameMap {
    'deck-five': DeckFive;
  }
}
