/** What the audience sees: the video, effects and dissolves over it, and the light over all; never white, never empty, never dark unasked. */
import type { Fact } from '../../core/wire/shown.ts';
import type { Ms } from '../../core/unit.ts';
import type { StageView } from '../../core/wire/view.ts';
import { makeCard } from './card.ts';
import { colourLayer, type Layer } from './composite.ts';
import { makeDisplayNumber } from './display-number.ts';
import { makeFilmPlayer } from './film-player.ts';
import { makeFlash } from './flash.ts';
import { makeFrameKeeper, showsFrame } from './frame-keeper.ts';
import { makeGlStage } from './gl-stage.ts';
import { shine } from './light.ts';
import type { Projector } from './projector.ts';
import { makePulse } from './pulse.ts';
import { makeStandby } from './standby.ts';
import { display, type Ticker } from './ticker.ts';
import { layPicture } from './turn.ts';

const style = `
  :host { display: block; position: relative; overflow: hidden; background: #000; contain: layout paint; container-type: size;
    user-select: none; -webkit-user-select: none; }
  .picture { position: absolute; inset-block-start: 50%; inset-inline-start: 50%; inline-size: 100cqi; block-size: 100cqb; transform: translate(-50%, -50%); }
  video, canvas, .flash, .veil, .colour { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; }
  video, canvas { object-fit: var(--stage-fit, cover); }
  .flash { background: #fff; opacity: 0; }
  .veil { background: #000; opacity: 0; transition: opacity 0s linear; }
  .colour { opacity: 0; transition: opacity 0s linear; }
  .flash, .veil, .colour, .display { pointer-events: none; }
  .display { position: absolute; inset: 0; display: grid; place-items: center; color: #fff; background: #000a; font: 700 60cqmin / 1 system-ui, sans-serif; }
  [hidden] { display: none; }
  :host(:fullscreen) { inline-size: 100%; block-size: 100%; cursor: none; }
`;

/** What a stage has shown, and when: the detail of its event `shown`. */
export type ShownFact = { readonly at: Ms; readonly fact: Fact };

