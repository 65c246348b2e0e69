import { afterEach, describe, expect, test, vi } from 'vitest';
import type { FromPage } from '../../../src/core/wire/page.ts';
import { openCamera } from '../../../src/page/player/camera.ts';
import type { Mode } from '../../../src/core/look/look.ts';
import { gatherCandidates } from '../../../src/page/player/candidates.ts';
import { makePlayer, type Player } from '../../../src/page/player/player.ts';
import { makePageScope, type PageScope } from '../../support/page-scope.ts';
import { pause, until } from '../../support/wait.ts';

type Say<Word extends FromPage['say']> = Extract<FromPage, { say: Word }>;

/** A player with its mouth and screen watched, and a Scope that a test connects by hand, as the bridge would. */
function stageOne() {
  const said: FromPage[] = [];
  const shown: (MediaStream | null)[] = [];
  const player = makePlayer(
    (message) => said.push(message),
    (stream) => shown.push(stream),
  );
  const all = <Word extends FromPage['say']>(word: Word) =>
    said.filter((message): message is Say<Word> => message.say === word);
  return { said, shown, player, all };
}

type Stage = ReturnType<typeof stageOne>;
const open: { player: Player; scope: PageScope }[] = [];
afterEach(() => {
  for (const { player, scope } of open.splice(0)) {
    player.close();
    scope.close();
  }
});

async function offerOf({ player, all }: Stage, attempt = 1, mode: Mode = 'text') {
  player.hear({ say: 'connect', attempt, iceServers: [], mode });
  return until(() => all('offered').find((said) => said.attempt === attempt), 'an offer');
}

async function connect(stage: Stage, attempt = 1) {
  const scope = makePageScope();
  open.push({ player: stage.player, scope });
  const { sdp } = await offerOf(stage, attempt);
  const answer = await scope.answer(sdp);
  stage.player.hear({ say: 'answer', attempt, session: `s${attempt}`, sdp: answer });
  await until(() => stage.all('candidates').some((said) => said.attempt === attempt), 'candidates');
  await pause(100);
  for (const { candidates } of stage.all('candidates')) await scope.add(candidates);
  await until(() => stage.all('opened').some((said) => said.attempt === attempt), 'an open channel');
  return scope;
}

const section = (sdp: string, kind: string) => sdp.split('\r\nm=').find((part) => part.startsWith(kind)) ?? '';

