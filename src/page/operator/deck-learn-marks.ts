/** Learn mode over the middle: a thin outline on all that can be learned, its binding as a plate; a press chooses and plays nothing. */
import { css, html, LitElement } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { nameOf } from '../../core/learn/words.ts';
import type { LearnView } from '../../core/wire/view.ts';
import { deck } from './deed.ts';
import { sheet } from './sheet.ts';

type Form = 'column' | 'knob' | 'pad' | 'thin';
type Mark = {
  readonly address: string;
  readonly form: Form;
  readonly word: string;
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
};

export class DeckLearnMarks extends LitElement {
  static override properties = { learn: { attribute: false }, marks: { state: true } };
  static override styles = [
    sheet,
    css`
      :host { position: absolute; inset: 0; z-index: 1; pointer-events: none; }
      button { position: absolute; pointer-events: auto; border-radius: var(--desk-radius-2); touch-action: manipulation; -webkit-tap-highlight-color: transparent; }
      button::before { content: ''; position: absolute; inset: 2px; border: 1px solid var(--desk-learn); border-radius: var(--desk-radius-1); pointer-events: none; }
      button:hover::before { background: color-mix(in oklch, var(--desk-learn) 12%, transparent); }
      button[aria-pressed='true']::before { inset: 0; border-width: 3px; background: color-mix(in oklch, var(--desk-learn) 22%, transparent); }
      .pad { background: linear-gradient(color-mix(in oklch, var(--desk-panel) 65%, transparent) calc(100% - 1.625rem), transparent 0); }
      .bind { position: absolute; background: var(--desk-learn); color: var(--desk-on-bright); font: 600 var(--desk-size-1) / 1.25rem var(--desk-face); padding-inline: 0.375rem; border-radius: var(--desk-radius-1); white-space: nowrap; max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; pointer-events: none; }
      .clash { background: var(--desk-panel); color: var(--desk-problem); box-shadow: inset 0 0 0 2px var(--desk-problem); }
      .pad .bind { inset: calc((100% - 1.625rem) / 2) auto auto 50%; translate: -50% -50%; inline-size: max-content; white-space: normal; text-align: center; line-height: 1.125rem; }
      .thin .bind { inset: auto 0 0 0; line-height: 0.875rem; text-align: center; padding-inline: 0.125rem; }
      .knob .bind { inset: auto 0.25rem 0.1875rem auto; line-height: 1.0625rem; }
      /* in the seat of the share, which it hides */
      .seat { position: absolute; inset: 0 calc(100% - 0.5rem) auto auto; inline-size: 3.75rem; block-size: 2.25rem; background: var(--desk-panel); pointer-events: none; }
      .seat .bind { inset: 0.375rem auto auto 0.25rem; max-inline-size: 3.5rem; }
      .seat .clash { max-inline-size: none; z-index: 1; }
      .word { position: absolute; inset: 50% auto auto 50%; translate: -50% -50%; color: var(--desk-quiet); font-size: var(--desk-size-1); pointer-events: none; background: var(--desk-panel); padding-inline: 0.25rem; border-radius: var(--desk-radius-1); }
    `,
  ];

  declare learn: LearnView | null;
  declare marks: readonly Mark[];

  constructor() {
    super();
    this.learn = null;
    this.marks = [];
  }

  /** Looks where all that can be learned stands now. */
  measure(root: ParentNode): void {
    const next = marksIn(root, this.getBoundingClientRect());
    if (JSON.stringify(next) !== JSON.stringify(this.marks)) this.marks = next;
  }

  protected override render(): unknown {
    return this.marks.map((mark) => this.#mark(mark));
  }

  #mark({ address, form, word, box }: Mark): unknown {
    const plate = this.learn?.plates[address];
    const isClash = plate !== undefined && plate.count > 1;
    const bound = plate === undefined ? '' : isClash ? `${plate.label} ×${plate.count}` : plate.label;
    const shown = plate === undefined ? '' : seatedIn(form, plate, bound);
    const place = {
      insetInlineStart: `${box.left}px`,
      insetBlockStart: `${box.top}px`,
      inlineSize: `${box.width}px`,
      blockSize: `${box.height}px`,
    };
    return html`<button class=${form} data-address=${address} aria-pressed=${this.learn?.target === address} aria-label="Learn ${nameOf(address)}${[...new Set([shown, bound])].map((each) => (each === '' ? '' : `, ${each}`)).join('')}" title=${bound} style=${styleMap(place)}
      @click=${() => deck(this, { do: 'learn', deed: { do: 'target', address } })}>
      ${word === '' ? null : html`<span class="word">${word}</span>`}${shown === '' ? null : plateIn(form, shown, isClash)}</button>`;
  }
}

/** In the seat of a share stand six signs and a count. */
const mostSigns = 6;

/** What is said in full where there is room for it; the title says it everywhere. */
function seatedIn(form: Form, { label, short, count }: LearnView['plates'][string], bound: string): string {
  if (form === 'thin') return short;
  if (form !== 'column' || label.length <= mostSigns) return bound;
  return count > 1 ? `${short} ×${count}` : short;
}

function plateIn(form: Form, bound: string, isClash: boolean): unknown {
  const plate = html`<span class="bind ${isClash ? 'clash' : ''}">${bound}</span>`;
  return form === 'column' ? html`<span class="seat">${plate}</span>` : plate;
}

/** A finger's breadth, whatever the thing itself measures. */
const leastRem = 2.75;

function marksIn(root: ParentNode, frame: DOMRect): readonly Mark[] {
  const least = leastRem * (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
  return learnable(root).flatMap((one): readonly Mark[] => {
    const { left, top, width, height } = one.getBoundingClientRect();
    const address = one.dataset['learn'];
    if (address === undefined || width === 0 || height === 0) return [];
    const [wide, tall] = [Math.max(least, width), Math.max(least, height)];
    const round = (value: number): number => Math.round(value * 10) / 10;
    const box = {
      left: round(left - frame.left - (wide - width) / 2),
      top: round(top - frame.top - (tall - height) / 2),
      width: round(wide),
      height: round(tall),
    };
    return [{ address, form: formOf(one), word: one.dataset['word'] ?? '', box }];
  });
}

/** All that says `data-learn`, through every shadow root. */
const learnable = (root: ParentNode): readonly HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>('*')].flatMap((one) => [
    ...(one.dataset['learn'] === undefined ? [] : [one]),
    ...(one.shadowRoot === null ? [] : learnable(one.shadowRoot)),
  ]);

function formOf(one: HTMLElement): Form {
  if (one.matches('deck-fader[upright]')) return 'column';
  if (one.matches('.knob > deck-fader')) return 'knob';
  return one.matches('.pad, [data-state]') ? 'pad' : 'thin';
}

customElements.define('deck-learn-marks', DeckLearnMarks);

declare global {
  interface HTMLElementTagNameMap {
    'deck-learn-marks': DeckLearnMarks;
  }
}