export class DeckStage extends HTMLElement {
  /** The test card is for a display, not for a preview of one. */
  hasCard = false;
  readonly #ticker: Ticker;
  readonly #video = document.createElement('video');
  readonly #still = makeFrameKeeper(() => this.#source(), document.createElement('canvas'));
  readonly #gl = makeGlStage(
    document.createElement('canvas'),
    (projector) => this.#begin(projector),
    (fact) => this.#tell(fact),
  );
  readonly #pulse = makePulse((fact) => this.#tell(fact));
  readonly #veil = div('veil');
  readonly #flash = makeFlash(div('flash'));
  readonly #card = makeCard();
  readonly #number = makeDisplayNumber();
  readonly #picture = div('picture');
  readonly #film = makeFilmPlayer(document.createElement('video'), () => this.#changeOver());
  readonly #standby = makeStandby(div('colour'));
  /** Videos that have been put on the display since they were given what they play: until then they are an empty place. */
  readonly #bare = new WeakSet<HTMLVideoElement>();
  #stage: StageView | null = null;
  /** What the bridge's clock is ahead of this page's, by the message that took the shortest way. */
  #ahead: Ms = Number.NEGATIVE_INFINITY;
  #stop: () => void = () => undefined;

  constructor(ticker: Ticker = display) {
    super();
    this.#ticker = ticker;
    const sheet = document.createElement('style');
    sheet.textContent = style;
    this.#gl.canvas.hidden = true;
    this.#still.canvas.hidden = true;
    // The veil over the flash: a blackout stays black. The card over all: it is asked for to be seen.
    this.#picture.append(this.#video, this.#film.video, this.#still.canvas, this.#gl.canvas);
    const layers = [
      this.#picture,
      this.#standby.element,
      this.#flash.element,
      this.#veil,
      this.#card.element,
      this.#number.element,
    ];
    this.attachShadow({ mode: 'open' }).append(sheet, ...layers);
    setUpVideo(this.#video);
    this.addEventListener('contextmenu', (event) => event.preventDefault());
    setUpVideo(this.#film.video);
    this.#film.video.hidden = true;
    this.#film.video.addEventListener('emptied', () => this.#bare.delete(this.#film.video));
    this.#video.requestVideoFrameCallback(this.#onFrame);
    this.#film.video.requestVideoFrameCallback(this.#onFilmFrame);
  }

  connectedCallback(): void {
    this.#stop();
    this.#stop = this.#ticker.next(this.#tick);
  }

  disconnectedCallback(): void {
    this.#stop();
  }

  /** A new stream takes over with its first frame; until then, and after null, the last one stays. */
  set stream(stream: MediaStream | null) {
    if (this.#video.srcObject === stream) return;
    this.#still.keep();
    this.#bare.delete(this.#video);
    this.#video.srcObject = stream;
    this.#gl.projector()?.streamChanged();
    // A track that ends without a word leaves a black frame; the last one is put over it.
    for (const track of stream?.getVideoTracks() ?? []) track.addEventListener('ended', this.#cover);
    if (stream) play(this.#video);
    this.#cover();
  }

  get stream(): MediaStream | null {
    const source = this.#video.srcObject;
    return source instanceof MediaStream ? source : null;
  }

  set stage(stage: StageView) {
    const before = this.#stage;
    this.#stage = stage;
    if (stage.freeze && !before?.freeze) this.#still.keep();
    this.#flash.count(stage.flash, before === null);
    this.#gl.projector()?.set(stage, this.#ticker.now());
    if (before?.freeze && !stage.freeze) this.#takeFrame();
    shine(this.#veil, stage, this.#bridgeNow());
    this.style.setProperty('--stage-fit', stage.fit === 'stretch' ? 'fill' : stage.fit);
    if (this.hasCard) layPicture(this.#picture, stage.turn);
    this.#card.show(stage.card && this.hasCard, this.#video, stage.fit);
    this.#number.show(stage.card && !this.hasCard);
  }

  get stage(): StageView | null {
    return this.#stage;
  }

  /** What is seen now, without the test card. */
  layers(): readonly Layer[] {
    const { canvas } = this.#gl;
    const over = canvas.hidden ? this.#still.canvas : canvas;
    const image = over.hidden ? this.#source() : over;
    return [{ of: 'picture', image }, ...[this.#standby.element, this.#flash.element, this.#veil].map(colourLayer)];
  }

  /** The bridge's clock as a message says it; what moves along a line moves by it. */
  set time(at: Ms) {
    this.#ahead = Math.max(this.#ahead, at - this.#ticker.now());
  }

  #bridgeNow(): Ms {
    return this.#ticker.now() + (this.#ahead > Number.NEGATIVE_INFINITY ? this.#ahead : Number.POSITIVE_INFINITY);
  }

  readonly #onFrame = (_now: number, { presentedFrames }: VideoFrameCallbackMetadata): void => {
    const now = this.#ticker.now();
    this.#bare.add(this.#video);
    this.#pulse.frame(presentedFrames, now);
    this.#standby.frame(now);
    if (!this.#film.isShown()) this.#takeFrame();
    this.#video.requestVideoFrameCallback(this.#onFrame);
  };

  readonly #onFilmFrame = (): void => {
    this.#bare.add(this.#film.video);
    if (this.#film.isShown()) this.#takeFrame();
    this.#film.video.requestVideoFrameCallback(this.#onFilmFrame);
  };

  /** What the picture is taken from now. */
  #source(): HTMLVideoElement {
    return this.#film.isShown() ? this.#film.video : this.#video;
  }

  /** A film has begun, or has gone: one is dissolved into the other. */
  #changeOver(): void {
    this.#gl.projector()?.streamChanged();
    this.#film.video.hidden = !this.#film.isShown();
    this.#takeFrame();
    this.#cover();
  }

  #takeFrame(): void {
    const image = this.#source();
    if (!showsFrame(image)) return;
    const projector = this.#gl.projector();
    const { videoWidth: width, videoHeight: height } = image;
    if (projector) projector.take({ image, size: { width, height } }, this.#ticker.now());
    else if (!this.#stage?.freeze) this.#still.keep();
  }

  #tell(fact: Fact): void {
    this.dispatchEvent(new CustomEvent('shown', { detail: { at: this.#ticker.now(), fact } satisfies ShownFact }));
  }

  readonly #tick = (): void => {
    this.#stop = this.#ticker.next(this.#tick);
    this.#cover();
  };

  /** What lies over the video now: nothing, the effects, or a still where there are none. */
  readonly #cover = (): void => {
    if (this.#stage) this.#film.play(this.#standby.at(this.#stage, this.#ticker.now()));
    const projector = this.#gl.projector();
    const source = this.#source();
    const plays = showsFrame(source) && this.#bare.has(source);
    projector?.tick(this.#ticker.now(), this.#bridgeNow(), plays ? 'plays' : 'is gone');
    this.#gl.canvas.hidden = projector?.covers() !== true;
    const isBare = plays && (projector !== null || this.#stage?.freeze !== true);
    this.#still.canvas.hidden = projector?.covers() === true || isBare;
  };

  /** A context that came back knows nothing; what is seen meanwhile tells it again. */
  #begin(projector: Projector): void {
    const now = this.#ticker.now();
    if (this.#stage) projector.set(this.#stage, now);
    const { canvas, has } = this.#still;
    if (showsFrame(this.#source()) && !this.#stage?.freeze) this.#takeFrame();
    else if (has()) projector.take({ image: canvas, size: { width: canvas.width, height: canvas.height } }, now);
  }
}

function setUpVideo(video: HTMLVideoElement): void {
  video.muted = true;
  video.autoplay = true;
  video.playsInline = true;
  video.controls = false;
  video.disablePictureInPicture = true;
  video.disableRemotePlayback = true;
  // Nothing on a stage pauses; a browser that did so to save power is asked to go on.
  video.addEventListener('pause', () => play(video));
}

const play = (video: HTMLVideoElement): void => void video.play().catch(() => undefined);

function div(name: string): HTMLDivElement {
  const element = document.createElement('div');
  element.className = name;
  return element;
}

if (!customElements.get('deck-stage')) customElements.define('deck-stage', DeckStage);

declare global {
  interface HTMLElementEventMap {
    shown: CustomEvent<ShownFact>;
  }
}
