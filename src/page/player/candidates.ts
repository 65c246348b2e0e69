/** Gathers ICE candidates into few messages: a lone first one that fails makes Scope's side give up within 150 ms. */
import type { Candidate } from '../../core/wire/page.ts';

const patienceMs = 60;
/** As many as one message may hold. */
const atMost = 64;

/** Calls `tell` with one batch or a few, never an empty one; the empty candidate that ends a gathering is never told. */
export function gatherCandidates(pc: RTCPeerConnection, tell: (batch: readonly Candidate[]) => void): () => void {
  let batch: Candidate[] = [];
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(waiting);
    waiting = undefined;
    const full = batch;
    batch = [];
    for (let i = 0; i < full.length; i += atMost) tell(full.slice(i, i + atMost));
  };
  const onCandidate = ({ candidate }: RTCPeerConnectionIceEvent) => {
    if (!candidate) return flush();
    if (candidate.candidate === '') return;
    batch.push({
      candidate: candidate.candidate,
      sdpMid: candidate.sdpMid,
      sdpMLineIndex: candidate.sdpMLineIndex,
    });
    waiting ??= setTimeout(flush, patienceMs);
  };
  pc.addEventListener('icecandidate', onCandidate);
  return () => {
    clearTimeout(waiting);
    pc.removeEventListener('icecandidate', onCandidate);
  };
}
