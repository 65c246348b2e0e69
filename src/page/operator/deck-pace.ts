/** How far the picture is behind the hand, how long a chunk takes, and in which of the last sixteen something was sent. */
import { css, html, LitElement } from 'lit';
import type { PaceView } from '../../core/wire/view.ts';
import { blank } from './blank.ts';
import { sheet } from './sheet.ts';
import { places } from './words.ts';

const seats = 16;

export class DeckPace extends LitElement {
  static override properties = { pace: { attribute: false } };
  static override styles = [
    sheet,
    css`
      :host { display: flex; align-items: center; justify-content: space-between; gap: var(--desk-gap-3); inline-size: 17.25rem; padding-inline: var(--desk-gap-3); }
      .say { line-height: 1.25; white-space: nowrap; min-inline-size: 0; }
      b { display: inline-block; min-inline-size: 2.25rem; text-align: center; font-weight: 700; font-size: var(--desk-size-3); }
      .small { display: block; color: var(--desk-faint); }
      .chunks { display: flex; align-items: flex-end; gap: 0.125rem; block-size: 1.75rem; flex: none; contain: strict; inline-size: 4.875rem; }
      i { inline-size: 0.1875rem; block-size: 100%; background: var(--desk-edge); transform-origin: bottom; transform: scaleY(var(--h, 0.06)); }
      .sent { background: var(--desk-live); }
      .none { background: var(--desk-rail); }
      @container (max-width: 74.9rem) { :host { inline-size: 11rem; } .chunks { display: none; } }
    `,
  ];

  declare pace: PaceView;

  constructor() {
    super();
    this.pace = blank.pace;
  }

  protected override render(): unknown {
    const { behind, chunkMs, chunks, tally } = this.pace;
    const { moves, sent, played } = tally;
    return html`<span class="say" title="${moves} moves in ${sent} messages, ${played} of them seen to be played"
        ><span>Picture <b>${behind === null ? '–' : `${places(behind, 1)} s`}</b> behind</span
        ><span class="small clip">${chunkMs === null ? 'no chunk yet' : `${Math.round(chunkMs)} ms a chunk`}${sent === 0 ? '' : ` · ${sent} sent`}</span></span
      ><span class="chunks" role="img" aria-label="The last 16 chunks: how long each took, and in which of them something was sent"
        >${Array.from({ length: seats }, (_, i) => this.#bar(chunks[chunks.length - seats + i]))}</span
      >`;
  }

  #bar(chunk: PaceView['chunks'][number] | undefined): unknown {
    if (chunk === undefined) return html`<i class="none"></i>`;
    const usual = this.pace.chunkMs ?? chunk.ms;
    const tall = Math.min(1, (chunk.ms / Math.max(1, usual)) * 0.5);
    return html`<i class=${chunk.sent ? 'sent' : ''} style="--h:${places(tall, 2)}"></i>`;
  }
}

customElements.define('deck-pace', DeckPace);

declare global {
  interface HTMLElementTagNameMap {
    'deck-pace': DeckPace;
  }
}
