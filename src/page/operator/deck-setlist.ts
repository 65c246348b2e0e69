/** The set list: place, name, time, mark. It scrolls itself so that now is second from the top, never under a pointer. */
import { css, html, LitElement, type PropertyValues } from 'lit';
import type { SetlistRow, View } from '../../core/wire/view.ts';
import { blank } from './blank.ts';
import { put } from './deed.ts';
import { type Icon, icon } from './icon.ts';
import { rove } from './rove.ts';
import { sheet } from './sheet.ts';
import { length, type Unit, unitProperty } from './words.ts';

const marks = { done: 'tick', now: 'play', next: 'clock', later: null } as const satisfies Record<
  SetlistRow['mark'],
  Icon | null
>;

export class DeckSetlist extends LitElement {
  static override properties = { setlist: { attribute: false }, unit: unitProperty };
  static override styles = [
    sheet,
    css`
      :host { display: flex; flex-direction: column; }
      ol { flex: 1; min-block-size: 0; }
      li + li button { border-block-start: 1px solid var(--desk-line); }
      button { display: grid; grid-template-columns: 2rem minmax(0, 1fr) auto 1.5rem; align-items: center; gap: var(--desk-gap-2); inline-size: 100%; min-block-size: var(--desk-head); padding-inline: var(--desk-gap-1) var(--desk-gap-3); font-size: var(--desk-size-3); }
      button:focus-visible { outline-offset: calc(-1 * var(--desk-stroke)); }
      button:hover { background: var(--desk-raised); }
      .no { text-align: end; color: var(--desk-faint); }
      .done { color: var(--desk-faint); }
      .now { background: var(--desk-raised); box-shadow: inset 0.1875rem 0 0 var(--desk-live); font-weight: 600; }
      .now svg { color: var(--desk-live); }
      .next { box-shadow: inset 0.1875rem 0 0 var(--desk-armed); }
      .next svg { color: var(--desk-armed); }
      p { padding: var(--desk-gap-4) var(--desk-gap-3); color: var(--desk-faint); }
    `,
  ];

  declare setlist: View['setlist'];
  declare unit: Unit;

  constructor() {
    super();
    this.setlist = blank.setlist;
    this.unit = { isBeats: false, bpm: 120 };
  }

  protected override render(): unknown {
    const { rows } = this.setlist;
    if (rows.length === 0) return html`<p>No set list in this show.</p>`;
    const first = rows.find((row) => row.mark === 'now') ?? rows[0];
    return html`<ol class="rows" aria-label="Presets in order" @keydown=${(event: KeyboardEvent) => rove(event)}>
      ${rows.map((row) => this.#row(row, row === first))}
    </ol>`;
  }

  #row(row: SetlistRow, isFirst: boolean): unknown {
    const mark = marks[row.mark];
    return html`<li><button class=${row.mark} tabindex=${isFirst ? 0 : -1} aria-current=${row.mark === 'now' ? 'step' : 'false'} @click=${() => put(this, '/setlist/go', row.place)}>
      <span class="no">${row.place}</span><span class="clip">${row.name}</span><span class="small ${row.mark === 'done' ? '' : 'quiet'}">${length(row.seconds, this.unit)}</span>
      ${mark === null ? html`<span></span>` : icon(mark)}<span class="unseen">${row.mark === 'later' ? '' : row.mark}</span>
    </button></li>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('setlist')) return;
    const before: unknown = changed.get('setlist');
    if (before !== undefined && this.matches(':hover')) return;
    const now = this.renderRoot.querySelector<HTMLElement>('.now')?.parentElement;
    const list = this.renderRoot.querySelector('ol');
    if (now && list) list.scrollTop = now.offsetTop - list.offsetTop - now.offsetHeight;
  }
}

customElements.define('deck-setlist', DeckSetlist);

declare global {
  interface HTMLElementTagNameMap {
    'deck-setlist': DeckSetlist;
  }
}
