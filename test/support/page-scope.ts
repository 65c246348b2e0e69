/** A stand-in Scope inside the test page: answers a player's offer with a picture painted on a canvas. */
import type { Candidate } from '../../src/core/wire/page.ts';

export type PageScope = {
  readonly answer: (sdp: string) => Promise<string>;
  readonly add: (candidates: readonly Candidate[]) => Promise<void>;
  readonly heard: readonly string[];
  readonly tell: (message: object) => void;
  readonly paint: (colour: string) => void;
  readonly close: () => void;
};

export type Paint = {
  readonly stream: MediaStream;
  readonly paint: (colour: string) => void;
  readonly stop: () => void;
};

/** A canvas of one colour, repainted 30 times a second so that frames keep coming. */
export function paintStream(colour: string): Paint {
  const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 96 });
  const pen = canvas.getContext('2d');
  let now = colour;
  let count = 0;
  const draw = () => {
    if (!pen) return;
    pen.fillStyle = now;
    pen.fillRect(0, 0, 160, 96);
    // A changing corner: a canvas that does not change makes no frame.
    pen.fillStyle = count++ % 2 ? '#000' : '#333';
    pen.fillRect(0, 0, 4, 4);
  };
  draw();
  const stream = canvas.captureStream(30);
  const drawing = setInterval(draw, 33);
  const paint = (next: string) => {
    now = next;
    draw();
  };
  return { stream, paint, stop: () => clearInterval(drawing) };
}

export function makePageScope(): PageScope {
  const pc = new RTCPeerConnection();
  const picture = paintStream('rgb(200, 30, 30)');
  const heard: string[] = [];
  let channel: RTCDataChannel | undefined;
  pc.addEventListener('datachannel', (event) => {
    channel = event.channel;
    channel.addEventListener('message', ({ data }: MessageEvent<string>) => heard.push(data));
  });
  const answer = async (sdp: string) => {
    await pc.setRemoteDescription({ type: 'offer', sdp });
    const track = picture.stream.getVideoTracks()[0];
    if (track) pc.addTrack(track, picture.stream);
    await pc.setLocalDescription();
    await new Promise<void>((gathered) => {
      const look = () => pc.iceGatheringState === 'complete' && gathered();
      pc.addEventListener('icegatheringstatechange', look);
      look();
    });
    return pc.localDescription?.sdp ?? '';
  };
  const add = async (candidates: readonly Candidate[]) => {
    for (const candidate of candidates) await pc.addIceCandidate(candidate);
  };
  const close = () => {
    picture.stop();
    pc.close();
  };
  return { answer, add, heard, tell: (message) => channel?.send(JSON.stringify(message)), paint: picture.paint, close };
}
