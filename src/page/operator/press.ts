/** A press that acts at once: on pointer down, and on a key's click, which has no pointer before it. */
import { Directive, directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js';
import { noChange } from 'lit';

class PressDirective extends Directive {
  #act: () => void = () => undefined;
  #isOn = false;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('press() stands on an element, not on a value');
  }

  override render(_act: () => void): unknown {
    return noChange;
  }

  override update(part: ElementPart, [act]: [() => void]): unknown {
    this.#act = act;
    if (!this.#isOn) this.#listen(part.element);
    return noChange;
  }

  #listen(element: Element): void {
    if (!(element instanceof HTMLElement)) return;
    this.#isOn = true;
    element.addEventListener('pointerdown', (event) => {
      if (event.button === 0 && !element.matches(':disabled')) this.#act();
    });
    // A pointer's click was already acted on; a key's or a screen reader's has no detail.
    element.addEventListener('click', (event) => {
      if (event.detail === 0) this.#act();
    });
  }
}

export const press = directive(PressDirective);
