/** The first run: four steps, each can be skipped, over the desk while nothing was ever saved. */
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { FileView, View } from '../../core/wire/view.ts';
import { ask } from './ask.ts';
import { blank } from './blank.ts';
import { firstSheet } from './deck-first.css.ts';
import type { OutputState } from './deck-far.ts';
import { deck, type DeckDeed } from './deed.ts';
import { anyBox, controllersIn, mappingFor, noteOf, type Step, steps } from './first-steps.ts';
import { icon } from './icon.ts';
import { rove } from './rove.ts';
import { sheet } from './sheet.ts';

type Pick = {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly state: string;
  readonly heard: boolean;
  /** What choosing it means, said when one goes on. */
  readonly deeds: readonly DeckDeed[];
};

export class DeckFirst extends LitElement {
  static override properties = {
    view: { attribute: false },
    output: { attribute: false },
    at: { state: true },
    done: { state: true },
    picked: { state: true },
  };
  static override styles = [sheet, firstSheet];

  declare view: View;
  declare output: OutputState;
  declare at: number;
  /** Steps that were gone through, and not skipped. */
  declare done: readonly number[];
  declare picked: string;

  constructor() {
    super();
    this.view = blank;
    this.output = { word: 'No stage', line: 'open a window', isHeld: false, lost: 'nothing' };
    this.at = 0;
    this.done = [];
    this.picked = '';
    this.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      this.#leave();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'dialog');
    this.setAttribute('aria-label', 'First run');
  }

