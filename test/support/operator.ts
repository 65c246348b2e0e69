/** The operator's screen laid into a page of its own: its parts by name, its deeds in order, its frames one by one. */
import '../../src/page/operator/deck-operator.ts';
import type { View } from '../../src/core/wire/view.ts';
import type { DeckOperator } from '../../src/page/operator/deck-operator.ts';
import type { DeckDeed } from '../../src/page/operator/deed.ts';
import { sampleView } from './view.ts';

/** The panels of the screen, each with a place of its own. */
export const PANELS = [
  'deck-far',
  'deck-picture',
  'deck-master',
  'deck-five',
  'deck-reading',
  'deck-mix',
  'deck-columns',
  'deck-tempo',
  'deck-pads',
  'deck-hands',
] as const;

export type Laid = {
  readonly desk: DeckOperator;
  readonly deeds: DeckDeed[];
  /** One element, through the shadow roots of those before it. */
  readonly part: (...path: readonly string[]) => HTMLElement;
  readonly parts: (...path: readonly string[]) => readonly HTMLElement[];
  readonly show: (view: View | null) => Promise<void>;
  readonly settle: () => Promise<void>;
};

const sheets = ['../../src/page/tokens.css', '../../src/page/operator/page.css'];

export async function layDesk(view: View | null = sampleView()): Promise<Laid> {
  await Promise.all(sheets.map(dress));
  const desk = document.createElement('deck-operator');
  const picture = document.createElement('div');
  picture.slot = 'picture';
  desk.append(picture);
  const deeds: DeckDeed[] = [];
  desk.addEventListener('deck', (event) => deeds.push(event.detail));
  desk.view = view;
  document.body.replaceChildren(desk);

  const parts = (...path: readonly string[]): readonly HTMLElement[] => {
    let roots: readonly (Element | ShadowRoot | null)[] = [desk.shadowRoot];
    let found: readonly HTMLElement[] = [];
    for (const selector of path) {
      found = roots.flatMap((root) => [...(root?.querySelectorAll<HTMLElement>(selector) ?? [])]);
      roots = found.map((one) => one.shadowRoot ?? one);
    }
    return found;
  };
  const part = (...path: readonly string[]): HTMLElement => {
    const [first] = parts(...path);
    if (first === undefined) throw new Error(`no ${path.join(' ')} on the desk`);
    return first;
  };
  const settle = async (): Promise<void> => {
    await desk.updateComplete;
    await frame();
    await frame();
  };
  const show = async (next: View | null): Promise<void> => {
    desk.view = next;
    await settle();
  };
  await settle();
  return { desk, deeds, part, parts, show, settle };
}

export const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));

async function dress(path: string): Promise<void> {
  const { href } = new URL(path, import.meta.url);
  if (document.querySelector(`link[href="${href}"]`) !== null) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  const worn = new Promise((done) => link.addEventListener('load', done, { once: true }));
  document.head.append(link);
  await worn;
}

type At = { readonly x?: number; readonly y?: number; readonly shift?: boolean; readonly button?: number };

/** A pointer event as a hand makes it, with no hand and no clock. */
export function point(on: Element, type: 'down' | 'move' | 'up' | 'cancel', at: At = {}): void {
  on.dispatchEvent(
    new PointerEvent(`pointer${type}`, {
      bubbles: true,
      composed: true,
      cancelable: true,
      pointerId: 1,
      isPrimary: true,
      button: at.button ?? 0,
      clientX: at.x ?? 0,
      clientY: at.y ?? 0,
      shiftKey: at.shift ?? false,
    }),
  );
}

export function strike(on: Element, key: string, more: Partial<KeyboardEventInit> = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', {
    key,
    code: key,
    bubbles: true,
    composed: true,
    cancelable: true,
    ...more,
  });
  on.dispatchEvent(event);
  return event;
}

/** The line of a hold is full: its own animation says so. */
export const fill = (line: Element): boolean =>
  line.dispatchEvent(new AnimationEvent('animationend', { bubbles: true, animationName: 'fill' }));
