/** The bridge and a Scope that is late, talks nonsense, or never shows a picture. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ProblemView } from '../../src/core/wire/view.ts';
import { type App, startApp } from '../support/app.ts';
import { type BarePage, freePort, openBarePage } from '../support/bare-page.ts';
import { type FakeScope, startFakeScope } from '../support/fake-scope.ts';
import { until } from '../support/wait.ts';

const problem = (page: BarePage, code: string): ProblemView | undefined =>
  page.view().problems?.find((each) => each.code === code);
const seen = (page: BarePage, code: string, withinMs = 10_000): Promise<ProblemView> =>
  until(() => problem(page, code), code, withinMs);

async function rig(scope: FakeScope): Promise<BarePage> {
  const app = await startApp({ scope: scope.url });
  onTestFinished(() => void app.child.end('SIGKILL'));
  return openBarePage(app.url, { connect: true, offers: true });
}

/** Plays the player's part of a connection, as far as the bridge can tell. */
async function connect(page: BarePage): Promise<number> {
  const order = await until(() => page.heard.findLast(({ say }) => say === 'connect'), 'the order to connect', 15_000);
  const attempt = order.say === 'connect' ? order.attempt : 0;
  await until(() => page.heard.some((each) => each.say === 'answer' && each.attempt === attempt), 'the answer', 10_000);
  page.say({ say: 'opened', attempt, maxMessage: 65_536 });
  await until(() => page.view().link?.phase === 'live', 'live', 10_000);
  return attempt;
}

test('[BR7] a Scope that was named is waited for, said by its address, and played when it comes; nothing stands in', async () => {
  const port = await freePort();
  const app = await startApp({ scope: `http://127.0.0.1:${port}` });
  expect(app.child.said()).toContain(`No Scope answers at http://127.0.0.1:${port} yet. Waiting for it.`);
  expect(app.child.said()).toContain(`scope  http://127.0.0.1:${port}\n`);
  const page = await openBarePage(app.url, { connect: true, offers: true });
  expect((await seen(page, 'scope/unreachable')).what).toBe(`No Scope answers at 127.0.0.1:${port}.`);
  expect(page.view().link).toMatchObject({ phase: 'waiting', rehearsal: false, server: `127.0.0.1:${port}` });

  const scope = await startFakeScope(port);
  await connect(page);
  expect(problem(page, 'scope/unreachable')).toBeUndefined();
  const offer = scope.asked.find(({ endpoint }) => endpoint === 'POST /api/v1/webrtc/offer');
  expect(offer?.body).toMatchObject({ type: 'offer', initialParameters: { pipeline_ids: ['longlive'] } });
});

test.each([
  ['GET /api/v1/pipeline/status', { status: 'asleep' }, 'status'],
  ['GET /api/v1/pipeline/status', '<!doctype html>', 'the body'],
  ['GET /api/v1/pipeline/status', [1], 'the body'],
  ['GET /api/v1/pipelines/schemas', { pipelines: [] }, 'pipelines'],
  ['GET /api/v1/webrtc/ice-servers', { iceServers: [{ urls: 7 }] }, 'iceServers.0.urls'],
  ['GET /health', { server_start_time: 'noon' }, 'server_start_time'],
])(
  '[BR8] nonsense at %s (%j) is a problem that names the endpoint and the field, until it answers well',
  async (endpoint, body, field) => {
    const scope = await startFakeScope();
    scope.answer(endpoint, { body });
    const page = await rig(scope);
    const said = await seen(page, 'scope/nonsense');
    expect(said.what).toBe(`Scope answers oddly at ${endpoint}: ${field}.`);
    expect(said.then).not.toBe('');

    // Asked again only where it is asked again and again.
    if (endpoint.endsWith('/schemas') || endpoint.endsWith('/ice-servers')) return;
    const good = {
      'GET /health': { server_start_time: 1000 },
      'GET /api/v1/pipeline/status': { status: 'loaded', pipeline_id: 'longlive' },
    };
    scope.answer(endpoint, { body: good[endpoint as keyof typeof good] });
    await until(() => problem(page, 'scope/nonsense') === undefined, 'the problem is gone', 15_000);
  },
);

test('[BR8] an offer that is answered with nonsense is said, and tried again', async () => {
  const scope = await startFakeScope();
  scope.answer('POST /api/v1/webrtc/offer', { body: { sdp: 7, type: 'answer', sessionId: 's1' } });
  const page = await rig(scope);
  expect((await seen(page, 'scope/nonsense')).what).toBe('Scope answers oddly at POST /api/v1/webrtc/offer: sdp.');
  scope.answer('POST /api/v1/webrtc/offer', { body: { sdp: 'v=0', type: 'answer', sessionId: 's1' } });
  const again = () => page.heard.filter(({ say }) => say === 'connect').length > 1;
  await until(again, 'another try', 10_000);
});

test('[BR8] metrics that are nonsense are said, and the picture plays on', async () => {
  const scope = await startFakeScope();
  const page = await rig(scope);
  const attempt = await connect(page);
  scope.answer('GET /api/v1/session/metrics', { body: { sessions: { s1: { pipeline_fps: 'fast' } } } });
  let count = 0;
  const frames = setInterval(() => {
    page.say({ say: 'frames', attempt, count: (count += 5), at: performance.now(), fps: 16, dropped: 0 });
  }, 100);
  try {
    expect((await seen(page, 'scope/nonsense')).what).toBe(
      'Scope answers oddly at GET /api/v1/session/metrics: sessions.s1.pipeline_fps.',
    );
    expect(page.view().link?.phase).toBe('live');
  } finally {
    clearInterval(frames);
  }
});

