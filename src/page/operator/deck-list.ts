/** The seat of set list, parameters and files, with the set list's keys and the show's name at its foot in every tab. */
import { css, html, LitElement } from 'lit';
import type { View } from '../../core/wire/view.ts';
import { ask, type Tab } from './ask.ts';
import { blank } from './blank.ts';
import './deck-files.ts';
import { type RecordingView } from './deck-output.ts';
import './deck-output.ts';
import './deck-params.ts';
import './deck-setlist.ts';
import { put } from './deed.ts';
import { icon } from './icon.ts';
import { ready } from './ready.ts';
import { rove } from './rove.ts';
import { Roving } from './roving.ts';
import { sheet } from './sheet.ts';
import { unitOf } from './words.ts';

const names: Record<Tab, string> = {
  text: 'Text',
  setlist: 'Set list',
  effects: 'Effects',
  params: 'Parameters',
  files: 'Files',
  output: 'Output',
};

export class DeckList extends LitElement {
  static override properties = {
    view: { attribute: false },
    recording: { attribute: false },
    tab: {},
    tabs: { attribute: false },
  };
  static override styles = [
    sheet,
    css`
      :host { display: flex; flex-direction: column; background: var(--desk-panel); border-radius: var(--desk-radius-2); overflow: clip; }
      .body { flex: 1; min-block-size: 0; display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr); }
      .walk { display: flex; flex: none; align-items: center; gap: var(--desk-gap-1); padding: 0 var(--desk-gap-1); border-block-start: 1px solid var(--desk-line); }
      .walk .press { padding-inline: var(--desk-gap-2); }
      .walk .where { flex: 1; min-inline-size: 0; padding-inline: var(--desk-gap-1); }
      .where > span:not(.unseen) { display: grid; line-height: 1.2; min-inline-size: 0; text-align: center; font-weight: 400; }
      .show { display: flex; justify-content: center; gap: 0.375rem; align-items: baseline; min-inline-size: 0; }
      .where b { font-weight: 600; font-size: var(--desk-size-1); }
      :host([data-under]) { background: none; pointer-events: none; }
      :host([data-under]) .tabs { pointer-events: auto; }
      :host([data-under]) :is(.body, .walk) { visibility: hidden; }
    `,
  ];

  declare view: View;
  declare recording: RecordingView;
  declare tab: Tab;
  declare tabs: readonly Tab[];

  constructor() {
    super();
    this.view = blank;
    this.recording = { is: 'off', said: '' };
    this.tab = 'setlist';
    this.tabs = ['setlist', 'params', 'files', 'output'];
    this.addController(new Roving(this, '.walk button'));
  }

  protected override willUpdate(): void {
    this.toggleAttribute('data-under', this.tab === 'text' || this.tab === 'effects');
  }

  protected override render(): unknown {
    return html`<div class="tabs" role="tablist" aria-label="Set list, parameters, files" @keydown=${(event: KeyboardEvent) => rove(event)}>
        ${this.tabs.map((tab) => html`<button class="press" role="tab" aria-selected=${tab === this.tab} tabindex=${tab === this.tab ? 0 : -1} @click=${() => ask(this, { tab })}>${names[tab]}</button>`)}
      </div>
      <div class="body" role="tabpanel" aria-label=${names[this.tab]}>${this.#body()}</div>
      ${this.#walk()}`;
  }

  #body(): unknown {
    const { view } = this;
    switch (this.tab) {
      case 'params':
        return html`<deck-params .params=${view.params} .hands=${view.hands} .glide=${view.glide} .blend=${view.blend} .method=${view.transition.method}></deck-params>`;
      case 'files':
        return html`<deck-files .files=${view.files} ?locked=${view.locked}></deck-files>`;
      case 'output':
        return html`<deck-output .view=${view} .recording=${this.recording}></deck-output>`;
      case 'setlist':
        return html`<deck-setlist .setlist=${view.setlist} .unit=${unitOf(view)}></deck-setlist>`;
      case 'text':
      case 'effects':
        return null;
      default:
        return this.tab satisfies never;
    }
  }

  #walk(): unknown {
    const { setlist, show, files } = this.view;
    const isBare = setlist.rows.length === 0;
    const now = setlist.rows.find(({ mark }) => mark === 'now');
    const place = now === undefined ? `${setlist.rows.length} presets` : `${now.place} of ${setlist.rows.length}`;
    const playing = files.mappings.filter((file) => file.chosen).map((file) => file.name);
    const name = show.name === '' ? 'No show' : show.name;
    const mapping = playing.length === 0 ? 'no mapping' : playing.join(', ');
    return html`<div class="walk">
      <button class="press plain" aria-label="Previous" ?disabled=${isBare} @click=${() => put(this, '/setlist/previous', true)}>${icon('previous')}</button>
      <button class="press plain" aria-label="Next" ?disabled=${isBare} @click=${() => put(this, '/setlist/next', true)}>${icon('next')}</button>
      <button class="press plain where" title="Show: ${name}. Mapping: ${mapping}." @click=${() => ask(this, { tab: 'files' })}>
        <span><span class="show"><b class="clip">${name}</b> ${now === undefined ? null : html`<span class="small faint">${now.place}/${setlist.rows.length}</span>`}</span><span class="small faint clip">${mapping}</span></span><span class="unseen">, ${place}, choose files</span></button>
      <button class="press plain quiet" aria-pressed="false" ?disabled=${!ready.auto}>${icon('auto')}Auto</button>
    </div>`;
  }
}

customElements.define('deck-list', DeckList);

declare global {
  interface HTMLElementTagNameMap {
    'deck-list': DeckList;
  }
}
