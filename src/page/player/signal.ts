/** What a player's page and a viewer's page say to each other through the bridge, to pass the picture on. */
import type { Candidate } from '../../core/wire/page.ts';
import type { Json } from '../../core/unit.ts';

/** `call` names one negotiation, chosen by the viewer; what is said of an older one is ignored. */
export type Signal = { readonly call: string } & (
  | { readonly want: true }
  | { readonly offer: string }
  | { readonly answer: string }
  | { readonly candidate: Candidate }
  | { readonly bye: true }
);

/** The other page is of our own make, perhaps of another version: what does not look right is no signal. */
export function readSignal(json: Json): Signal | null {
  const record = asRecord(json);
  const { call, offer, answer } = record;
  if (typeof call !== 'string') return null;
  if (record['want'] === true) return { call, want: true };
  if (record['bye'] === true) return { call, bye: true };
  if (typeof offer === 'string') return { call, offer };
  if (typeof answer === 'string') return { call, answer };
  const { candidate, sdpMid, sdpMLineIndex } = asRecord(record['candidate']);
  if (typeof candidate !== 'string' || candidate === '') return null;
  return {
    call,
    candidate: {
      candidate,
      sdpMid: typeof sdpMid === 'string' ? sdpMid : null,
      sdpMLineIndex: typeof sdpMLineIndex === 'number' ? sdpMLineIndex : null,
    },
  };
}

/** Tells each candidate of `pc` as a signal of `call`. */
export function tellCandidates(pc: RTCPeerConnection, call: string, tell: (signal: Signal) => void): void {
  pc.addEventListener('icecandidate', ({ candidate: found }) => {
    if (!found?.candidate) return;
    const { candidate, sdpMid, sdpMLineIndex } = found;
    tell({ call, candidate: { candidate, sdpMid, sdpMLineIndex } });
  });
}

type Record = { readonly [key: string]: Json | undefined };
const asRecord = (json: Json | undefined): Record =>
  // Lists have no keys that we ask for.
  typeof json === 'object' && json !== null ? (json as Record) : {};
