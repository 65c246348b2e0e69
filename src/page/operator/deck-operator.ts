/** The operator's screen: faces in their seats. The whole view goes in, one event named `deck` comes out. */
import { html, LitElement, type PropertyValues } from 'lit';
import type { View } from '../../core/wire/view.ts';
import type { Ask, Open, Tab } from './ask.ts';
import { blank } from './blank.ts';
import './deck-columns.ts';
import './deck-far.ts';
import type { OutputState } from './deck-far.ts';
import './deck-far-view.ts';
import './deck-find.ts';
import './deck-first.ts';
import './deck-five.ts';
import './deck-hands.ts';
import './deck-keymap.ts';
import './deck-knobs.ts';
import './deck-learn-bar.ts';
import type { DeckLearnMarks } from './deck-learn-marks.ts';
import './deck-learn-marks.ts';
import './deck-learn-panel.ts';
import './deck-list.ts';
import './deck-master.ts';
import './deck-mix.ts';
import './deck-monitor.ts';
import { planSheet } from './deck-operator.css.ts';
import './deck-over.ts';
import './deck-pads.ts';
import './deck-params.ts';
import './deck-picture.ts';
import type { RecordingView } from './deck-output.ts';
import './deck-presets.ts';
import './deck-problems.ts';
import './deck-reading.ts';
import './deck-tempo.ts';
import { deck } from './deed.ts';
import { icon } from './icon.ts';
import type { Bridge } from './phase.ts';
import { withOurs } from './problems.ts';
import { sheet } from './sheet.ts';
import { type Ends, size } from './size.ts';
import { waitsOf } from './waits.ts';
import { places, unitOf } from './words.ts';

type Plan = 'desk' | 'tablet';

/** Under this many rem of width the list shares the reading's seat, as the sheet's container query says. */
const tabletRem = 75;
const deskTabs: readonly Tab[] = ['setlist', 'params', 'files', 'output'];
const tabletTabs: readonly Tab[] = ['text', 'setlist', 'effects', 'params', 'files', 'output'];

export class DeckOperator extends LitElement {
  static override properties = {
    view: { attribute: false },
    bridge: {},
    outputState: { attribute: false },
    recording: { attribute: false },
    offersFirst: { type: Boolean },
    open: { state: true },
    tab: { state: true },
    seat: { state: true },
    bank: { state: true },
    plan: { state: true },
    ends: { state: true },
  };
  static override styles = [sheet, planSheet];

  /** All that the bridge tells; null before its first word. */
  declare view: View | null;
  declare bridge: Bridge;
  declare outputState: OutputState;
  declare recording: RecordingView;
  /** A page that was opened to play at once is not asked anything first. */
  declare offersFirst: boolean;
  declare open: Open;
  declare tab: Tab;
  declare seat: Tab;
  declare bank: number;
  declare plan: Plan;
  declare ends: Ends;

