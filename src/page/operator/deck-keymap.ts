/** The map of the keyboard: by the place of a key, never by its letter. */
import { css, html, LitElement } from 'lit';
import { sheet } from './sheet.ts';

const map = [
  {
    word: 'Play',
    keys: [
      ['1 – 0', 'recall pads 1 to 10'],
      ['[  ]', 'previous, next'],
      ['T', 'tap the tempo'],
      ['Ctrl Z', 'undo, with Shift redo'],
    ],
  },
  {
    word: 'Stage, at once',
    keys: [
      ['B', 'blackout'],
      ['Space, Z', 'freeze'],
      ['−  =', 'master'],
      ['P held', 'panic'],
    ],
  },
  {
    word: 'On a fader',
    keys: [
      ['↑  ↓', '1 %, with Shift 10 %'],
      ['Home End', 'the ends'],
      ['⌫', 'its rest'],
      ['M  S', 'mute, solo'],
    ],
  },
  {
    word: 'Screen',
    keys: [
      ['H  F', 'far view, full screen'],
      ['L  /', 'learn, find'],
      ['D held', 'output'],
      ['?', 'this map, Esc closes'],
    ],
  },
] as const;

export class DeckKeymap extends LitElement {
  static override styles = [
    sheet,
    css`
      :host { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: var(--desk-gap-2) var(--desk-gap-4); padding: 0 var(--desk-gap-4) var(--desk-gap-3); }
      h3 { font-size: var(--desk-size-1); font-weight: 400; color: var(--desk-faint); margin-block-end: var(--desk-gap-1); }
      dl { display: grid; grid-template-columns: 4.75rem minmax(0, 1fr); gap: 0.375rem var(--desk-gap-2); align-items: center; }
      dt kbd { display: inline-grid; place-content: center; min-inline-size: 1.625rem; padding-inline: 0.375rem; font: 600 var(--desk-size-1) / 1.375rem var(--desk-face); white-space: nowrap; border-radius: var(--desk-radius-1); box-shadow: inset 0 0 0 1px var(--desk-edge); background: var(--desk-raised); }
      dd { color: var(--desk-quiet); }
    `,
  ];

  protected override render(): unknown {
    return map.map(
      (part) =>
        html`<section><h3>${part.word}</h3><dl>${part.keys.map(([key, word]) => html`<dt><kbd>${key}</kbd></dt><dd class="clip">${word}</dd>`)}</dl></section>`,
    );
  }
}

customElements.define('deck-keymap', DeckKeymap);

declare global {
  interface HTMLElementTagNameMap {
    'deck-keymap': DeckKeymap;
  }
}
