/** Tab enters a group once, where one was last; arrows walk within it. */
import type { LitElement, ReactiveController } from 'lit';
import { rove } from './rove.ts';

export class Roving implements ReactiveController {
  readonly #host: LitElement;
  readonly #selector: string;
  /** By place, not by element: a button that is drawn anew is the same button. */
  #at = 0;

  constructor(host: LitElement, selector: string) {
    this.#host = host;
    this.#selector = selector;
  }

  hostConnected(): void {
    const { renderRoot } = this.#host;
    renderRoot.addEventListener('keydown', this.#walk);
    renderRoot.addEventListener('focusin', this.#enter);
  }

  hostDisconnected(): void {
    const { renderRoot } = this.#host;
    renderRoot.removeEventListener('keydown', this.#walk);
    renderRoot.removeEventListener('focusin', this.#enter);
  }

  hostUpdated(): void {
    const all = this.#all();
    const able = all.filter((one) => !one.matches(':disabled'));
    const at = all[this.#at];
    const now = at !== undefined && able.includes(at) ? at : able[0];
    for (const one of all) one.tabIndex = one === now ? 0 : -1;
  }

  #all(): readonly HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>(this.#selector)];
  }

  #walk = (event: Event): void => {
    if (event instanceof KeyboardEvent) rove(event, this.#selector);
  };

  #enter = (event: Event): void => {
    const at = this.#all().findIndex((one) => event.composedPath().includes(one));
    if (at < 0) return;
    this.#at = at;
    this.hostUpdated();
  };
}