  #back: Element | null = null;
  #isOffered = false;
  #sizes = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    this.view = null;
    this.bridge = 'open';
    this.recording = { is: 'off', said: '' };
    this.outputState = { word: 'No stage', line: 'open a window', isHeld: false, lost: 'nothing' };
    this.offersFirst = true;
    this.open = null;
    this.tab = 'setlist';
    this.seat = 'text';
    this.bank = 0;
    this.plan = 'desk';
    this.ends = { least: false, most: false };
    this.addEventListener('deck-ask', (event) => {
      event.stopPropagation();
      this.#asked(event.detail);
    });
  }

  /** The far view: letters for two metres. */
  toggleFar(): void {
    this.#show(this.open === 'far' ? null : 'far');
  }

  /** The map of the keyboard. */
  toggleKeys(): void {
    this.#show(this.open === 'keys' ? null : 'keys');
  }

  toggleFind(): void {
    this.#show(this.open === 'find' ? null : 'find');
  }

  toggleLearn(): void {
    deck(this, { do: 'learn', deed: { do: this.#learns ? 'end' : 'begin' } });
  }

  /** Close what is open, or else leave learn; true when there was something to close. */
  close(): boolean {
    const wasOpen = this.open !== null;
    const wasLearning = !wasOpen && this.#learns;
    if (wasLearning) deck(this, { do: 'learn', deed: { do: 'end' } });
    this.#show(null);
    return wasOpen || wasLearning;
  }

  get #learns(): boolean {
    return (this.view?.learn ?? null) !== null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ends = size(0);
    this.#sizes.observe(this);
    this.#measure();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  /** At most once a frame, however often the view changes. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated) await new Promise((resolve) => requestAnimationFrame(resolve));
    await super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.#isOffered && this.view !== null) {
      this.#isOffered = true;
      const { first, link } = this.view;
      if (first && this.offersFirst && this.open === null && link.phase !== 'live') this.open = 'first';
    }
    if (changed.has('open')) this.#look(changed.get('open'));
  }

  /** The bridge keeps what comes in only while somebody looks at it. */
  #look(before: unknown): void {
    if (before === 'monitor' || before === 'first' || this.open === 'monitor')
      deck(this, { do: 'monitor', open: this.open === 'monitor' });
  }

  protected override updated(changed: PropertyValues): void {
    // Once all below has been drawn too.
    if (this.#learns) requestAnimationFrame(() => this.#marks?.measure(this.renderRoot));
    // A bridge that was restarted does not know that one looks.
    if (changed.get('bridge') === 'lost' && this.open === 'monitor') deck(this, { do: 'monitor', open: true });
    if (!changed.has('open') || this.open !== null) return;
    if (this.#back instanceof HTMLElement) this.#back.focus({ preventScroll: true });
    this.#back = null;
  }

  protected override render(): unknown {
    const view = this.view ?? blank;
    const { bridge, open, plan } = this;
    const unit = unitOf(view);
    const learns = view.learn !== null;
    const problems = withOurs(view.problems, bridge, this.outputState);
    return html`<div class="desk" data-seat=${this.seat} ?data-dead=${this.view === null || bridge === 'lost'} ?data-learns=${learns} ?inert=${open === 'far' || open === 'first'}>
        <header><deck-far .link=${view.link} .pace=${bridge === 'lost' ? blank.pace : view.pace} .problems=${view.problems} .bridge=${bridge} .output=${this.outputState} .open=${open} ?learns=${learns}></deck-far></header>
        <main>
          <h1 class="unseen">Scope Deck</h1>
          <div class="left">
            <section class="stage" aria-label="Stage">
              <deck-picture .stage=${view.stage} .phase=${view.link.phase} ?paused=${view.paused} ?rehearsal=${view.link.rehearsal}><slot name="picture"></slot></deck-picture>
              <deck-master ?inert=${learns} .level=${view.stage.level} .hands=${view.hands}></deck-master>
              <deck-five .stage=${view.stage}></deck-five>
              <div class="facts"><span class="clip">${view.player.where === null ? 'Nobody plays the picture' : 'As the audience sees it'}</span><span>${view.pace.fps === null ? '' : `${places(view.pace.fps, 1)} fps`}</span></div>
            </section>
            <div class="seat"><deck-list role="region" aria-label="Set list" ?inert=${learns} .view=${view} .recording=${this.recording} .tab=${plan === 'tablet' ? this.seat : this.tab} .tabs=${plan === 'tablet' ? tabletTabs : deskTabs}></deck-list>${learns ? html`<deck-learn-panel role="region" aria-label="Learn" .learn=${view.learn}></deck-learn-panel>` : null}</div>
          </div>
          <div class="right">
            <deck-reading role="region" aria-label="Reading" .n=${view.reading} .slotView=${view.slots[view.reading - 1] ?? blank.slots[0]} ?locked=${view.locked}></deck-reading>
            <deck-mix ?inert=${learns} role="region" aria-label="Mix" .source=${view.source} .decks=${view.decks} .morph=${view.morph} .hands=${view.hands}></deck-mix>
            <div class="slots">
              <deck-knobs ?inert=${learns} role="group" aria-label="Stage effects, at once" .stage=${view.stage} .hands=${view.hands}></deck-knobs>
              <deck-columns ?inert=${learns} role="group" aria-label="Prompts" .slots=${view.slots} .gesture=${view.gesture} .reading=${view.reading} .source=${view.source}></deck-columns>
            </div>
            <section class="play" aria-label="Tempo and presets">
              <deck-tempo .tempo=${view.tempo} .transition=${view.transition} .bank=${this.bank} .banks=${Math.max(1, Math.ceil(view.pads.length / 16))}></deck-tempo>
              <deck-pads ?inert=${learns} .pads=${view.pads} .bank=${this.bank} .unit=${unit} .decks=${view.decks} ?plays=${view.source === 'decks'} ?locked=${view.locked}></deck-pads>
            </section>
          </div>
          <section class="extra" aria-label="Parameters"><div class="head"><h2>Parameters</h2></div>
            <deck-params .params=${view.params} .hands=${view.hands} .glide=${view.glide} .blend=${view.blend} .method=${view.transition.method}></deck-params></section>
          ${learns ? html`<deck-learn-marks role="group" aria-label="What can be learned" .learn=${view.learn}></deck-learn-marks>` : null}
          ${open === 'find' ? html`<deck-find .view=${view}></deck-find>` : null}
          ${open === 'monitor' ? html`<deck-over word="Monitor" note=${monitorNote(view)}><deck-monitor .monitor=${view.monitor}></deck-monitor></deck-over>` : null}
          ${open === 'problems' ? html`<deck-over word="Problems" note="the gravest first"><deck-problems .problems=${problems}></deck-problems></deck-over>` : null}
          ${open === 'keys' ? this.#keys() : null}
          ${open === 'deck-a' || open === 'deck-b' ? this.#presets(view, open === 'deck-a' ? 'a' : 'b') : null}
        </main>
        <footer><deck-hands ?inert=${learns} .devices=${view.devices} .gesture=${view.gesture} .waits=${waitsOf(view.slots, view.hands)} .can=${view.can} ?locked=${view.locked} .ends=${this.ends} .recording=${this.recording}></deck-hands>${learns ? html`<deck-learn-bar ?undoes=${view.learn.canUndo}></deck-learn-bar>` : null}</footer>
      </div>
      ${open === 'first' ? html`<deck-first .view=${view} .output=${this.outputState}></deck-first>` : null}
      ${open === 'far' ? html`<deck-far-view class="far-view" role="region" aria-label="Far view" .view=${view} .bridge=${bridge}></deck-far-view>` : null}`;
  }

  #presets(view: View, deck: 'a' | 'b'): unknown {
    return html`<deck-over word="Deck ${deck.toUpperCase()}" note="choose the preset on it">
      <deck-presets .pads=${view.pads} .deck=${deck} .chosen=${view.decks[deck].preset}></deck-presets></deck-over>`;
  }

  get #marks(): DeckLearnMarks | null {
    return this.renderRoot.querySelector<DeckLearnMarks>('deck-learn-marks');
  }

  #keys(): unknown {
    return html`<deck-over word="Keys" note="by their place on the keyboard, never by their letter">
      <button slot="act" class="press" @click=${() => deck(this, { do: 'full' })}>${icon('full')}Full screen</button>
      <deck-keymap></deck-keymap></deck-over>`;
  }

  #asked(what: Ask): void {
    if ('open' in what) this.#show(what.open);
    else if ('bank' in what) this.bank = Math.max(0, what.bank);
    else if ('size' in what) {
      this.ends = size(what.size);
      this.#measure();
    } else {
      this.seat = what.tab;
      if (deskTabs.includes(what.tab)) this.tab = what.tab;
    }
  }

  #show(next: Open): void {
    if (this.open === null && next !== null) this.#back = deepest(this.renderRoot);
    this.open = next;
  }

  #measure(): void {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    this.#marks?.measure(this.renderRoot);
    this.plan = this.clientWidth / rem < tabletRem - 0.1 ? 'tablet' : 'desk';
  }
}

const monitorNote = ({ monitor, pace }: View): string =>
  `chunk ${monitor?.chunk ?? 0}${pace.chunkMs === null ? '' : `, ${pace.chunkMs} ms`}`;

/** The element that has the focus, through every shadow root. */
function deepest(root: Element | DocumentFragment): Element | null {
  let found: Element | null = root instanceof ShadowRoot ? root.activeElement : null;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found;
}

customElements.define('deck-operator', DeckOperator);

declare global {
  interface HTMLElementTagNameMap {
    'deck-operator': DeckOperator;
  }
}
