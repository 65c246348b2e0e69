import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { mixOf } from '../../src/rehearsal/colour.ts';
import { type Look, type Peer, type Rehearsal, startPeer, startRehearsal } from '../support/rehearsal.ts';

let rehearsal: Rehearsal;
let peers: Peer[] = [];

beforeAll(async () => {
  rehearsal = await startRehearsal('--loaded', '--chunk-ms', '400', '--encode-ms', '0');
});
afterAll(async () => {
  expect(await rehearsal.stop()).toBe(0);
});
afterEach(async () => {
  for (const peer of peers) peer.do('delete');
  await wait(250);
  for (const peer of peers) peer.end();
  peers = [];
});

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const RED = { text: 'red', weight: 1 };
const BLUE = { text: 'blue', weight: 1 };
const initial = { pipeline_ids: ['longlive'], prompts: [RED] };
const graph = {
  nodes: [
    { id: 'longlive', type: 'pipeline', pipeline_id: 'longlive' },
    { id: 'out', type: 'sink' },
  ],
  edges: [{ from: 'longlive', from_port: 'video', to_node: 'out', to_port: 'video', kind: 'stream' }],
};

async function open(parameters: object = initial, more: Readonly<Record<string, unknown>> = {}) {
  const peer = startPeer();
  peers.push(peer);
  peer.do('connect', { url: rehearsal.url, parameters, ...more });
  return { peer, offered: await peer.hear('offered') };
}

async function playing(parameters: object = initial, more: Readonly<Record<string, unknown>> = {}) {
  const { peer, offered } = await open(parameters, more);
  await peer.hear('open');
  await until(async () => (await peer.look()).frames > 3);
  return { peer, id: String(offered['sessionId']) };
}

async function until(holds: () => Promise<boolean>, ms = 10_000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('it did not come to hold');
    await wait(50);
  }
}

interface JournalRead {
  readonly messages: { at: number; session: string; message: unknown; fate: string; chunk?: number }[];
  readonly chunks: { session: string; endedAt: number; frames: number; prompts: { text: string; share: number }[] }[];
  readonly sessions: { id: string; endedBy: string | null }[];
  readonly offers: { sessionId: string | null; status: number }[];
}
const journal = () => rehearsal.get('/rehearsal/journal') as Promise<JournalRead>;
const sessions = async () =>
  Object.keys(((await rehearsal.get('/api/v1/session/metrics')) as { sessions: object }).sessions);

/** The codec and the colour conversion move a flat colour by a few steps. */
const isNear = (seen: Look['corner'], wanted: { r: number; g: number; b: number }) =>
  seen !== undefined && Math.max(...(['r', 'g', 'b'] as const).map((c) => Math.abs(seen[c] - wanted[c]))) < 14;

