/** Two who play Scope live: a bare client that sends what it likes, and a page of our bridge. */
import { WebSocket } from 'ws';
import type { FromPage, ToPage } from '../../src/core/wire/page.ts';
import type { Json } from '../../src/core/unit.ts';
import { openPeer, type Peer } from './peer.ts';
import { ask } from './scope.ts';

export type Change = { readonly address: string; readonly value: Json };

export type Player = {
  readonly post: (message: Readonly<Record<string, Json>>) => void;
  readonly put: (changes: readonly Change[]) => void;
  readonly frames: () => number;
  /** Messages that went over the data channel so far. */
  readonly sent: () => number;
  readonly close: () => Promise<void>;
};

export async function bareClient(url: string, pipeline: string, prompts: Json): Promise<Player> {
  const peer = await openPeer();
  const initialParameters = { pipeline_ids: [pipeline], input_mode: 'text', prompts };
  const answered = await ask<{ sdp: string; sessionId: string }>(`${url}/api/v1/webrtc/offer`, 'POST', {
    sdp: peer.sdp,
    type: 'offer',
    initialParameters,
  });
  await peer.answer(answered.sdp);
  await peer.opened;
  let sent = 0;
  return {
    post: (message) => {
      sent++;
      peer.send(JSON.stringify(message));
    },
    put: () => undefined,
    frames: peer.frames,
    sent: () => sent,
    close: async () => {
      await ask(`${url}/api/v1/webrtc/offer/${answered.sessionId}`, 'DELETE');
      peer.close();
    },
  };
}

/** Does what `page/player` does, without a browser. Resolves when the channel is open. */
export function pageOf(bridge: string): Promise<Player> {
  const socket = new WebSocket(`${bridge.replace('http', 'ws')}socket`);
  const say = (message: FromPage) => socket.send(JSON.stringify(message));
  let peer: Peer | null = null;
  let attempt = 0;
  let sent = 0;
  const telling = setInterval(() => {
    if (peer !== null)
      say({ say: 'frames', attempt, count: peer.frames(), at: performance.now(), fps: 16, dropped: 0 });
  }, 200);
  return new Promise((resolve) => {
    const player: Player = {
      post: () => undefined,
      put: (changes) => say({ say: 'put', at: performance.now(), changes: [...changes] }),
      frames: () => peer?.frames() ?? 0,
      sent: () => sent,
      close: async () => {
        clearInterval(telling);
        peer?.close();
        socket.close();
      },
    };
    const connect = async (asked: number) => {
      peer?.close();
      attempt = asked;
      const mine = (peer = await openPeer());
      say({ say: 'offered', attempt, sdp: mine.sdp });
      await mine.opened;
      say({ say: 'opened', attempt, maxMessage: 65_536 });
      resolve(player);
    };
    socket.on('open', () => {
      say({ say: 'hello', part: 'operator', connect: true, holds: null });
      say({ say: 'clock', at: performance.now() });
    });
    socket.on('message', (raw) => {
      const message = JSON.parse(Buffer.isBuffer(raw) ? raw.toString() : '') as ToPage; // said by our own bridge
      if (message.say === 'connect') void connect(message.attempt);
      else if (message.say === 'answer') void peer?.answer(message.sdp);
      else if (message.say === 'send' && message.attempt === attempt) {
        sent++;
        peer?.send(message.message);
      }
    });
  });
}
