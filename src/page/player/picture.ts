/** One attempt's connection with Scope, from its offer to its end. */
import type { FromPage, ToPage } from '../../core/wire/page.ts';
import { type Camera, openCamera } from './camera.ts';
import { gatherCandidates } from './candidates.ts';
import { whenCovered } from './covered.ts';
import { countFrames } from './frames.ts';
import { prepareOffer } from './offer.ts';
import { overhear } from './overheard.ts';

type Order = Extract<ToPage, { say: 'connect' }>;
type Ended = Extract<FromPage, { say: 'ended' }>;

export type Picture = {
  readonly attempt: number;
  readonly answer: (session: string, sdp: string) => void;
  readonly send: (message: string) => void;
  /** Says again what a bridge that was away cannot know. */
  readonly repeat: () => void;
  readonly beat: () => void;
  /** The session it plays, once Scope has answered, until it ends. */
  readonly session: () => string | null;
  readonly close: () => void;
};

/** Scope's answers say 65536; a channel without a limit is taken to have that one. */
const usualMaxMessage = 65_536;
export function openPicture(
  { attempt, iceServers, mode }: Order,
  say: (message: FromPage) => void,
  show: (stream: MediaStream | null) => void,
): Picture {
  const pc = new RTCPeerConnection({ iceServers: iceServers.map(asIceServer) });
  const { channel, make } = prepareOffer(pc);
  const stopGathering = gatherCandidates(pc, (candidates) =>
    say({ say: 'candidates', attempt, candidates: [...candidates] }),
  );
  let frames: ReturnType<typeof countFrames> | null = null;
  let session: string | null = null;
  let camera: Camera | null = null;
  let closed = false;

  const close = () => {
    if (closed) return;
    closed = true;
    session = null;
    frames?.stop();
    stopGathering();
    camera?.close();
    show(null);
    whenCovered(() => pc.close());
  };
  const end = (why: Ended['why'], note: string) => {
    if (closed) return;
    close();
    say({ say: 'ended', attempt, why, note: note.slice(0, 400) });
  };
  const beat = () => frames?.beat();
  const opened = () => say({ say: 'opened', attempt, maxMessage: maxMessageOf(pc) });
  const repeat = () => {
    if (channel.readyState === 'open') opened();
  };

  channel.addEventListener('open', opened);
  channel.addEventListener('close', () => end('closed', 'the data channel closed'));
  channel.addEventListener('message', (event: MessageEvent<unknown>) => {
    beat();
    const heard = overhear(event.data);
    if (heard?.is === 'stopped') end('stream_stopped', '');
    if (heard?.is === 'written') say({ say: 'written', attempt, keys: [...heard.keys] });
  });
  pc.addEventListener('connectionstatechange', () => {
    if (pc.connectionState === 'failed' || pc.connectionState === 'closed')
      end(pc.connectionState, `the connection ${pc.connectionState}`);
  });
  pc.addEventListener('track', ({ track, receiver }) => {
    if (track.kind !== 'video' || frames) return;
    frames = countFrames(receiver, (count) => say({ say: 'frames', attempt, ...count }));
    show(new MediaStream([track]));
  });
  const input = async () => {
    if (mode === 'text') return null;
    camera = await openCamera();
    if (closed) camera.close();
    say({ say: 'camera', attempt, refused: camera.refused?.slice(0, 400) ?? null });
    return camera.track;
  };
  input()
    .then(make)
    .then(
      (sdp) => closed || say({ say: 'offered', attempt, sdp }),
      (cause: unknown) => end('refused', String(cause)),
    );

  const answer = (given: string, sdp: string) => {
    if (closed) return;
    session = given;
    pc.setRemoteDescription({ type: 'answer', sdp }).catch((cause: unknown) => end('refused', String(cause)));
  };
  const send = (message: string) => {
    if (channel.readyState !== 'open') return;
    try {
      channel.send(message);
    } catch (cause) {
      // Too long is this message's own fault; anything else is a channel that will never carry one again.
      if (!(cause instanceof TypeError)) end('failed', String(cause));
    }
  };
  return { attempt, answer, send, repeat, beat, session: () => session, close };
}

const asIceServer = ({ urls, ...rest }: Order['iceServers'][number]): RTCIceServer => ({
  ...rest,
  urls: typeof urls === 'string' ? urls : [...urls],
});

function maxMessageOf(pc: RTCPeerConnection): number {
  const said = pc.sctp?.maxMessageSize ?? usualMaxMessage;
  return Number.isFinite(said) && said > 0 ? said : usualMaxMessage;
}