describe('a session over real sockets', () => {
  test('[RH85] pictures arrive in the loaded size, and move', async () => {
    const { peer } = await playing();
    const before = await peer.look();
    await wait(2000);
    const after = await peer.look();
    expect([after.width, after.height]).toEqual([576, 320]);
    expect(after.frames - before.frames).toBeGreaterThan(35);
    expect(after.frames - before.frames).toBeLessThan(75);
    expect(after.changes - before.changes).toBeGreaterThan(30);
  });

  test('[RH85] the colour of the picture follows the prompts', async () => {
    const { peer, id } = await playing();
    await until(async () => isNear((await peer.look()).corner, mixOf([{ text: 'red', share: 1 }])));
    peer.send({ prompts: [RED, BLUE] });
    const half = mixOf([
      { text: 'red', share: 0.5 },
      { text: 'blue', share: 0.5 },
    ]);
    await until(async () => isNear((await peer.look()).corner, half));
    peer.send({ prompts: [BLUE], transition: { target_prompts: [BLUE], num_steps: 3 } });
    await until(async () => isNear((await peer.look()).corner, mixOf([{ text: 'blue', share: 1 }])));
    const sent = (await journal()).messages.filter(({ session }) => session === id);
    expect(sent.map(({ fate }) => fate)).toEqual(['applied', 'applied']);
  });

  test('[RH42] the metrics show each chunk’s end as a change of pipeline_fps', async () => {
    const { id } = await playing();
    const seen: number[] = [];
    const begun = Date.now();
    while (Date.now() - begun < 4000) {
      const { sessions: all } = (await rehearsal.get('/api/v1/session/metrics')) as {
        sessions: Record<string, { pipeline_fps: number }>;
      };
      const fps = all[id]?.pipeline_fps ?? 0;
      if (fps !== seen.at(-1)) seen.push(fps);
      await wait(50);
    }
    const ended = (await journal()).chunks.filter(
      ({ session, endedAt }) => session === id && endedAt > begun && endedAt < begun + 4000,
    );
    expect(Math.abs(seen.length - 1 - ended.length)).toBeLessThanOrEqual(1);
    expect(ended.length).toBeGreaterThan(7);
  });

  test('[RH72] audio is answered inactive, messages are limited to 64 KiB, all candidates are in the answer', async () => {
    const { offered } = await open(initial, { audio: 'recvonly' });
    const answer = String(offered['answer']);
    expect(answer).toMatch(/m=audio[\s\S]*a=inactive/);
    expect(answer).toContain('a=max-message-size:65536');
    expect(answer).toMatch(/a=candidate:.* typ host/);
    expect(answer).toContain('a=end-of-candidates');
    expect(answer).toMatch(/a=rtpmap:\d+ VP8/);
    expect(answer).not.toMatch(/VP9|AV1/);
  });

  test('[RH4] nothing loaded: 400', async () => {
    const empty = await startRehearsal();
    const peer = startPeer();
    peers.push(peer);
    peer.do('connect', { url: empty.url, parameters: initial });
    expect(await peer.hear('offered')).toMatchObject({
      status: 400,
      detail: 'Pipeline not loaded. Please load pipeline first.',
    });
    await empty.stop();
  });

  test.each([
    ['no video line', { video: null }],
    [
      'no codec that is spoken',
      {
        munge: [
          ['VP8', 'XX8'],
          ['H264', 'XX4'],
        ],
      },
    ],
    ['rubbish', { munge: [['m=', 'x=']] }],
  ])('[RH72] an offer with %s fails with 500 and leaves no session', async (_what, more) => {
    const { offered } = await open(initial, more);
    expect(offered['status']).toBe(500);
    expect(await sessions()).toEqual([]);
  });

  test('[RH5] without pipeline_ids: 200, connected, and never a frame nor an error', async () => {
    const { peer, offered } = await open({ prompts: [RED] });
    expect(offered['status']).toBe(200);
    await peer.hear('open');
    await wait(1500);
    expect((await peer.look()).frames).toBe(0);
    expect(peer.lines.filter(({ is }) => is === 'message')).toEqual([]);
    expect(await sessions()).toEqual([offered['sessionId']]);
  });

  test('[RH5] receiving only without a graph: never a frame; with a graph and a sink: frames', async () => {
    const { peer } = await open(initial, { video: 'recvonly' });
    await peer.hear('open');
    await wait(1500);
    expect((await peer.look()).frames).toBe(0);
    peer.do('delete');
    const withGraph = await playing({ ...initial, graph }, { video: 'recvonly' });
    expect((await withGraph.peer.look()).frames).toBeGreaterThan(3);
  });

  test('[RH86] DELETE says stream_stopped, then closes', async () => {
    const { peer, id } = await playing();
    peer.do('delete');
    expect(await peer.hear('deleted')).toMatchObject({ status: 204 });
    expect(await peer.hear('message')).toMatchObject({ message: { type: 'stream_stopped' } });
    await peer.hear('closed');
    expect(await sessions()).not.toContain(id);
  });

  test('[RH86] an orderly end of the server is told to every client', async () => {
    const other = await startRehearsal('--loaded');
    const peer = startPeer();
    peer.do('connect', { url: other.url, parameters: initial });
    await peer.hear('open');
    expect(await other.stop()).toBe(0);
    expect(await peer.hear('message')).toMatchObject({ message: { type: 'stream_stopped' } });
    peer.end();
  });

  test('[RH86] a client that closes is gone at once; one that closes only its channel is not', async () => {
    const { peer, id } = await playing();
    peer.do('closeChannel');
    await peer.hear('closed');
    await wait(500);
    expect(await sessions()).toContain(id);
    peer.do('close');
    await until(async () => !(await sessions()).includes(id), 2000);
    expect((await journal()).sessions.find((session) => session.id === id)?.endedBy).toBe('closed');
  });

  test('[RH86] without a candidate the session is there all the same, and stays', async () => {
    const { offered } = await open(initial, { ignoreAnswer: true });
    await wait(1500);
    expect(await sessions()).toEqual([offered['sessionId']]);
    expect((await journal()).chunks.some(({ session }) => session === offered['sessionId'])).toBe(true);
  });

  test('[RH76] candidates may be trickled; an empty one, or one without a place, is 404, a misplaced one 204', async () => {
    const { peer, id } = await playing(initial, { trickle: true });
    const patch = async (candidate: object) => {
      const response = await fetch(`${rehearsal.url}/api/v1/webrtc/offer/${id}`, {
        method: 'PATCH',
        body: JSON.stringify({ candidates: [candidate] }),
      });
      return [response.status, response.status === 204 ? null : ((await response.json()) as object)];
    };
    const candidate = 'candidate:1 1 udp 1 127.0.0.1 5 typ host';
    expect(await patch({ candidate: '', sdpMid: '0' })).toEqual([404, { detail: 'Invalid ICE candidate: ' }]);
    expect(await patch({ candidate })).toEqual([
      404,
      { detail: 'Invalid ICE candidate: Candidate must have either sdpMid or sdpMLineIndex' },
    ]);
    expect(await patch({ candidate, sdpMid: 'zzz' })).toEqual([204, null]);
    expect(await patch({ candidate: candidate.replace('candidate:', ''), sdpMid: '0' })).toEqual([204, null]);
    expect((await peer.look()).frames).toBeGreaterThan(0);
  });

  test('[RH70] REST parameters reach the session and are echoed to its channel', async () => {
    const { peer } = await playing();
    await rehearsal.post('/api/v1/session/parameters', { prompts: [BLUE] });
    expect(await peer.hear('message')).toMatchObject({
      message: {
        type: 'parameters_updated',
        parameters: { prompts: [BLUE], prompt_interpolation_method: 'linear', vace_context_scale: 1 },
      },
    });
    await until(async () => (await journal()).chunks.at(-1)?.prompts[0]?.text === 'blue');
    expect(await rehearsal.get('/api/v1/session/parameters')).toMatchObject({ parameters: { prompts: [BLUE] } });
  });

  test('[RH14] what is not JSON changes nothing and is not answered; bytes count as text', async () => {
    const { peer, id } = await playing();
    for (const text of ['', '[1]', '"x"', 'null', '{"a":']) peer.send(text);
    peer.do('sendBytes', { text: '{"n":1}' });
    await until(async () => (await journal()).messages.some((m) => m.session === id && m.fate === 'applied'));
    const fates = (await journal()).messages.filter(({ session }) => session === id).map(({ fate }) => fate);
    expect(fates).toEqual(['ignored', 'ignored', 'ignored', 'ignored', 'ignored', 'applied']);
    expect(peer.lines.filter(({ is }) => is === 'message')).toEqual([]);
  });

  test('[RH41] video mode is fed by the client’s own frames', async () => {
    const { peer, offered } = await open({ ...initial, input_mode: 'video' });
    await peer.hear('open');
    await wait(800);
    expect((await peer.look()).frames).toBe(0);
    peer.do('input', { fps: 30 });
    await until(async () => (await peer.look()).frames > 12);
    const metrics = (await rehearsal.get('/api/v1/session/metrics')) as {
      sessions: Record<string, { frames_in: number }>;
    };
    expect(metrics.sessions[String(offered['sessionId'])]?.frames_in).toBeGreaterThan(12);
  });

  test('[RH54] exceptions: frames stop, nothing is said, the connection stays; then all is well again', async () => {
    const { peer } = await playing();
    await rehearsal.post('/rehearsal/fault', { kind: 'exceptions' });
    await wait(2500);
    const before = (await peer.look()).frames;
    await wait(800);
    expect((await peer.look()).frames).toBe(before);
    expect(peer.lines.filter(({ is }) => is === 'message' || is === 'closed')).toEqual([]);
    await rehearsal.post('/rehearsal/fault', { kind: 'none' });
    await until(async () => (await peer.look()).frames > before + 10);
  });

  test('[RH79] a session that vanishes goes silent, stays listed, and is not told', async () => {
    const { peer, id } = await playing();
    await rehearsal.post('/rehearsal/fault', { kind: 'vanish', session: id });
    await wait(300);
    const before = (await peer.look()).frames;
    peer.send({ n: 1 });
    await wait(1000);
    expect((await peer.look()).frames).toBe(before);
    expect(await sessions()).toContain(id);
    expect((await journal()).messages.filter(({ session }) => session === id)).toEqual([]);
  });

  test('[RH48] the pace can be changed while it plays', async () => {
    const { id } = await playing();
    await rehearsal.post('/rehearsal/pace', { chunkMs: 900 });
    await wait(3000);
    const [last] = (await journal()).chunks.filter(({ session }) => session === id).slice(-1) as unknown as [
      { ms: number },
    ];
    await rehearsal.post('/rehearsal/pace', { chunkMs: [400, 400] });
    expect(last.ms).toBeGreaterThan(899);
  });
});

describe('many sessions', () => {
  test('[RH90] a dozen come and go, and nothing is left over', { timeout: 120_000 }, async () => {
    for (let i = 0; i < 3; i += 1) {
      const four = await Promise.all(Array.from({ length: 4 }, () => open()));
      await Promise.all(four.map(({ peer }) => peer.hear('open')));
      for (const { peer } of four) peer.do('close');
      // A goodbye that is lost on the way is noticed after half a minute.
      await until(async () => (await sessions()).length === 0, 40_000);
      for (const { peer } of four) peer.end();
      peers = [];
    }
    expect((await journal()).sessions.filter(({ endedBy }) => endedBy === null)).toEqual([]);
  });
});
