/** Parameters: what the desk itself does to the mix first, then the live ones, then hard cuts, dead ones last. */
import { css, html, LitElement } from 'lit';
import type { ParamView, View } from '../../core/wire/view.ts';
import { blank } from './blank.ts';
import './deck-param.ts';
import { sheet } from './sheet.ts';
import { handOn } from './waits.ts';

const blends: ParamView['shape'] = { of: 'choice', options: ['linear', 'slerp'] };
const rank = (param: ParamView): number => (param.dead !== null ? 2 : param.cut ? 1 : 0);

export class DeckParams extends LitElement {
  static override properties = {
    params: { attribute: false },
    glide: { type: Number },
    blend: {},
    method: {},
    hands: { attribute: false },
  };
  static override styles = [
    sheet,
    css`
      :host { display: flex; flex-direction: column; }
      ul { flex: 1; min-block-size: 0; }
      li + li { border-block-start: 1px solid var(--desk-line); }
    `,
  ];

  declare params: readonly ParamView[];
  declare glide: number;
  declare blend: 'linear' | 'slerp';
  declare method: 'linear' | 'slerp';
  declare hands: View['hands'];

  constructor() {
    super();
    this.params = blank.params;
    this.glide = blank.glide;
    this.blend = blank.blend;
    this.method = blank.transition.method;
    this.hands = blank.hands;
  }

  protected override render(): unknown {
    const sorted = [...this.params].sort((a, b) => rank(a) - rank(b));
    const own = { cut: false, dead: null };
    const glide: ParamView = {
      ...own,
      address: '/prompt/glide',
      label: 'Glide',
      value: this.glide,
      shape: { of: 'number', min: 0, max: 10, step: 0.1 },
    };
    const blend: ParamView = {
      ...own,
      address: '/prompt/blend',
      label: 'Between prompts',
      value: this.blend,
      shape: blends,
    };
    const method: ParamView = {
      ...own,
      address: '/transition/method',
      label: 'In a recall',
      value: this.method,
      shape: blends,
    };
    return html`<ul class="rows" aria-label="Parameters">
      <li><deck-param .param=${glide} .hand=${handOn(this.hands, glide.address)} unit="s"></deck-param></li>
      <li><deck-param .param=${blend}></deck-param></li>
      <li><deck-param .param=${method}></deck-param></li>
      ${sorted.map((param) => html`<li><deck-param .param=${param} .hand=${handOn(this.hands, param.address)}></deck-param></li>`)}
    </ul>`;
  }
}

customElements.define('deck-params', DeckParams);

declare global {
  interface HTMLElementTagNameMap {
    'deck-params': DeckParams;
  }
}
