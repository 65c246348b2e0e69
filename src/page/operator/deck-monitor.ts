/** The monitor: the last messages decoded, the file that bound each, and what it became; the newest first. */
import { css, html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { MonitorView } from '../../core/wire/view.ts';
import { sheet } from './sheet.ts';

type Row = MonitorView['rows'][number];

export class DeckMonitor extends LitElement {
  static override properties = { monitor: { attribute: false } };
  static override styles = [
    sheet,
    css`
      :host { display: block; padding: 0 var(--desk-gap-4) var(--desk-gap-2); }
      table { inline-size: 100%; border-collapse: collapse; table-layout: fixed; font-size: var(--desk-size-1); }
      th { font-weight: 400; color: var(--desk-faint); text-align: start; position: sticky; inset-block-start: 0; background: var(--desk-panel); padding-block-end: 0.125rem; }
      td { font-family: var(--desk-mono); line-height: 1.375rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; padding-inline-end: var(--desk-gap-2); color: var(--desk-quiet); }
      .became { color: var(--desk-ink); font-weight: 600; }
      .idle .became { color: var(--desk-faint); font-weight: 400; }
      p { color: var(--desk-faint); padding-block: var(--desk-gap-2); }
      .at { inline-size: 6.25rem; } .from { inline-size: 8.5rem; } .heard { inline-size: 13rem; } .by { inline-size: 9.5rem; }
      @container (max-width: 74.9rem) { .by { display: none; } .from { inline-size: 7rem; } }
    `,
  ];

  declare monitor: MonitorView | null;

  constructor() {
    super();
    this.monitor = null;
  }

  protected override render(): unknown {
    const rows = this.monitor?.rows.toReversed() ?? [];
    if (rows.length === 0) return html`<p>Nothing came yet. Move a control, or send something.</p>`;
    return html`<table><thead><tr><th class="at">time</th><th class="from">from</th><th class="heard">heard</th><th class="by">bound in</th><th>became</th></tr></thead>
      <tbody>${repeat(
        rows,
        ({ n }) => n,
        (row) => this.#row(row),
      )}</tbody></table>`;
  }

  #row({ at, from, heard, by, became, isIdle }: Row): unknown {
    return html`<tr class=${isIdle ? 'idle' : ''}><td class="at">${clock(at)}</td><td class="from" title=${from}>${from}</td><td title=${heard}>${heard}</td><td class="by" title=${by}>${by.replaceAll(/[^ ,]*\//g, '')}</td><td class="became" title=${became}>${became}</td></tr>`;
  }
}

/** `03:07:12.481`, as this computer's clock has it. */
function clock(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

customElements.define('deck-monitor', DeckMonitor);

declare global {
  interface HTMLElementTagNameMap {
    'deck-monitor': DeckMonitor;
  }
}
