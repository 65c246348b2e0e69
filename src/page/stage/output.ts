/** The stage's window as the operator's page knows it, told by the window itself from page to page of one browser. */
import { Observable } from 'rxjs';
import { toggleFullScreen } from './surroundings.ts';

/** `small`: it was full screen, and is no longer. */
type OutputState = 'closed' | 'window' | 'full' | 'small' | 'gone';

/** What the operator's seat for it says; `isHeld`: a press would disturb a stage that is there. */
export const outputWords = {
  closed: { word: 'No stage', line: 'open a window', isHeld: false, lost: 'nothing' },
  window: { word: 'Stage', line: 'not full screen', isHeld: true, lost: 'nothing' },
  full: { word: 'Stage', line: 'full screen', isHeld: true, lost: 'nothing' },
  small: { word: 'Stage', line: 'not full screen', isHeld: true, lost: 'full-screen' },
  gone: { word: 'Stage', line: 'window gone', isHeld: false, lost: 'window' },
} as const satisfies Record<OutputState, object>;

const channelName = 'scope-deck-output';
type Word = 'where' | 'window' | 'full' | 'gone';
const words: readonly unknown[] = ['where', 'window', 'full', 'gone'] satisfies readonly Word[];
const isWord = (value: unknown): value is Word => words.includes(value);

/** On the operator's page: where the stage's window stands, now and at each change. */
export const outputState$: Observable<OutputState> = new Observable((out) => {
  const channel = new BroadcastChannel(channelName);
  let wasFull = false;
  const ask = () => channel.postMessage('where' satisfies Word);
  const hear = ({ data: word }: MessageEvent<unknown>) => {
    if (!isWord(word) || word === 'where') return;
    wasFull = word === 'full' || (word === 'window' && wasFull);
    out.next(word === 'window' && wasFull ? 'small' : word);
    // There may be a second stage; it answers.
    if (word === 'gone') ask();
  };
  channel.addEventListener('message', hear);
  out.next('closed');
  ask();
  return () => channel.close();
});

/** On the stage's page: says how it stands, when asked and when it changes. */
export function announceOutput(): () => void {
  const channel = new BroadcastChannel(channelName);
  const say = () => channel.postMessage((document.fullscreenElement ? 'full' : 'window') satisfies Word);
  const gone = () => {
    channel.postMessage('gone' satisfies Word);
    // A page that is closing may still be asked.
    channel.close();
  };
  channel.addEventListener('message', ({ data: word }: MessageEvent<unknown>) => word === 'where' && say());
  const fill = ({ data: word, origin }: MessageEvent<unknown>) => {
    if (origin === location.origin && word === 'full')
      toggleFullScreen(document.documentElement).catch(() => undefined);
  };
  document.addEventListener('fullscreenchange', say);
  addEventListener('pagehide', gone);
  addEventListener('message', fill);
  say();
  return () => {
    removeEventListener('message', fill);
    removeEventListener('pagehide', gone);
    document.removeEventListener('fullscreenchange', say);
    channel.close();
  };
}
