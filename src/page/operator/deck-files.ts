/** Which show is loaded and which mappings play, and all others there are; a broken file stays and says why. */
import { css, html, LitElement } from 'lit';
import type { FileView, View } from '../../core/wire/view.ts';
import { blank } from './blank.ts';
import { deck } from './deed.ts';
import { hold } from './hold.ts';
import { icon } from './icon.ts';
import { sheet } from './sheet.ts';

export class DeckFiles extends LitElement {
  static override properties = { files: { attribute: false }, locked: { type: Boolean } };
  static override styles = [
    sheet,
    css`
      :host { display: flex; flex-direction: column; }
      .rows { flex: 1; min-block-size: 0; }
      h2 { display: flex; justify-content: space-between; align-items: end; gap: var(--desk-gap-2); padding: var(--desk-gap-2) var(--desk-gap-3) var(--desk-gap-1); background: var(--desk-panel); position: sticky; inset-block-start: 0; z-index: 1; }
      h2 span { font-weight: 400; font-size: var(--desk-size-1); color: var(--desk-faint); }
      button { position: relative; display: grid; grid-template-columns: 1.25rem minmax(0, 1fr); align-items: center; gap: var(--desk-gap-2); inline-size: 100%; min-block-size: var(--desk-head); padding: var(--desk-gap-1) var(--desk-gap-3); border-block-start: 1px solid var(--desk-line); color: var(--desk-quiet); }
      button:focus-visible { outline-offset: calc(-1 * var(--desk-stroke)); }
      button:enabled:hover { background: var(--desk-raised); }
      .words { display: grid; line-height: 1.2; }
      .name { font-size: var(--desk-size-3); }
      .chosen { color: var(--desk-ink); }
      .chosen .name { font-weight: 600; }
      .broken > svg { color: var(--desk-problem); }
      .why { color: var(--desk-problem); --lines: 3; }
      [disabled] { color: var(--desk-faint); }
      .hold:enabled::after { inset: auto auto 0.25rem var(--desk-gap-3); inline-size: 1.25rem; }
      .hold.chosen::after { display: none; }
      p { padding: 0 var(--desk-gap-3) var(--desk-gap-2); color: var(--desk-faint); }
    `,
  ];

  declare files: View['files'];
  declare locked: boolean;

  constructor() {
    super();
    this.files = blank.files;
    this.locked = false;
  }

  protected override render(): unknown {
    const { shows, mappings } = this.files;
    const playing = mappings.filter(({ chosen }) => chosen).map(({ name }) => name);
    return html`<div class="rows">
      <section aria-label="Show"><h2>Show <span>hold to load</span></h2>
        ${shows.length === 0 ? html`<p>No show file found.</p>` : shows.map((file) => this.#show(file))}</section>
      <section aria-label="Mappings"><h2>Mappings <span class="clip">${playing.length === 0 ? 'none plays' : playing.join(', ')}</span></h2>
        ${mappings.length === 0 ? html`<p>No mapping file found.</p>` : mappings.map((file) => this.#mapping(file))}</section>
    </div>`;
  }

  #show(file: FileView): unknown {
    const isDead = this.locked || file.chosen || file.broken !== null;
    return html`<button class="hold ${file.chosen ? 'chosen' : ''} ${file.broken === null ? '' : 'broken'}" aria-pressed=${file.chosen} ?disabled=${isDead && !file.chosen} ?aria-disabled=${file.chosen} ${hold({ held: () => isDead || deck(this, { do: 'file', kind: 'show', id: file.id, chosen: true }) })}>
      <i></i>${this.#words(file, file.chosen ? 'chosen' : 'choose')}</button>`;
  }

  #mapping(file: FileView): unknown {
    const isDead = this.locked || (file.broken !== null && !file.chosen);
    return html`<button class="${file.chosen ? 'chosen' : ''} ${file.broken === null ? '' : 'broken'}" aria-pressed=${file.chosen} ?disabled=${isDead} @click=${() => deck(this, { do: 'file', kind: 'mapping', id: file.id, chosen: !file.chosen })}>
      ${this.#words(file, file.chosen ? 'ticked' : 'square')}</button>`;
  }

  #words(file: FileView, form: 'chosen' | 'choose' | 'ticked' | 'square'): unknown {
    return html`${icon(file.broken === null ? form : 'triangle')}<span class="words"><span class="name clip">${file.name}</span>${
      file.broken === null
        ? html`<span class="small clip faint">${file.about}</span>`
        : html`<span class="small lines why">${file.broken}</span>`
    }</span>`;
  }
}

customElements.define('deck-files', DeckFiles);

declare global {
  interface HTMLElementTagNameMap {
    'deck-files': DeckFiles;
  }
}
