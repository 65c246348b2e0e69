/** One fader: four marks on a groove, written as custom properties; it renders once and never again for a value. */
import { html, LitElement } from 'lit';
import { clamp } from '../../core/unit.ts';
import { drag } from './drag.ts';
import { faderSheet } from './deck-fader.css.ts';
import { sheet } from './sheet.ts';

export type Marks = {
  /** Wanted, 0..1. */
  readonly value: number;
  /** On the picture, 0..1; equal to `sent` where nothing is in the air. */
  readonly seen: number;
  readonly sent: number;
  /** The hand while it waits, else null. */
  readonly hand: number | null;
  /** What the value is called. */
  readonly text: string;
};

/** A moved fader keeps its own bar until the desk says the same, or this long. */
const settleMs = 800;
const near = 0.006;

export class DeckFader extends LitElement {
  static override properties = { off: { type: Boolean, reflect: true } };
  static override styles = [sheet, faderSheet];

  declare off: boolean;
  /** Backspace: the value of rest, or null. */
  neutral: number | null = null;
  /** How many steps the whole way has, or null for a smooth one. */
  steps: number | null = null;

  #marks: Marks = { value: 0, seen: 0, sent: 0, hand: null, text: '0' };
  #own: number | null = null;
  #raw = 0;
  #isHeld = false;
  #settle = 0;
  #light = 0;

  constructor() {
    super();
    this.off = false;
    drag(this, { begin: () => this.#begin(), by: (x, y) => this.#by(x, y), end: () => this.#end() });
    this.addEventListener('keydown', (event) => this.#key(event));
  }

  get marks(): Marks {
    return this.#marks;
  }

  set marks(next: Marks) {
    const isMoved = this.hasUpdated && next.value !== this.#marks.value;
    this.#marks = next;
    if (this.#own !== null && !this.#isHeld && Math.abs(next.value - this.#own) < near) this.#own = null;
    if (isMoved && this.hasAttribute('flashes')) this.flash();
    this.#write();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'slider');
    this.setAttribute('aria-valuemin', '0');
    this.setAttribute('aria-valuemax', '100');
    if (this.hasAttribute('upright')) this.setAttribute('aria-orientation', 'vertical');
    this.#write();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.#settle);
    window.clearTimeout(this.#light);
  }

  protected override updated(): void {
    this.tabIndex = this.off ? -1 : 0;
    this.toggleAttribute('aria-disabled', false);
    if (this.off) this.setAttribute('aria-disabled', 'true');
  }

  protected override render(): unknown {
    return html`<div class="track">
      <div class="rail"><div class="seen"></div><div class="air"></div></div>
      <i class="notch"></i><i class="mid"></i><div class="gap"></div>
      <div class="hand"><svg viewBox="0 0 14 16" aria-hidden="true"><path d="M12.5 1.5v13L1.5 8z" /></svg></div>
      <div class="at"><i></i></div>
    </div>`;
  }

  #write(): void {
    const { value, seen, sent, hand, text } = this.#marks;
    const bar = this.#own ?? value;
    const set = (name: string, is: number): void => this.style.setProperty(name, String(Math.round(is * 1e4) / 1e4));
    set('--value', bar);
    set('--seen', seen);
    set('--sent', sent);
    set('--hand', hand ?? bar);
    this.toggleAttribute('waits', hand !== null);
    this.setAttribute('aria-valuenow', String(Math.round(bar * 100)));
    this.setAttribute('aria-valuetext', text);
  }

  #begin(): void {
    if (this.off) return;
    this.#isHeld = true;
    this.#raw = this.#own ?? this.#marks.value;
    this.toggleAttribute('lit', true);
  }

  #by(x: number, y: number): void {
    if (!this.#isHeld) return;
    const track = this.renderRoot.querySelector('.track');
    if (track === null) return;
    const way = this.hasAttribute('upright') ? -y / track.clientHeight : x / track.clientWidth;
    this.#want(this.#raw + way);
  }

  #end(): void {
    this.#isHeld = false;
    this.toggleAttribute('lit', false);
  }

  #key(event: KeyboardEvent): void {
    if (this.off || event.ctrlKey || event.metaKey || event.altKey) return;
    const from = this.#own ?? this.#marks.value;
    const step = this.steps === null ? (event.shiftKey ? 0.1 : 0.01) : 1 / this.steps;
    const to: Record<string, number | null> = {
      ArrowUp: from + step,
      ArrowRight: from + step,
      ArrowDown: from - step,
      ArrowLeft: from - step,
      Home: 0,
      End: 1,
      Backspace: this.neutral,
    };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (next === null) return;
    this.flash();
    this.#want(next);
  }

  #want(raw: number): void {
    this.#raw = clamp(raw, 0, 1);
    const value =
      this.steps === null ? Math.round(this.#raw * 1e4) / 1e4 : Math.round(this.#raw * this.steps) / this.steps;
    if (value === (this.#own ?? this.#marks.value)) return;
    this.#own = value;
    window.clearTimeout(this.#settle);
    this.#settle = window.setTimeout(() => this.#release(), settleMs);
    this.#write();
    this.dispatchEvent(new CustomEvent('move', { detail: value }));
  }

  /** Whatever the desk says now is what counts. */
  #release(): void {
    if (this.#isHeld) return;
    this.#own = null;
    this.#write();
  }

  /** It was touched: lit at once, and off again by itself. */
  flash(): void {
    this.toggleAttribute('lit', true);
    window.clearTimeout(this.#light);
    this.#light = window.setTimeout(() => this.toggleAttribute('lit', this.#isHeld), 90);
  }
}

customElements.define('deck-fader', DeckFader);

declare global {
  interface HTMLElementTagNameMap {
    'deck-fader': DeckFader;
  }
}
