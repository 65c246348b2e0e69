/** Physical keys as a stream: what the bridge is told, and the few that only this page can do. */
import { Observable } from 'rxjs';
import { defaultKey, type KeyDeed, type PageDeed } from '../core/control/keys.ts';

export type KeyEvent =
  | { readonly of: 'page'; readonly what: PageDeed }
  | {
      readonly of: 'key';
      readonly at: number;
      readonly code: string;
      readonly down: boolean;
      readonly shift: boolean;
      readonly ctrl: boolean;
    };

/** Would scroll, press what has the focus, or open the browser's own search. */
const keptFromBrowser: ReadonlySet<string> = new Set(['Space', 'PageUp', 'PageDown', 'Slash']);
/** `isLive`: F5 must not reload. An element that used a key itself prevents its default, and then it is not ours. */
export const keys$ = (isLive: () => boolean): Observable<KeyEvent> =>
  new Observable((out) => {
    const held = new Map<string, (at: number) => void>();

    const pressHere = ({ what, holdMs }: PageKey) => {
      const act = () => out.next({ of: 'page', what });
      if (holdMs === 0) act();
      const holding = holdMs > 0 ? setTimeout(act, holdMs) : undefined;
      return () => clearTimeout(holding);
    };
    const pressThere = (code: string, at: number, shift: boolean, ctrl: boolean) => {
      out.next({ of: 'key', at, code, down: true, shift, ctrl });
      return (upAt: number) => out.next({ of: 'key', at: upAt, code, down: false, shift, ctrl });
    };
    const onDown = (event: KeyboardEvent) => {
      const { code, shiftKey: shift, repeat, timeStamp } = event;
      const ctrl = event.ctrlKey || event.metaKey;
      const deed = defaultKey(code, { shift, ctrl });
      // Also while words are typed: a presenter's clicker does not know where the focus is.
      if (code === 'F5' && isLive()) event.preventDefault();
      // With Ctrl all that has no deed is the browser's; with Alt, the system's.
      if (event.defaultPrevented || isTyping(event) || event.altKey || (ctrl && !deed)) return;
      if (keptFromBrowser.has(code) || ctrl) event.preventDefault();
      if (repeat) return;
      // Its letting go was not heard: a Mac is silent about keys that come up under Cmd.
      held.get(code)?.(timeStamp);
      const release = isPageKey(deed) ? pressHere(deed) : pressThere(code, timeStamp, shift, ctrl);
      held.set(code, release);
    };
    const onUp = (event: KeyboardEvent) => {
      const release = held.get(event.code);
      if (!release) return;
      // A focused button is pressed when Space comes up.
      if (keptFromBrowser.has(event.code)) event.preventDefault();
      held.delete(event.code);
      release(event.timeStamp);
    };
    /** A key let go elsewhere is never heard of: what is held is let go with the focus. */
    const letGo = () => {
      for (const release of held.values()) release(performance.now());
      held.clear();
    };
    addEventListener('keydown', onDown);
    addEventListener('keyup', onUp);
    addEventListener('blur', letGo);
    return () => {
      removeEventListener('blur', letGo);
      removeEventListener('keyup', onUp);
      removeEventListener('keydown', onDown);
    };
  });

type PageKey = Extract<KeyDeed, { kind: 'page' }>;
/** Not the bridge's business, whatever is mapped; but for an Esc that finds nothing to close, which `main` passes on. */
const isPageKey = (deed: KeyDeed | null): deed is PageKey => deed?.kind === 'page';

const pressedInputs: ReadonlySet<string> = new Set(['button', 'checkbox', 'radio', 'range', 'reset', 'submit']);

/** Through shadow roots: the event's own target is the outermost element. */
function isTyping(event: KeyboardEvent): boolean {
  const [inner] = event.composedPath();
  if (inner instanceof HTMLInputElement) return !pressedInputs.has(inner.type);
  return (
    inner instanceof HTMLTextAreaElement ||
    inner instanceof HTMLSelectElement ||
    (inner instanceof HTMLElement && inner.isContentEditable)
  );
}