describe('the offer', () => {
  test('[PL1] video comes first and is sendrecv: answered recvonly, Scope never sends a frame', async () => {
    const { sdp } = await offerOf(stageOne());
    const kinds = [...sdp.matchAll(/^m=(\w+)/gm)].map((found) => found[1]);
    expect(kinds.filter((kind) => kind === 'video' || kind === 'audio')).toEqual(['video', 'audio']);
    expect(section(sdp, 'video')).toContain('a=sendrecv');
    expect(section(sdp, 'audio')).toContain('a=recvonly');
  });

  test('[PL31] a show that plays on video sends the camera; without one a plain grey, and says why', async () => {
    const stage = stageOne();
    const { sdp } = await offerOf(stage, 1, 'video');
    expect(section(sdp, 'video')).toContain('a=sendrecv');
    expect(stage.all('camera')).toEqual([{ say: 'camera', attempt: 1, refused: expect.stringMatching(/./) }]);
    stage.player.close();

    const own = document.createElement('canvas').captureStream(15);
    const camera = await openCamera(() => Promise.resolve(own));
    expect(camera).toMatchObject({ track: own.getVideoTracks()[0], refused: null });
    camera.close();
    expect(camera.track.readyState).toBe('ended');

    const grey = await openCamera(() => Promise.reject(new Error('asleep')));
    expect(grey).toMatchObject({ refused: 'Error: asleep' });
    expect(grey.track.readyState).toBe('live');
    grey.close();
    expect(grey.track.readyState).toBe('ended');
  });

  test('[PL2] VP8 leads the video, and nothing but its retransmissions follows', async () => {
    const video = section((await offerOf(stageOne())).sdp, 'video');
    const codecs = [...video.matchAll(/^a=rtpmap:\d+ (\w+)/gm)].map((found) => found[1]);
    expect(codecs[0]).toBe('VP8');
    expect(new Set(codecs)).toEqual(new Set(['VP8', 'rtx']));
  });

  test('[PL3] the data channel is in the offer', async () => {
    const { sdp } = await offerOf(stageOne());
    expect(section(sdp, 'application')).toContain('webrtc-datachannel');
  });

  test('[PL4] candidates come in few messages, none of them empty', async () => {
    const stage = stageOne();
    await offerOf(stage);
    await until(() => stage.all('candidates')[0], 'candidates');
    await pause(300);
    const batches = stage.all('candidates');
    expect(batches.length).toBeLessThanOrEqual(2);
    for (const { candidates } of batches) {
      expect(candidates.length).toBeGreaterThan(0);
      for (const each of candidates) {
        expect(each.candidate).not.toBe('');
        expect(Object.keys(each).sort()).toEqual(['candidate', 'sdpMLineIndex', 'sdpMid']);
      }
    }
    stage.player.close();
  });

  test('[PL4] the empty candidate that ends a gathering elsewhere is not told', async () => {
    const pc = new RTCPeerConnection();
    const batches: unknown[] = [];
    const stop = gatherCandidates(pc, (batch) => batches.push(batch));
    const candidate = new RTCIceCandidate({ candidate: '', sdpMid: '0' });
    pc.dispatchEvent(new RTCPeerConnectionIceEvent('icecandidate', { candidate }));
    pc.dispatchEvent(new RTCPeerConnectionIceEvent('icecandidate', { candidate: null }));
    await pause(100);
    expect(batches).toEqual([]);
    stop();
    pc.close();
  });
});

