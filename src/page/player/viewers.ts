/** The player's side of passing the picture on: one sending connection for each page that asked. */
import { type Signal, readSignal, tellCandidates } from './signal.ts';
import type { Json } from '../../core/unit.ts';

type Guest = { readonly call: string; readonly pc: RTCPeerConnection; readonly sender: RTCRtpSender };
type Viewers = {
  /** The picture changed: all viewers get the new one on the connection they have. */
  readonly show: (stream: MediaStream | null) => void;
  readonly hear: (from: string, signal: Json) => void;
  /** Sends all viewers away, at the end of the part or of the page. */
  readonly close: () => void;
};

export function makeViewers(tell: (to: string, signal: Signal) => void): Viewers {
  const guests = new Map<string, Guest>();
  let track: MediaStreamTrack | null = null;

  const drop = (page: string) => {
    guests.get(page)?.pc.close();
    guests.delete(page);
  };
  const welcome = async (page: string, call: string) => {
    drop(page);
    const pc = new RTCPeerConnection();
    const { sender } = pc.addTransceiver(track ?? 'video', { direction: 'sendonly', streams: [new MediaStream()] });
    const guest: Guest = { call, pc, sender };
    guests.set(page, guest);
    tellCandidates(pc, call, (signal) => tell(page, signal));
    pc.addEventListener('connectionstatechange', () => {
      const isGone = pc.connectionState === 'failed' || pc.connectionState === 'closed';
      if (isGone && guests.get(page) === guest) drop(page);
    });
    await pc.setLocalDescription();
    tell(page, { call, offer: pc.localDescription?.sdp ?? '' });
    await keepSharp(sender);
  };
  const hear = (from: string, json: Json) => {
    const signal = readSignal(json);
    if (!signal) return;
    if ('want' in signal) return forgive(welcome(from, signal.call));
    const guest = guests.get(from);
    if (guest?.call !== signal.call) return;
    if ('bye' in signal) drop(from);
    if ('answer' in signal) forgive(guest.pc.setRemoteDescription({ type: 'answer', sdp: signal.answer }));
    if ('candidate' in signal) forgive(guest.pc.addIceCandidate(signal.candidate));
  };
  const show = (stream: MediaStream | null) => {
    track = stream?.getVideoTracks()[0] ?? null;
    for (const { sender } of guests.values()) forgive(sender.replaceTrack(track));
  };
  const close = () => {
    for (const [page, { call }] of guests) {
      tell(page, { call, bye: true });
      drop(page);
    }
  };
  return { show, hear, close };
}

/** A viewer sees the picture whole and a little late rather than small and at once. */
async function keepSharp(sender: RTCRtpSender): Promise<void> {
  const parameters = sender.getParameters();
  await sender.setParameters({ ...parameters, degradationPreference: 'maintain-resolution' });
}

/** A connection that closes under its negotiation is no news: the viewer asks again. */
const forgive = (deed: Promise<void>): void => void deed.catch(() => undefined);
