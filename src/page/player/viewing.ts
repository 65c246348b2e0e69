/** The viewer's side: asks the player's page for the picture, and asks again until it has it. */
import { whenCovered } from './covered.ts';
import { playAtOnce } from './offer.ts';
import { type Signal, readSignal, tellCandidates } from './signal.ts';
import type { Json } from '../../core/unit.ts';

type Viewing = {
  /** Whom to ask; null: nobody, or this page plays itself. */
  readonly ask: (page: string | null) => void;
  readonly hear: (from: string, signal: Json) => void;
  readonly close: () => void;
};

const patienceMs = 3000;

export function makeViewing(
  tell: (to: string, signal: Signal) => void,
  show: (stream: MediaStream | null) => void,
): Viewing {
  let player: string | null = null;
  let call = '';
  let pc: RTCPeerConnection | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const hangUp = () => {
    clearTimeout(waiting);
    const left = pc;
    pc = null;
    if (left === null) return;
    show(null);
    whenCovered(() => left.close());
  };
  const want = () => {
    hangUp();
    if (player === null) return;
    call = crypto.randomUUID();
    tell(player, { call, want: true });
    waiting = setTimeout(want, patienceMs);
  };
  const accept = async (from: string, sdp: string) => {
    hangUp();
    const taken = new RTCPeerConnection();
    const mine = call;
    pc = taken;
    waiting = setTimeout(want, patienceMs);
    tellCandidates(taken, mine, (signal) => tell(from, signal));
    taken.addEventListener('track', ({ track, receiver }) => {
      playAtOnce(receiver);
      show(new MediaStream([track]));
    });
    taken.addEventListener('connectionstatechange', () => {
      if (taken.connectionState === 'connected') clearTimeout(waiting);
      if (taken.connectionState === 'failed' && pc === taken) want();
    });
    await taken.setRemoteDescription({ type: 'offer', sdp });
    await taken.setLocalDescription();
    tell(from, { call: mine, answer: taken.localDescription?.sdp ?? '' });
  };
  const hear = (from: string, json: Json) => {
    const signal = readSignal(json);
    if (!signal || from !== player || signal.call !== call) return;
    // What goes wrong here is tried again when patience ends.
    if ('offer' in signal) accept(from, signal.offer).catch(() => undefined);
    if ('candidate' in signal) pc?.addIceCandidate(signal.candidate).catch(() => undefined);
    if ('bye' in signal) hangUp();
  };
  const ask = (page: string | null) => {
    // The bridge says it again after a break of the socket, which the picture does not need.
    if (page !== null && page === player && pc?.connectionState === 'connected') return;
    player = page;
    want();
  };
  const close = () => {
    if (player !== null) tell(player, { call, bye: true });
    player = null;
    hangUp();
  };
  return { ask, hear, close };
}
