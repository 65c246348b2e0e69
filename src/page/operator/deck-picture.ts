/** The picture as the audience sees it, with what is done to it named in its upper left. */
import { css, html, LitElement } from 'lit';
import type { LinkView, StageView } from '../../core/wire/view.ts';
import { blank } from './blank.ts';
import { deck } from './deed.ts';
import { loopWords } from './knobs.ts';
import { sheet } from './sheet.ts';
import { places } from './words.ts';

export class DeckPicture extends LitElement {
  static override properties = {
    stage: { attribute: false },
    phase: {},
    paused: { type: Boolean },
    rehearsal: { type: Boolean },
  };
  static override styles = [
    sheet,
    css`
      :host { position: relative; display: block; background: var(--desk-stage); overflow: clip; contain: strict; }
      slot { display: block; position: absolute; inset: 0; }
      ::slotted(*) { inline-size: 100%; block-size: 100%; display: block; }
      .says { position: absolute; inset: 0.25rem 0.25rem auto; display: flex; flex-wrap: wrap; gap: var(--desk-gap-1); pointer-events: none; }
      .says b { background: var(--desk-panel); border-radius: var(--desk-radius-1); padding: 0.0625rem 0.375rem; font-size: var(--desk-size-1); line-height: 1.25rem; font-weight: 600; white-space: nowrap; }
      .says .not { background: var(--desk-ink); color: var(--desk-on-bright); }
      .over { position: absolute; inset: 0; display: grid; place-content: center; justify-items: center; gap: var(--desk-gap-1); text-align: center; line-height: 1.25; pointer-events: none; }
      .over b { font-size: var(--desk-size-5); font-weight: 700; background: var(--desk-panel); padding-inline: 0.5rem; border-radius: var(--desk-radius-1); }
      .over span { font-size: var(--desk-size-1); background: var(--desk-panel); padding-inline: 0.375rem; border-radius: var(--desk-radius-1); color: var(--desk-quiet); }
      .over .press { pointer-events: auto; margin-block-start: var(--desk-gap-1); min-inline-size: 9rem; }
    `,
  ];

  declare stage: StageView;
  declare phase: LinkView['phase'];
  declare paused: boolean;
  declare rehearsal: boolean;

  constructor() {
    super();
    this.stage = blank.stage;
    this.phase = 'idle';
    this.paused = false;
    this.rehearsal = false;
  }

  protected override render(): unknown {
    return html`<slot></slot>
      <div class="says">${this.rehearsal ? html`<b class="not">Rehearsal</b>` : null}${this.#says().map((say) => html`<b>${say}</b>`)}</div>
      ${this.#over()}`;
  }

  #says(): readonly string[] {
    const { stage } = this;
    const says: string[] = [];
    if (this.paused) says.push('Scope is paused');
    if (stage.freeze) says.push('Frozen');
    if (stage.loop !== 'off') says.push(`Loop ${loopWords(stage.loop)}`);
    if (stage.level < 0.995) says.push(`Master ${Math.round(stage.level * 100)}`);
    if (stage.fx < 0.005) return says;
    if (stage.trails > 0.005) says.push(`Trails ${places(stage.trails, 2)}`);
    if (stage.zoom > 1.005) says.push(`Zoom ${places(stage.zoom, 1)}`);
    if (Math.abs(stage.hue) >= 0.5) says.push(`Hue ${Math.round(stage.hue)}°`);
    if (Math.abs(stage.saturation - 1) > 0.005) says.push(`Saturation ${places(stage.saturation, 1)}`);
    if (stage.mirror >= 1) says.push(`Mirror ${Math.round(stage.mirror)}`);
    return says;
  }

  #over(): unknown {
    if (this.phase === 'idle' || this.phase === 'stopped') {
      return html`<div class="over"><b>No picture</b><button class="press" @click=${() => deck(this, { do: 'wish', connect: true })}>Connect</button></div>`;
    }
    return this.stage.blackout ? html`<div class="over"><b>Blackout</b><span>Scope plays on</span></div>` : null;
  }
}

customElements.define('deck-picture', DeckPicture);

declare global {
  interface HTMLElementTagNameMap {
    'deck-picture': DeckPicture;
  }
}
