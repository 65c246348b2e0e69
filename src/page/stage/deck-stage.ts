/** What the audience sees: the last frame that came, under the stage's light; black before the first, never white, never empty. */
import type { StageView } from '../../core/wire/view.ts';
import { makeFlash } from './flash.ts';
import { keepFrames } from './frame-keeper.ts';

const style = `
  :host { display: block; position: relative; overflow: hidden; background: #000; contain: layout paint;
    user-select: none; -webkit-user-select: none; }
  video, canvas, .flash, .veil { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; }
  video, canvas { object-fit: var(--stage-fit, cover); }
  .picture { position: absolute; inset: 0; }
  .flash { background: #fff; opacity: 0; }
  .veil { background: #000; opacity: 0; transition: opacity var(--stage-fade, 0s) linear; }
  .flash, .veil { pointer-events: none; }
  :host(:fullscreen) { inline-size: 100%; block-size: 100%; cursor: none; }
`;

export class DeckStage extends HTMLElement {
  readonly #video = document.createElement('video');
  readonly #picture = div('picture');
  readonly #veil = div('veil');
  readonly #flash = makeFlash(div('flash'));
  readonly #frames = keepFrames(this.#video, document.createElement('canvas'));
  #stage: StageView | null = null;

  constructor() {
    super();
    const sheet = document.createElement('style');
    sheet.textContent = style;
    this.#picture.append(this.#video, this.#frames.canvas);
    // The veil over the flash: a blackout stays black.
    this.attachShadow({ mode: 'open' }).append(sheet, this.#picture, this.#flash.element, this.#veil);
    setUpVideo(this.#video);
    this.addEventListener('contextmenu', (event) => event.preventDefault());
  }

  /** A new stream takes over with its first frame; until then, and after null, the last one stays. */
  set stream(stream: MediaStream | null) {
    if (this.#video.srcObject === stream) return;
    this.#video.srcObject = stream;
    if (stream) play(this.#video);
  }

  get stream(): MediaStream | null {
    const source = this.#video.srcObject;
    return source instanceof MediaStream ? source : null;
  }

  set stage(stage: StageView) {
    this.#frames.hold(stage.freeze);
    if (this.#stage) this.#flash.count(stage.flash);
    else this.#flash.startAt(stage.flash.count);
    this.#veil.style.opacity = String(stage.blackout ? 1 : 1 - stage.level);
    this.style.setProperty('--stage-fade', `${stage.fade}s`);
    this.style.setProperty('--stage-fit', stage.fit);
    this.#picture.style.filter = colourOf(stage);
    this.#picture.style.transform = `scale(${mixed(1, stage.zoom, stage.fx)})`;
    this.#stage = stage;
  }

  get stage(): StageView | null {
    return this.#stage;
  }
}

/** `fx` is how much of an effect there is, from its neutral value. */
const mixed = (neutral: number, value: number, fx: number): number => neutral + (value - neutral) * fx;

function colourOf({ hue, saturation, fx }: StageView): string {
  const turned = mixed(0, hue, fx);
  const saturated = mixed(1, saturation, fx);
  return turned === 0 && saturated === 1 ? 'none' : `hue-rotate(${turned}deg) saturate(${saturated})`;
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
