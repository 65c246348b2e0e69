/** One pad: a press recalls at once; on an empty one it stores; over a look, Shift, the second button or a finger is held. */
import { html, LitElement } from 'lit';
import type { PadState, PadView } from '../../core/wire/view.ts';
import { blank } from './blank.ts';
import { padSheet } from './deck-pad.css.ts';
import { put } from './deed.ts';
import { type Icon, icon } from './icon.ts';
import { thumbnail } from './look.ts';
import { sheet } from './sheet.ts';
import { places, type Unit, unitProperty, wait } from './words.ts';

const none: PadView = blank.pads[0] ?? {
  preset: null,
  name: '',
  hue: 0,
  hues: [],
  state: 'empty',
  left: null,
  progress: 0,
  why: '',
};
const says: Record<PadState, string> = {
  empty: 'empty, press to store',
  idle: '',
  armed: 'armed',
  moving: 'moving',
  leaving: 'leaving',
  active: 'on',
  changed: 'changed',
  stored: 'stored',
  failed: 'cannot be recalled',
};

export class DeckPad extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override properties = {
    n: { type: Number },
    pad: { attribute: false },
    unit: unitProperty,
    locked: { type: Boolean },
    tab: { type: Boolean },
    deck: {},
    plays: { type: Boolean },
  };
  static override styles = [sheet, padSheet];

  declare n: number;
  declare pad: PadView;
  declare unit: Unit;
  declare locked: boolean;
  /** Tab comes here; arrows go on to the others. */
  declare tab: boolean;
  /** The deck it lies on, or nothing. */
  declare deck: '' | 'A' | 'B';
  /** The decks write the mix. */
  declare plays: boolean;
  /** A finger is down that recalls when it lets go. */
  #taps = false;

  constructor() {
    super();
    this.n = 1;
    this.pad = none;
    this.unit = { isBeats: false, bpm: 120 };
    this.locked = false;
    this.tab = false;
    this.deck = '';
    this.plays = false;
  }

  protected override render(): unknown {
    const { pad, n } = this;
    const isEmpty = pad.state === 'empty';
    const look = isEmpty
      ? ''
      : `--look:${thumbnail(pad.hues, pad.hue, pad.name)};--hue:oklch(var(--desk-look-high) ${Math.round(pad.hue)});`;
    // The outline breathes once a beat, and never faster than twice a second.
    const period = 60 / this.unit.bpm;
    return html`<button data-state=${pad.state} data-learn="/pad/${n}/recall" tabindex=${this.tab ? 0 : -1} ?disabled=${isEmpty && this.locked}
      style="${look}--done:${places(pad.progress, 3)};--beat:${places(period < 0.5 ? period * 2 : period, 3)}s"
      @pointerdown=${this.#down} @pointerup=${this.#up} @pointerleave=${this.#up} @pointercancel=${this.#up}
      @click=${this.#click} @contextmenu=${(event: Event) => event.preventDefault()} @animationend=${this.#full}>
      <span class="thumb"></span><span class="no">${n}</span>${this.deck === '' ? null : html`<span class="deck ${this.plays ? '' : 'ghost'}">${this.deck}</span>`}${this.#middle()}
      <span class="name"><span class="clip">${isEmpty ? 'Store here' : pad.name}</span></span>
      <span class="unseen">${this.#say()}</span><i class="holding"></i><span class="keep" aria-hidden="true">Keep holding</span></button>`;
  }

  #middle(): unknown {
    const { pad } = this;
    switch (pad.state) {
      case 'idle':
      case 'leaving':
        return null;
      case 'empty':
        return html`<span class="why">${icon('plus')}</span>`;
      case 'failed':
        return html`<span class="why"><span class="lines">${pad.why}</span></span>${this.#badge('', 'triangle')}`;
      case 'armed':
        return this.#badge(pad.left === null ? '' : wait(pad.left, this.unit), 'clock');
      case 'moving':
        return html`${pad.left === null ? null : this.#badge(wait(pad.left, this.unit))}<span class="run"><i></i></span>`;
      case 'active':
        return this.#badge('On');
      case 'changed':
        return this.#badge('Changed');
      case 'stored':
        return this.#badge('Stored');
      default:
        return pad.state satisfies never;
    }
  }

  #badge(word: string, form?: Icon): unknown {
    return html`<span class="badge" aria-hidden="true">${form === undefined ? null : icon(form)}${word === '' ? null : html`<b>${word}</b>`}</span>`;
  }

  #say(): string {
    const { pad } = this;
    const left = pad.left === null ? '' : `, ${wait(pad.left, this.unit)} left`;
    return says[pad.state] === '' ? '' : `, ${says[pad.state]}${left}`;
  }

  get #button(): HTMLButtonElement | null {
    return this.renderRoot.querySelector('button');
  }

  #down = (event: PointerEvent): void => {
    const mayStore = this.pad.state !== 'empty' && !this.locked;
    const isHold = event.button === 2 || (event.button === 0 && event.shiftKey);
    // A finger has no Shift: it holds to store, so what it recalls waits until it lets go.
    this.#taps = mayStore && event.pointerType === 'touch' && event.button === 0 && !isHold;
    if (mayStore && (isHold || this.#taps)) this.#button?.setAttribute('data-held', '');
    else if (event.button === 0) this.#act();
  };

  #up = (event?: PointerEvent): void => {
    this.#button?.removeAttribute('data-held');
    const isTap = this.#taps && event?.type === 'pointerup';
    this.#taps = false;
    if (isTap) this.#act();
  };

  /** A key's click has no pointer before it. */
  #click = (event: MouseEvent): void => {
    if (event.detail === 0) this.#act();
  };

  #full = (event: AnimationEvent): void => {
    if (event.animationName !== 'fill' || this.#button?.hasAttribute('data-held') !== true) return;
    this.#taps = false;
    this.#up();
    put(this, `/pad/${this.n}/store`, true);
  };

  #act(): void {
    if (this.#button?.disabled === true) return;
    put(this, `/pad/${this.n}/${this.pad.state === 'empty' ? 'store' : 'recall'}`, true);
  }
}

customElements.define('deck-pad', DeckPad);

declare global {
  interface HTMLElementTagNameMap {
    'deck-pad': DeckPad;
  }
}