describe('a picture', () => {
  test('[PL5] is shown, counted about five times a second, and its channel opens with a limit', async () => {
    const stage = stageOne();
    await connect(stage);
    expect(stage.all('opened')[0]?.maxMessage).toBeGreaterThan(1000);
    expect(stage.shown.at(-1)?.getVideoTracks()).toHaveLength(1);
    await until(() => stage.all('frames').some((said) => said.count > 10), 'frames');
    const before = stage.all('frames').length;
    // Whatever else happens: each message from the bridge is a beat for a page whose timers sleep.
    for (let i = 0; i < 50; i += 1) {
      stage.player.hear({ say: 'player', page: 'me' });
      await pause(20);
    }
    expect(stage.all('frames').length - before).toBeGreaterThanOrEqual(3);
    expect(stage.all('frames').length - before).toBeLessThanOrEqual(7);
    expect(stage.all('frames').at(-1)?.fps).toBeGreaterThan(5);
  });

  test('[PL6] what the bridge sends goes out on the channel, as it is, and only for this attempt', async () => {
    const stage = stageOne();
    const scope = await connect(stage);
    stage.player.hear({ say: 'send', attempt: 7, message: '{"no":1}' });
    stage.player.hear({ say: 'send', attempt: 1, message: '{"noise_scale":0.5}' });
    await until(() => scope.heard.length > 0, 'a message at Scope');
    await pause(50);
    expect(scope.heard).toEqual(['{"noise_scale":0.5}']);
  });

  test('[PL7] a message that is too long is dropped and ends nothing', async () => {
    const stage = stageOne();
    const scope = await connect(stage);
    stage.player.hear({ say: 'send', attempt: 1, message: 'x'.repeat(300_000) });
    stage.player.hear({ say: 'send', attempt: 1, message: '{}' });
    await until(() => scope.heard.includes('{}'), 'the next message at Scope');
    expect(stage.all('ended')).toEqual([]);
  });

  test('[PL8] stream_stopped ends it, said once', async () => {
    const stage = stageOne();
    const scope = await connect(stage);
    scope.tell({ type: 'stream_stopped' });
    await until(() => stage.all('ended')[0], 'an end');
    scope.close();
    await pause(200);
    expect(stage.all('ended')).toEqual([{ say: 'ended', attempt: 1, why: 'stream_stopped', note: '' }]);
    expect(stage.shown.at(-1)).toBeNull();
    expect(stage.player.holds()).toBeNull();
  });

  test('[PL15] what other clients write to Scope is told by its names; what Scope says else is not', async () => {
    const stage = stageOne();
    const scope = await connect(stage);
    scope.tell({ type: 'tempo_update', bpm: 120 });
    scope.tell({ type: 'parameters_updated', parameters: 5 });
    const parameters = { noise_scale: 0.4, prompt_interpolation_method: 'linear', node_id: 'longlive' };
    scope.tell({ type: 'parameters_updated', parameters });
    await until(() => stage.all('written')[0], 'the write');
    expect(stage.all('written')).toEqual([{ say: 'written', attempt: 1, keys: ['noise_scale'] }]);
    expect(stage.all('ended')).toEqual([]);
  });

  test('[PL9] a channel that Scope closes ends it', async () => {
    const stage = stageOne();
    const scope = await connect(stage);
    scope.close();
    expect((await until(() => stage.all('ended')[0], 'an end')).why).toMatch(/closed|failed/);
  });

  test('[PL10] leave closes it and says nothing', async () => {
    const stage = stageOne();
    await connect(stage);
    stage.player.hear({ say: 'leave', attempt: 1 });
    await pause(100);
    expect(stage.all('ended')).toEqual([]);
    expect(stage.shown.at(-1)).toBeNull();
  });

  test('[PL11] a new attempt replaces the old one, and answers to the old are ignored', async () => {
    const stage = stageOne();
    await connect(stage);
    await connect(stage, 2);
    stage.player.hear({ say: 'answer', attempt: 1, session: 'old', sdp: 'nonsense' });
    expect(stage.player.holds()).toEqual({ attempt: 2, session: 's2' });
    expect(stage.all('ended')).toEqual([]);
  });

  test('[PL12] an answer that cannot be read is told as refused', async () => {
    const stage = stageOne();
    await offerOf(stage);
    stage.player.hear({ say: 'answer', attempt: 1, session: 's', sdp: 'nonsense' });
    expect((await until(() => stage.all('ended')[0], 'an end')).why).toBe('refused');
  });
});

describe('a lost socket', () => {
  test('[PL13] leaves a session that plays, which the next hello holds and whose open channel is said again', async () => {
    const stage = stageOne();
    await connect(stage);
    stage.player.socketLost();
    expect(stage.player.holds()).toEqual({ attempt: 1, session: 's1' });
    stage.player.socketOpened();
    expect(stage.all('opened')).toHaveLength(2);
  });

  test('[PL14] ends an attempt without an answer: there is nothing to adopt', async () => {
    const stage = stageOne();
    await offerOf(stage);
    stage.player.socketLost();
    expect(stage.player.holds()).toBeNull();
    const before = stage.said.length;
    await pause(200);
    expect(stage.said.length).toBe(before);
  });
});

test('[PL32] a stage asks nobody for the camera: where it is not allowed yet a grey goes to Scope, and it is said', async () => {
  const asked = vi.spyOn(navigator.mediaDevices, 'getUserMedia');
  vi.spyOn(navigator.permissions, 'query').mockResolvedValue(
    Object.assign(new EventTarget(), { state: 'prompt' }) as PermissionStatus,
  ); // all that is read of it
  document.documentElement.dataset['page'] = 'stage';
  try {
    const camera = await openCamera();
    camera.close();
    expect(asked).not.toHaveBeenCalled();
    expect(camera.refused).toMatch(/allow it on the operator's page/);
  } finally {
    delete document.documentElement.dataset['page'];
    vi.restoreAllMocks();
  }
});
