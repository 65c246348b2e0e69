/** A press that acts only when it was held while a line filled; the line's own end is the clock. */
import { Directive, directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js';
import { noChange } from 'lit';

type Acts = {
  /** The line is full. */
  readonly held: () => void;
  /** Released inside before it was full. */
  readonly tap?: () => void;
};

/** Not Space: it freezes, wherever the focus is. */
const starts = new Set(['Enter']);

class HoldDirective extends Directive {
  #acts: Acts = { held: () => undefined };
  #button: HTMLElement | null = null;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('hold() stands on an element, not on a value');
  }

  override render(_acts: Acts): unknown {
    return noChange;
  }

  override update(part: ElementPart, [acts]: [Acts]): unknown {
    this.#acts = acts;
    if (this.#button === null) this.#listen(part.element);
    return noChange;
  }

  #listen(element: Element): void {
    if (!(element instanceof HTMLElement)) return;
    this.#button = element;
    element.addEventListener('pointerdown', (event) => {
      if (event.button === 0) this.#start();
    });
    element.addEventListener('pointerup', () => this.#stop(true));
    for (const end of ['pointerleave', 'pointercancel', 'blur']) element.addEventListener(end, () => this.#stop(false));
    element.addEventListener('keydown', (event) => {
      if (!starts.has(event.code)) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) this.#start();
    });
    element.addEventListener('keyup', (event) => {
      if (starts.has(event.code)) this.#stop(true);
    });
    element.addEventListener('contextmenu', (event) => event.preventDefault());
    element.addEventListener('animationend', () => {
      if (!this.#isHeld()) return;
      this.#stop(false);
      this.#acts.held();
    });
  }

  #isHeld(): boolean {
    return this.#button?.hasAttribute('data-held') === true;
  }

  #start(): void {
    if (this.#button?.matches(':disabled') === false) this.#button.setAttribute('data-held', '');
  }

  #stop(isInside: boolean): void {
    if (!this.#isHeld()) return;
    this.#button?.removeAttribute('data-held');
    if (isInside) this.#acts.tap?.();
  }
}

/** `<button class="press hold" ${hold({ held })}><i></i>…`: the `<i>` is the line that fills. */
export const hold = directive(HoldDirective);
