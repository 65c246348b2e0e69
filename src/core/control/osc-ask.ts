/** What senders ask of the door itself: to be told values, or one value now. Such messages move nothing. */
import { numberOf, type OscMessage, textOf } from './osc-message.ts';

export type Ask =
  /** `port` null: the port it was sent from. `inWords`: choices by their words, and not by numbers. */
  | { readonly of: 'subscribe'; readonly port: number | null; readonly seconds: number; readonly inWords: boolean }
  | { readonly of: 'unsubscribe'; readonly port: number | null }
  | { readonly of: 'query'; readonly address: string };

export const USUAL_SECONDS = 60;
const MOST_SECONDS = 3600;

/** `/subscribe 9001 60`, `/subscribe 9001 60 words`, `/unsubscribe 9001`, and Resolume's `/stage/level ?`; null for everything else. */
export function askOf({ address, args }: OscMessage): Ask | null {
  if (address === '/subscribe' || address === '/unsubscribe') {
    const inWords = args.some((arg) => textOf(arg) === 'words');
    const [port = null, seconds = null] = args.filter((arg) => textOf(arg) !== 'words').map(numberOf);
    const isPort = port !== null && Number.isInteger(port) && port > 0 && port < 65_536;
    if (address === '/unsubscribe') return { of: 'unsubscribe', port: isPort ? port : null };
    const held = Math.min(MOST_SECONDS, Math.max(1, seconds ?? USUAL_SECONDS));
    return { of: 'subscribe', port: isPort ? port : null, seconds: held, inWords };
  }
  const [first] = args;
  const isQuery = args.length === 1 && first?.type === 's' && first.value === '?';
  return isQuery ? { of: 'query', address } : null;
}
