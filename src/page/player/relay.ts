/** Where this page's picture comes from, its own session or the player's page, and to whom it is passed on. */
import type { FromPage, ToPage } from '../../core/wire/page.ts';
import type { Signal } from './signal.ts';
import { makeViewers } from './viewers.ts';
import { makeViewing } from './viewing.ts';

export type Relay = {
  readonly hear: (message: ToPage) => void;
  /** The picture of this page's own session, or null when it has ended. */
  readonly play: (stream: MediaStream | null) => void;
  readonly close: () => void;
};

export function makeRelay(say: (message: FromPage) => void, show: (stream: MediaStream | null) => void): Relay {
  let me: string | null = null;
  let own: MediaStream | null = null;
  let lent: MediaStream | null = null;
  const tell = (to: string, signal: Signal) => say({ say: 'signal', to, signal });
  const viewers = makeViewers(tell);
  const viewing = makeViewing(tell, (stream) => {
    lent = stream;
    show(own ?? lent);
  });

  const play = (stream: MediaStream | null) => {
    own = stream;
    viewers.show(own);
    show(own ?? lent);
  };
  const hear = (message: ToPage) => {
    if (message.say === 'welcome') me = message.id;
    if (message.say === 'player') {
      const isMe = message.page === me;
      if (!isMe) viewers.close();
      viewing.ask(isMe ? null : message.page);
    }
    if (message.say === 'signal') {
      viewers.hear(message.from, message.signal);
      viewing.hear(message.from, message.signal);
    }
  };
  const close = () => {
    viewers.close();
    viewing.close();
  };
  return { hear, play, close };
}
