/** What becomes of the picture on its way to the audience: the cover of recalls, the display, standby, and what is kept of it. */
import { css, html, LitElement } from 'lit';
import { TABLE } from '../../core/address/table.ts';
import type { Json } from '../../core/unit.ts';
import type { ParamView, View } from '../../core/wire/view.ts';
import { blank } from './blank.ts';
import './deck-param.ts';
import { deck, put } from './deed.ts';
import { hold } from './hold.ts';
import { sheet } from './sheet.ts';
import { places } from './words.ts';

/** A recording as the operator's page knows it. */
export type RecordingView =
  | { readonly is: 'off'; readonly said: string }
  | { readonly is: 'on'; readonly name: string; readonly seconds: number; readonly bytes: number };

/** How long it is and how large, in the fewest letters. */
export function recordingWords({ seconds, bytes }: Extract<RecordingView, { is: 'on' }>): string {
  const rest = String(seconds % 60).padStart(2, '0');
  return `${Math.floor(seconds / 60)}:${rest} ${places(bytes / 1e6, 0)} MB`;
}

/** Rows of the table as rows of the screen: their range, and where their value stands in the view. */
const rows: readonly {
  readonly address: string;
  readonly label: string;
  readonly unit: string;
  readonly of: (view: View) => Json;
}[] = [
  { address: '/transition/cover', label: 'Cover recalls', unit: '', of: (view) => view.transition.cover },
  { address: '/stage/film', label: 'Film', unit: '', of: (view) => view.stage.film },
  { address: '/stage/fit', label: 'Fit', unit: '', of: (view) => view.stage.fit },
  { address: '/stage/scale', label: 'Crop', unit: '×', of: (view) => view.stage.turn.scale },
  { address: '/stage/x', label: 'Left, right', unit: '', of: (view) => view.stage.turn.x },
  { address: '/stage/y', label: 'Up, down', unit: '', of: (view) => view.stage.turn.y },
  { address: '/stage/rotate', label: 'Turn', unit: '°', of: (view) => String(view.stage.turn.degrees) },
  { address: '/stage/flip', label: 'Flip', unit: '', of: (view) => view.stage.turn.flip },
  { address: '/stage/card', label: 'Test card', unit: '', of: (view) => view.stage.card },
  { address: '/stage/standby', label: 'No picture', unit: '', of: (view) => view.stage.standby.as },
  { address: '/stage/standbyafter', label: 'After', unit: 's', of: (view) => view.stage.standby.afterMs / 1000 },
  { address: '/stage/late', label: 'When late', unit: '', of: (view) => view.stage.late },
];

export class DeckOutput extends LitElement {
  static override properties = { view: { attribute: false }, recording: { attribute: false } };
  static override styles = [
    sheet,
    css`
      :host { display: flex; flex-direction: column; }
      ul { flex: 1; min-block-size: 0; }
      li + li { border-block-start: 1px solid var(--desk-line); }
      .acts { display: grid; grid-template-columns: 1fr 1fr; gap: var(--desk-gap-1); padding: var(--desk-gap-1) var(--desk-gap-3); }
      .acts .press { padding-inline: var(--desk-gap-1); min-inline-size: 0; }
      .said { padding: var(--desk-gap-1) var(--desk-gap-3); min-block-size: 1.5rem; }
      dl { display: grid; grid-template-columns: 1fr auto; gap: 0.125rem var(--desk-gap-2); margin: 0; padding: var(--desk-gap-2) var(--desk-gap-3); }
      dd { margin: 0; text-align: end; }
    `,
  ];

  declare view: View;
  declare recording: RecordingView;

  constructor() {
    super();
    this.view = blank;
    this.recording = { is: 'off', said: '' };
  }

  protected override render(): unknown {
    return html`<ul class="rows" aria-label="Output">
      <li class="acts">${this.#acts()}</li>
      <li class="said small quiet"><span class="clip" role="status">${this.#said()}</span></li>
      ${rows.map((row) => html`<li><deck-param .param=${paramOf(row, this.view)} unit=${row.unit}></deck-param></li>`)}
      <li>${this.#facts()}</li>
    </ul>`;
  }

  #acts(): unknown {
    const isOn = this.recording.is === 'on';
    return html`<button class="press" @click=${() => deck(this, { do: 'snapshot' })}>Snapshot</button>
      <button class="press" aria-pressed=${isOn} @click=${() => deck(this, { do: 'record' })}>${isOn ? 'Stop' : 'Record'}</button>
      <button class="press hold" title="Tells Scope to begin anew and watches for the cut: it measures the delay, and wins back what waits" ${hold({ held: () => put(this, '/cache/reset', true) })}><i></i><span>Measure delay</span></button>
      <button class="press hold" ${hold({ held: () => deck(this, { do: 'output' }) })}><i></i><span>Output</span></button>`;
  }

  #said(): string {
    const { recording } = this;
    if (recording.is === 'off') return recording.said;
    return `Recording ${recordingWords(recording)}`;
  }

  /** For the operator only; the stage shows no figures. */
  #facts(): unknown {
    const { pace } = this.view;
    const facts: readonly (readonly [string, string])[] = [
      ['Presented', String(pace.presented)],
      ['Dropped', String(pace.dropped)],
      ['Gaps', String(pace.gaps)],
      ['Waits in Scope', `${places(pace.waits, 1)} s`],
      ['Way to the display', pace.wayMs === null ? 'not measured' : `${Math.round(pace.wayMs)} ms`],
      ['Last reveal', pace.reveal === null ? '–' : `${places(pace.reveal, 1)} frames off`],
    ];
    return html`<dl class="small">${facts.map(([name, value]) => html`<dt class="quiet">${name}</dt><dd>${value}</dd>`)}</dl>`;
  }
}

function paramOf({ address, label, of }: (typeof rows)[number], view: View): ParamView {
  return { address, label, value: of(view), shape: shapeOf(address, view), cut: false, dead: null };
}

function shapeOf(address: string, view: View): ParamView['shape'] {
  const shape = TABLE.find(({ pattern }) => pattern === address)?.shape;
  if (address === '/stage/film') return { of: 'choice', options: ['', ...view.films] };
  switch (shape?.of) {
    case 'number':
      return { of: 'number', min: shape.min, max: shape.max, step: address === '/stage/standbyafter' ? 1 : 0.01 };
    case 'bool':
      return { of: 'bool' };
    case 'choice':
      return { of: 'choice', options: shape.values };
    default:
      return { of: 'text' };
  }
}

customElements.define('deck-output', DeckOutput);

declare global {
  interface HTMLElementTagNameMap {
    'deck-output': DeckOutput;
  }
}
