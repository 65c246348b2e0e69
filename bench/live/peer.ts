/** A client's half of a connection with Scope: a data channel, and a count of the frames that come. */
import { createRequire } from 'node:module';

type Track = { readonly kind: string };
type Channel = { readonly readyState: string; onopen: (() => void) | null; send(text: string): void };
type Connection = {
  readonly iceGatheringState: string;
  readonly localDescription: { readonly sdp: string } | null;
  onicegatheringstatechange: (() => void) | null;
  ontrack: ((event: { readonly track: Track }) => void) | null;
  addTransceiver(what: Track, how: { direction: 'sendrecv' }): unknown;
  createDataChannel(label: string, how: { ordered: true }): Channel;
  createOffer(): Promise<{ sdp: string }>;
  setLocalDescription(description: { sdp: string }): Promise<void>;
  setRemoteDescription(description: { type: 'answer'; sdp: string }): Promise<void>;
  close(): void;
};
type Library = {
  readonly RTCPeerConnection: new (how: { iceServers: readonly [] }) => Connection;
  readonly nonstandard: {
    readonly RTCVideoSource: new () => { createTrack(): Track };
    readonly RTCVideoSink: new (track: Track) => { onframe: (() => void) | null };
  };
};

// Its own types need a browser's globals. A process that has used it must end by process.exit().
const { RTCPeerConnection, nonstandard } = createRequire(import.meta.url)('@roamhq/wrtc') as Library;

export type Peer = {
  /** The offer, with all candidates in it. */
  readonly sdp: string;
  readonly answer: (sdp: string) => Promise<void>;
  readonly opened: Promise<void>;
  readonly send: (text: string) => void;
  readonly frames: () => number;
  readonly close: () => void;
};

export async function openPeer(): Promise<Peer> {
  const connection = new RTCPeerConnection({ iceServers: [] });
  let frames = 0;
  connection.ontrack = ({ track }) => {
    if (track.kind === 'video') new nonstandard.RTCVideoSink(track).onframe = () => void frames++;
  };
  // Scope plays only to those who could send as well.
  connection.addTransceiver(new nonstandard.RTCVideoSource().createTrack(), { direction: 'sendrecv' });
  const channel = connection.createDataChannel('parameters', { ordered: true });
  const opened = new Promise<void>((done) => (channel.onopen = () => done()));
  await connection.setLocalDescription(await connection.createOffer());
  await new Promise<void>((done) => {
    const look = () => connection.iceGatheringState === 'complete' && done();
    connection.onicegatheringstatechange = look;
    look();
  });
  return {
    sdp: connection.localDescription?.sdp ?? '',
    answer: (sdp) => connection.setRemoteDescription({ type: 'answer', sdp }),
    opened,
    send: (text) => channel.readyState === 'open' && channel.send(text),
    frames: () => frames,
    close: () => connection.close(),
  };
}