test('[BR9] a pipeline that is not loaded is loaded, its stage is shown, and a refusal has the words of Scope', async () => {
  const scope = await startFakeScope();
  scope.answer('GET /api/v1/pipeline/status', { body: { status: 'not_loaded' } });
  const page = await rig(scope);
  await until(() => scope.asked.find(({ endpoint }) => endpoint === 'POST /api/v1/pipeline/load'), 'the load', 10_000);
  scope.answer('GET /api/v1/pipeline/status', {
    body: { status: 'loading', loading_stage: 'Loading text encoder...' },
  });
  await until(() => page.view().link?.line === 'Loading text encoder...', 'the stage', 10_000);
  expect(page.view().link?.phase).toBe('loading');

  scope.answer('GET /api/v1/pipeline/status', { body: { status: 'loaded', pipeline_id: 'longlive' } });
  scope.answer('POST /api/v1/webrtc/offer', { status: 400, body: { detail: 'Too many viewers' } });
  expect(await seen(page, 'scope/offer-refused')).toMatchObject({
    what: 'Scope refused the connection (400).',
    then: 'Too many viewers',
  });
});

test('[BR10] connected and without a frame after 8 s is a problem of its own', async () => {
  const scope = await startFakeScope();
  scope.answer('GET /api/v1/session/metrics', { body: { sessions: { s1: {} } } });
  const page = await rig(scope);
  await connect(page);
  expect((await seen(page, 'picture/none', 20_000)).what).toMatch(/^Connected, but no picture after \d+ s\.$/);
  expect(page.view().link?.phase).toBe('live');
});

test('[BR11] each session of ours is DELETEd before the next offer', async () => {
  const scope = await startFakeScope();
  const page = await rig(scope);
  const attempt = await connect(page);
  page.say({ say: 'ended', attempt, why: 'failed', note: '' });
  await until(() => page.heard.filter(({ say }) => say === 'connect').length === 2, 'another try', 10_000);
  const deeds = scope.asked.map(({ endpoint }) => endpoint).filter((endpoint) => endpoint.includes('/webrtc/offer'));
  // The next offer may already have followed.
  expect(deeds.slice(0, 2)).toEqual(['POST /api/v1/webrtc/offer', 'DELETE /api/v1/webrtc/offer/s1']);
});

test('[BR40] candidates that Scope has no session for end the try: it is DELETEd, and another offer made at once', async () => {
  const scope = await startFakeScope();
  scope.answer('PATCH /api/v1/webrtc/offer/s1', { status: 404, body: { detail: 'Session s1 not found' } });
  const page = await rig(scope);
  await until(() => page.heard.some(({ say }) => say === 'answer'), 'the answer', 10_000);
  const candidate = { candidate: 'candidate:1 1 udp 1 127.0.0.1 9 typ host', sdpMid: '0', sdpMLineIndex: 0 };
  page.say({ say: 'candidates', attempt: 1, candidates: [candidate] });
  await until(() => page.heard.filter(({ say }) => say === 'connect').length > 1, 'another try', 10_000);
  const deeds = scope.asked.map(({ endpoint }) => endpoint).filter((endpoint) => endpoint.includes('/webrtc/offer'));
  expect(deeds.slice(0, 3)).toEqual([
    'POST /api/v1/webrtc/offer',
    'PATCH /api/v1/webrtc/offer/s1',
    'DELETE /api/v1/webrtc/offer/s1',
  ]);
});

/** A bridge that was killed while it played, with its session on disk. */
async function killed(scope: FakeScope): Promise<App> {
  const app = await startApp({ scope: scope.url });
  const page = await openBarePage(app.url, { connect: true, offers: true });
  await connect(page);
  const kept = () => readFile(join(app.data, 'state.json'), 'utf8').catch(() => '');
  await expect.poll(kept, { timeout: 10_000 }).toContain('"s1"');
  await app.child.end('SIGKILL');
  return app;
}
async function again({ data }: App, scope: FakeScope): Promise<App> {
  const app = await startApp({ scope: scope.url, data });
  onTestFinished(() => void app.child.end('SIGKILL'));
  return app;
}

test('[BR41] after a crash no page is waited for when Scope lists no session: the offer is made at once', async () => {
  const scope = await startFakeScope();
  scope.answer('GET /api/v1/session/metrics', { body: { sessions: { s1: {} } } });
  const app = await killed(scope);
  scope.answer('GET /api/v1/session/metrics', { body: { sessions: {} } });
  const before = scope.asked.length;
  const page = await openBarePage((await again(app, scope)).url, { offers: true });
  await until(() => page.heard.some(({ say }) => say === 'connect'), 'the order to connect', 10_000);
  const asked = scope.asked.slice(before).map(({ endpoint }) => endpoint);
  const first = asked.indexOf('GET /api/v1/pipeline/status');
  // Ten a second: were the page waited for, there were dozens.
  expect(asked.slice(0, first).filter((each) => each === 'GET /api/v1/session/metrics').length).toBeLessThan(4);
});

test('[BR42] a session of another client is said while Scope lists it', async () => {
  const scope = await startFakeScope();
  const page = await rig(scope);
  await connect(page);
  scope.answer('GET /api/v1/session/metrics', { body: { sessions: { theirs: { pipeline_fps: 16 } } } });
  expect((await seen(page, 'scope/shared')).what).toBe('Another client plays this Scope too.');
});
