/** The time of day, for a performer who must not look elsewhere. */
import { html, LitElement } from 'lit';

const now = (): string => new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

export class DeckClock extends LitElement {
  static override properties = { time: {} };
  declare time: string;
  #tick = 0;

  constructor() {
    super();
    this.time = now();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#tick = window.setInterval(() => (this.time = now()), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearInterval(this.#tick);
  }

  protected override render(): unknown {
    return html`${this.time}`;
  }
}

customElements.define('deck-clock', DeckClock);

declare global {
  interface HTMLElementTagNameMap {
    'deck-clock': DeckClock;
  }
}
