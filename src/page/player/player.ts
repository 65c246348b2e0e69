/** The player's part: holds at most one picture, as the bridge orders. */
import type { FromPage, ToPage } from '../../core/wire/page.ts';
import { openPicture, type Picture } from './picture.ts';

type Holds = Extract<FromPage, { say: 'hello' }>['holds'];

export type Player = {
  readonly hear: (message: ToPage) => void;
  readonly socketOpened: () => void;
  readonly socketLost: () => void;
  /** The session that a bridge can adopt, for `hello`. */
  readonly holds: () => Holds;
  readonly close: () => void;
};

export function makePlayer(say: (message: FromPage) => void, show: (stream: MediaStream | null) => void): Player {
  let picture: Picture | null = null;
  const close = () => {
    picture?.close();
    picture = null;
  };
  const at = (attempt: number) => (picture?.attempt === attempt ? picture : null);

  const hear = (message: ToPage) => {
    picture?.beat();
    switch (message.say) {
      case 'connect':
        close();
        picture = openPicture(message, say, show);
        return;
      case 'answer':
        return at(message.attempt)?.answer(message.session, message.sdp);
      case 'send':
        return at(message.attempt)?.send(message.message);
      case 'leave':
        return at(message.attempt) && close();
      default:
    }
  };
  const holds = () => {
    const session = picture?.session() ?? null;
    return picture && session ? { attempt: picture.attempt, session } : null;
  };
  /** Without an answer there is nothing to adopt: that attempt is over for both sides. */
  const socketLost = () => {
    if (!holds()) close();
  };
  return { hear, socketOpened: () => picture?.repeat(), socketLost, holds, close };
}
