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
const question = 'where';
/** What one stage's page says of itself; there may be several, such as a projector's and a recorder's. */
type Answer = { readonly from: string; readonly is: 'window' | 'full' | 'gone' };

const answerOf = (value: unknown): Answer | null => {
  if (typeof value !== 'object' || value === null || !('from' in value) || !('is' in value)) return null;
  const { from, is } = value;
  if (typeof from !== 'string' || (is !== 'window' && is !== 'full' && is !== 'gone')) return null;
  return { from, is };
};

const everyMs = 2000;
/** A page that is busy for a moment is not gone. */
const patience = 3;

/**
 * On the operator's page: where the stage's window stands, now and at each change. A window that crashed says no goodbye,
 * so all are asked again and again, and one is gone when it has not answered for a while.
 */
export const watchOutput = (askMs: number = everyMs): Observable<OutputState> =>
  new Observable((out) => {
    const channel = new BroadcastChannel(channelName);
    const pages = new Map<string, { readonly is: 'window' | 'full'; missed: number }>();
    let said: OutputState | null = null;
    let wasThere = false;
    let wasFull = false;

    const stand = (): OutputState => {
      if (pages.size === 0) return wasThere ? 'gone' : 'closed';
      if ([...pages.values()].some(({ is }) => is === 'full')) return 'full';
      return wasFull ? 'small' : 'window';
    };
    const say = () => {
      const state = stand();
      wasThere ||= pages.size > 0;
      wasFull = state === 'full' || (wasFull && pages.size > 0);
      if (state !== said) out.next((said = state));
    };
    const hear = ({ data }: MessageEvent<unknown>) => {
      const answer = answerOf(data);
      if (answer === null) return;
      if (answer.is === 'gone') pages.delete(answer.from);
      else pages.set(answer.from, { is: answer.is, missed: 0 });
      say();
    };
    const ask = () => {
      for (const [from, page] of pages) if ((page.missed += 1) > patience) pages.delete(from);
      channel.postMessage(question);
      say();
    };
    const asking = setInterval(ask, askMs);
    channel.addEventListener('message', hear);
    ask();
    return () => {
      clearInterval(asking);
      channel.close();
    };
  });

/** On the stage's page: says how it stands, when asked and when it changes. */
export function announceOutput(): () => void {
  const channel = new BroadcastChannel(channelName);
  const from = crypto.randomUUID();
  const tell = (is: Answer['is']) => channel.postMessage({ from, is } satisfies Answer);
  const say = () => tell(document.fullscreenElement ? 'full' : 'window');
  const gone = () => {
    tell('gone');
    // A page that is closing may still be asked.
    channel.close();
  };
  channel.addEventListener('message', ({ data: word }: MessageEvent<unknown>) => word === question && say());
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
