/** One client's peer connection: answers its offer, hears its data channel, sends it frames. */
import type { Ms } from '../core/unit.ts';
import { dressAnswer, keepSpoken } from './sdp.ts';
import { type Candidate, type DataChannel, type VideoFrame, wrtc } from './wrtc.ts';

type EndedBy = 'closed' | 'vanished' | 'unreachable';

export interface PeerEvents {
  connected(): void;
  message(text: string): void;
  /** A frame came in from the client. */
  input(): void;
  ended(by: EndedBy): void;
}

export interface Peer {
  readonly answer: string;
  send(message: object): void;
  frame(rgba: VideoFrame): void;
  addCandidate(candidate: Candidate): Promise<void>;
  /** From now on nothing goes in or out, and nobody is told. */
  mute(): void;
  close(): void;
}

/** Without a word from the other side its consent checks run out after so long. */
const GIVE_UP: Ms = 33_000;
/** The connection is called `disconnected` about so long after the last word. */
const NOTICED_AFTER: Ms = 7_700;
const UNREACHABLE: Ms = 64_000;
const LOOK_EVERY: Ms = 500;
const GATHERING: Ms = 5_000;
/** What is said before the channel opens is said then; the real server keeps even more of it. */
const MOST_PENDING = 2_000;

export async function answerOffer(sdp: string, wantsInput: boolean, events: PeerEvents): Promise<Peer> {
  const connection = new wrtc.RTCPeerConnection({ iceServers: [] });
  const source = new wrtc.nonstandard.RTCVideoSource();
  const track = source.createTrack();
  const channels = new Set<DataChannel>();
  const pending: string[] = [];
  let newest: DataChannel | undefined;
  let vanishing: NodeJS.Timeout | undefined;
  // No event tells of every transport that closes.
  const looking = setInterval(lookForGoodbye, LOOK_EVERY);
  const begunAt = performance.now();
  let hasCandidates = sdp.includes('a=candidate:');
  let hasConnected = false;
  let hasEnded = false;
  let isMute = false;
  let i420: VideoFrame | undefined;

  function end(by: EndedBy): void {
    if (hasEnded) return;
    close();
    events.ended(by);
  }

  /** The far side's close() leaves the connection `connected` for long; what has closed is the transport below. */
  function lookForGoodbye(): void {
    const hasGone = connection.getSenders().some(({ transport }) => transport?.state === 'closed');
    if (hasGone && !isMute) end('closed');
  }

  function close(): void {
    hasEnded = true;
    clearTimeout(vanishing);
    clearInterval(looking);
    for (const channel of channels) channel.close();
    track.stop();
    connection.close();
  }

  connection.ondatachannel = ({ channel }) => {
    channels.add(channel);
    newest = channel;
    const flush = () => {
      for (const text of pending.splice(0)) say(channel, text);
    };
    channel.onopen = flush;
    if (channel.readyState === 'open') flush();
    channel.onmessage = ({ data }) => {
      if (!isMute) events.message(asText(data));
    };
    channel.onclose = () => {
      channels.delete(channel);
      lookForGoodbye();
    };
  };
  connection.ontrack = ({ track: incoming }) => {
    if (!wantsInput || incoming.kind !== 'video') return;
    const sink = new wrtc.nonstandard.RTCVideoSink(incoming);
    sink.onframe = () => (hasEnded ? sink.stop() : events.input());
  };
  connection.onconnectionstatechange = () => {
    lookForGoodbye();
    const state = connection.connectionState;
    if (state === 'connected') {
      clearTimeout(vanishing);
      vanishing = undefined;
      // It fires twice.
      if (!hasConnected) events.connected();
      hasConnected = true;
    } else if (state === 'closed') end('closed');
    else if ((state === 'disconnected' || state === 'failed') && hasConnected) {
      vanishing ??= setTimeout(() => end('vanished'), GIVE_UP - NOTICED_AFTER);
    } else if (state === 'failed' && hasCandidates) {
      // Without any candidate there is nothing that could fail, and the session stays for ever.
      vanishing ??= setTimeout(() => end('unreachable'), UNREACHABLE - (performance.now() - begunAt));
    }
  };

  try {
    await connection.setRemoteDescription({ type: 'offer', sdp: keepSpoken(sdp) });
    connection.addTrack(track);
    await connection.setLocalDescription(await connection.createAnswer());
    await gathered(connection);
  } catch (error) {
    close();
    throw error;
  }

  return {
    answer: dressAnswer(connection.localDescription?.sdp ?? ''),
    mute() {
      isMute = true;
    },
    send(message) {
      if (hasEnded || isMute) return;
      const text = JSON.stringify(message);
      if (newest?.readyState === 'open') say(newest, text);
      else if ((!newest || newest.readyState === 'connecting') && pending.length < MOST_PENDING) pending.push(text);
    },
    frame(rgba) {
      if (hasEnded || isMute) return;
      const { width, height } = rgba;
      if (i420?.width !== width || i420.height !== height) {
        i420 = { width, height, data: new Uint8ClampedArray(width * height * 1.5) };
      }
      wrtc.nonstandard.rgbaToI420(rgba, i420);
      source.onFrame(i420);
    },
    addCandidate(candidate) {
      hasCandidates = true;
      return connection.addIceCandidate(candidate);
    },
    close,
  };
}

/** All candidates go into the answer: there is none to follow. */
function gathered(connection: InstanceType<typeof wrtc.RTCPeerConnection>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, GATHERING);
    const look = () => {
      if (connection.iceGatheringState !== 'complete') return;
      clearTimeout(timer);
      resolve();
    };
    connection.onicegatheringstatechange = look;
    look();
  });
}

function say(channel: DataChannel, text: string): void {
  try {
    channel.send(text);
  } catch {
    // It closed between the look at its state and now; nobody is there to hear.
  }
}

const asText = (data: unknown): string =>
  typeof data === 'string' ? data : new TextDecoder().decode(data as ArrayBuffer);
