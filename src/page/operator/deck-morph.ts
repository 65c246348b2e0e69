/** The morph pad: the puck is wanted, dragged by distance or moved by arrows; its corners stand outside of the plane. */
import { css, html, LitElement } from 'lit';
import { clamp } from '../../core/unit.ts';
import type { DeckView, View } from '../../core/wire/view.ts';
import { blank } from './blank.ts';
import { deck } from './deed.ts';
import { drag } from './drag.ts';
import { sheet } from './sheet.ts';
import { percent } from './words.ts';

const none: DeckView = { preset: null, name: '', share: 0 };
const figure = (corner: DeckView | undefined): unknown =>
  corner === undefined || corner.preset === null ? null : html`<b>${Math.round(corner.share)}</b>`;

export class DeckMorph extends LitElement {
  static override properties = {
    x: { type: Number },
    y: { type: Number },
    corners: { attribute: false },
    ghost: { type: Boolean, reflect: true },
  };
  static override styles = [
    sheet,
    css`
      :host { display: grid; grid-template-rows: 1.25rem minmax(0, 1fr) 1.25rem; }
      .ends { display: flex; justify-content: space-between; gap: var(--desk-gap-2); font-size: var(--desk-size-1); line-height: 1.25rem; color: var(--desk-quiet); min-inline-size: 0; }
      .ends span { display: flex; gap: 0.375rem; min-inline-size: 0; }
      .ends span:last-child { justify-content: flex-end; }
      .ends b { flex: none; color: var(--desk-ink); font-weight: 600; }
      :host([ghost]) .ends, :host([ghost]) .ends b { color: var(--desk-faint); font-weight: 400; }
      .plane { position: relative; border-radius: var(--desk-radius-2); background: linear-gradient(var(--desk-line), var(--desk-line)) 50% 0 / 1px 100% no-repeat, linear-gradient(var(--desk-line), var(--desk-line)) 0 50% / 100% 1px no-repeat, var(--desk-raised); box-shadow: inset 0 0 0 1px var(--desk-edge); touch-action: none; contain: layout paint; }
      .field { position: absolute; inset: 0.875rem; }
      /* what learn mode takes hold of: one way of the plane each */
      .axis { position: absolute; inset: 0 50% 0 0; pointer-events: none; }
      .axis + .axis { inset: 0 0 0 50%; }
      .puck { position: absolute; inline-size: 1.5rem; block-size: 1.5rem; inset: calc(var(--y) * 100%) auto auto calc(var(--x) * 100%); translate: -50% -50%; border-radius: 50%; background: var(--desk-ink); box-shadow: 0 0 0 2px var(--desk-raised), inset 0 0 0 0.4375rem var(--desk-ink), inset 0 0 0 1rem var(--desk-on-bright); }
      :host([ghost]) .puck { background: none; box-shadow: inset 0 0 0 2px var(--desk-faint); }
      .lit .puck { outline: 2px solid var(--desk-live); }
    `,
  ];

  declare x: number;
  declare y: number;
  declare corners: View['morph']['corners'];
  declare ghost: boolean;
  #own: { x: number; y: number } | null = null;
  #isHeld = false;
  #settle = 0;

  constructor() {
    super();
    this.x = 0.5;
    this.y = 0.5;
    this.corners = blank.morph.corners;
    this.ghost = true;
  }

  protected override firstUpdated(): void {
    const plane = this.renderRoot.querySelector<HTMLElement>('.plane');
    const field = this.renderRoot.querySelector('.field');
    if (plane === null || field === null) return;
    drag(plane, {
      begin: () => {
        this.#isHeld = true;
        plane.classList.add('lit');
      },
      by: (x, y) => this.#by(x / field.clientWidth, y / field.clientHeight),
      end: () => {
        this.#isHeld = false;
        plane.classList.remove('lit');
      },
    });
  }

  protected override render(): unknown {
    const { x, y } = this.#at();
    const say = `${percent(x)} across, ${percent(y)} up`;
    const keys = (event: KeyboardEvent): void => this.#key(event);
    return html`${this.#ends(0)}
      <div class="plane" role="slider" tabindex="0" aria-label="Morph pad" aria-valuemin="0" aria-valuemax="100" aria-valuenow=${percent(x)} aria-valuetext=${say} @keydown=${keys} style="--x:${x};--y:${1 - y}">
        <div class="field"><i class="puck"></i></div><span class="axis" data-learn="/morph/x" data-word="↔ X"></span><span class="axis" data-learn="/morph/y" data-word="↕ Y"></span>
      </div>
      ${this.#ends(2)}`;
  }

  /** Outside of the plane, so that the puck hides nothing. */
  #ends(first: 0 | 2): unknown {
    const [left, right] = [this.corners[first], this.corners[first + 1]].map((corner) => corner ?? none);
    return html`<div class="ends"><span><span class="clip">${left?.name}</span>${figure(left)}</span
      ><span>${figure(right)}<span class="clip">${right?.name}</span></span></div>`;
  }

  #at(): { x: number; y: number } {
    const { x, y } = this;
    if (this.#own !== null && !this.#isHeld && Math.hypot(x - this.#own.x, y - this.#own.y) < 0.006) this.#own = null;
    return this.#own ?? { x, y };
  }

  #by(x: number, y: number): void {
    const from = this.#at();
    const to = { x: clamp(from.x + x, 0, 1), y: clamp(from.y - y, 0, 1) };
    this.#own = to;
    window.clearTimeout(this.#settle);
    this.#settle = window.setTimeout(() => {
      if (!this.#isHeld) this.#own = null;
      this.requestUpdate();
    }, 800);
    this.requestUpdate();
    const round = (value: number): number => Math.round(value * 1e4) / 1e4;
    deck(this, {
      do: 'put',
      changes: [
        { address: '/morph/x', value: round(to.x) },
        { address: '/morph/y', value: round(to.y) },
      ],
    });
  }

  #key(event: KeyboardEvent): void {
    const step = event.shiftKey ? 0.1 : 0.01;
    const ways: Record<string, [number, number]> = {
      ArrowRight: [step, 0],
      ArrowLeft: [-step, 0],
      ArrowDown: [0, step],
      ArrowUp: [0, -step],
    };
    const way = ways[event.key];
    if (way === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.#by(...way);
  }
}

customElements.define('deck-morph', DeckMorph);

declare global {
  interface HTMLElementTagNameMap {
    'deck-morph': DeckMorph;
  }
}