  get #step(): Step {
    return steps[this.at] ?? 'Scope';
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('at')) return;
    this.renderRoot.querySelector<HTMLElement>('footer .go')?.focus();
    const before: unknown = changed.get('at');
    const wasHeard = typeof before === 'number' && steps[before] === 'Controller';
    const isHeard = this.#step === 'Controller';
    // What is moved is told by the monitor, bound or not.
    if (wasHeard !== isHeard) deck(this, { do: 'monitor', open: isHeard });
  }

  protected override render(): unknown {
    return html`<nav class="panel" aria-label="Steps">
        <p class="title" role="heading" aria-level="2">Scope Deck</p>
        <p class="quiet">Four steps, each can be skipped. You can come back from Find, “first run”.</p>
        <ol>${steps.map((step, i) => this.#side(step, i))}</ol>
        <button class="press plain quiet skip" @click=${() => this.#leave()}>Skip all, go to the desk</button>
      </nav>
      <section class="panel" aria-label=${this.#step}>${this.#body()}</section>`;
  }

  #side(step: Step, i: number): unknown {
    const isDone = this.done.includes(i) && i !== this.at;
    return html`<li class=${isDone ? 'done' : ''}><button aria-current=${i === this.at ? 'step' : nothing} @click=${() => this.#go(i)}>
      <span class="no">${isDone ? icon('tick') : i + 1}</span><span><b>${step}</b><span class="small lines">${noteOf(step, this.view, `${this.output.word}, ${this.output.line}`)}</span></span></button></li>`;
  }

  #body(): unknown {
    switch (this.#step) {
      case 'Scope':
        return this.#scope();
      case 'Show':
        return this.#show();
      case 'Controller':
        return this.#controller();
      case 'Full screen':
        return this.#full();
      default:
        return null;
    }
  }

  #scope(): unknown {
    const { link } = this.view;
    const isOn = link.phase !== 'idle' && link.phase !== 'stopped';
    const says = link.rehearsal
      ? 'No Scope answers, so a rehearsal stands in: it behaves like Scope and paints your prompts. Start with --scope and an address to play another computer.'
      : 'The picture comes from there. Start with --scope and another address to play another computer.';
    return html`${this.#head('Where is Scope?', `At ${link.server}${link.rehearsal ? ', a rehearsal' : ''}`)}
      <div class="heard" ?data-heard=${link.phase === 'live'}>${icon(link.phase === 'live' ? 'live' : isOn ? 'connecting' : 'idle')}<span><b>${isOn ? noteOf('Scope', this.view, '') : 'Not connected yet'}</b> <span class="quiet">${isOn ? link.line : ''}</span></span><span></span></div>
      <p class="say quiet">${says}</p>
      ${this.#feet(isOn ? 'Go on' : 'Connect and go on', isOn ? [] : [{ do: 'wish', connect: true }])}`;
  }

  #show(): unknown {
    const { shows } = this.view.files;
    const picks = shows.map(
      (file): Pick => ({
        ...wordsOf(file),
        state: file.chosen ? 'loaded' : '',
        heard: false,
        deeds: file.chosen ? [] : [{ do: 'file', kind: 'show', id: file.id, chosen: true }],
      }),
    );
    const chosen = shows.find((file) => file.chosen)?.id ?? '';
    return html`${this.#head('Which show?', 'Its presets lie on the pads. You can load another under Files.')}${this.#picks(picks, chosen, (pick) => `Play ${pick.name}`)}`;
  }

  #controller(): unknown {
    const { devices, files, monitor, oscPort } = this.view;
    const last = monitor?.rows.at(-1);
    const boxes = controllersIn(devices).map(({ name, state }): Pick => {
      const file = mappingFor(name, files.mappings);
      const other: readonly DeckDeed[] =
        file === null ? [] : [{ do: 'file', kind: 'mapping', id: anyBox, chosen: false }];
      return {
        id: name,
        name,
        about: file?.about ?? 'Faders play prompts 1 to 8; everything else is learned by moving it.',
        state: state === 'heard' ? 'heard now' : 'plugged in',
        heard: state === 'heard',
        deeds: [{ do: 'file', kind: 'mapping', id: file?.id ?? anyBox, chosen: true }, ...other],
      };
    });
    const sender = devices.find(({ kind, state }) => kind === 'osc' && state === 'heard');
    const picks: readonly Pick[] = [
      ...boxes,
      {
        id: 'osc',
        name: 'TouchDesigner, TouchOSC or another OSC sender',
        about: `Send to UDP port ${oscPort} of this computer. Try /prompt/1/weight 0.5.`,
        state: sender === undefined ? 'nothing yet' : 'heard now',
        heard: sender !== undefined,
        deeds: [{ do: 'file', kind: 'mapping', id: 'osc/touchdesigner', chosen: true }],
      },
      {
        id: 'other',
        name: 'Another controller',
        about: 'Plug it in and allow MIDI. Many are known, see Files; any other is learned by moving it.',
        state: '',
        heard: false,
        deeds: [{ do: 'midi' }],
      },
      {
        id: 'keys',
        name: 'Keys and mouse',
        about: 'Digits recall presets, B blackout, Space freezes. Press ? for the rest.',
        state: '',
        heard: false,
        deeds: [],
      },
    ];
    return html`${this.#head('What will you play with?', 'Move anything on it. What we hear lights up.')}
      <div class="heard" role="status" ?data-heard=${last !== undefined}>${icon(last === undefined ? 'quiet' : 'heard')}<span class="clip">${last === undefined ? html`<span class="quiet">Nothing heard yet</span>` : html`<b>${last.from}</b> ${last.heard}`}</span><span class="bar"><i style="--v:${levelOf(last?.heard ?? '')}"></i></span></div>
      ${this.#picks(picks, boxes[0]?.id ?? (sender === undefined ? 'keys' : 'osc'), (pick) => `Use ${useOf(pick)}`)}`;
  }

  #full(): unknown {
    const { word, line, isHeld } = this.output;
    return html`${this.#head('Where will the audience look?', 'The stage is a window of its own: the picture, and nothing else.')}
      <div class="heard" ?data-heard=${isHeld}>${icon('display')}<span><b>${word}</b> <span class="quiet">${line}</span></span><button class="press" @click=${() => deck(this, { do: 'output' })}>Open the stage</button></div>
      <p class="say quiet">Drag it to the other display and press F there. With one display only, press F here for the picture. Until a stage is open, this page plays.</p>
      ${this.#feet('Go to the desk', [])}`;
  }

  #head(word: string, note: string): unknown {
    return html`<header><h2>${word}</h2><p class="quiet">${note}</p></header>`;
  }

  #picks(picks: readonly Pick[], usual: string, goes: (pick: Pick) => string): unknown {
    const now = picks.find(({ id }) => id === this.picked) ?? picks.find(({ id }) => id === usual) ?? picks[0];
    return html`<div class="picks" role="radiogroup" aria-label=${this.#step} @keydown=${(event: KeyboardEvent) => rove(event)}>${picks.map(
      (pick) =>
        html`<button class="pick" role="radio" aria-checked=${pick === now} tabindex=${pick === now ? 0 : -1} @click=${() => (this.picked = pick.id)}><span class="dot"></span><span><b class="clip">${pick.name}</b><span class="lines">${pick.about}</span></span
          ><span class="state" ?data-heard=${pick.heard}>${pick.state === '' ? null : icon(pick.heard ? 'heard' : 'quiet')}${pick.state}</span></button>`,
    )}</div>${this.#feet(now === undefined ? 'Go on' : goes(now), now?.deeds ?? [])}`;
  }

  #feet(word: string, deeds: readonly DeckDeed[]): unknown {
    const isLast = this.at === steps.length - 1;
    return html`<footer>${isLast ? null : html`<button class="press plain quiet" @click=${() => this.#go(this.at + 1)}>Skip this step</button>`}<span class="grow"></span>
      ${this.at === 0 ? null : html`<button class="press" @click=${() => this.#go(this.at - 1)}>Back</button>`}
      <button class="press go" @click=${() => this.#on(deeds)}><span class="clip">${word}</span></button></footer>`;
  }

  #on(deeds: readonly DeckDeed[]): void {
    for (const each of deeds) deck(this, each);
    this.done = [...this.done, this.at];
    if (this.at === steps.length - 1) this.#leave();
    else this.#go(this.at + 1);
  }

  #go(to: number): void {
    this.picked = '';
    this.at = to;
  }

  /** It is not offered again. */
  #leave(): void {
    deck(this, { do: 'settled' });
    ask(this, { open: null });
  }
}

const wordsOf = ({ id, name, about, broken }: FileView) => ({ id, name, about: broken ?? about });

const useOf = ({ id, name }: Pick): string =>
  id === 'osc' ? 'OSC' : id === 'keys' ? 'keys and mouse' : id === 'other' ? 'another' : name;

/** How far up a control stands, as its message says: `CC 5 = 97`. */
function levelOf(heard: string): number {
  const value = Number(/(?:= |on )(\d+)$/.exec(heard)?.[1] ?? 0);
  return Math.min(1, value / (value > 127 ? 16_383 : 127));
}

customElements.define('deck-first', DeckFirst);

declare global {
  interface HTMLElementTagNameMap {
    'deck-first': DeckFirst;
  }
}
