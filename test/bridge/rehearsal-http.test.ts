import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Rehearsal, startRehearsal } from '../support/rehearsal.ts';

let rehearsal: Rehearsal;

beforeAll(async () => {
  rehearsal = await startRehearsal('--load-ms', '400');
});
afterAll(async () => {
  expect(await rehearsal.stop()).toBe(0);
});

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const status = () => rehearsal.get('/api/v1/pipeline/status') as Promise<Record<string, unknown>>;
const load = (body: unknown) => rehearsal.post('/api/v1/pipeline/load', body);
const bodyOf = async (response: Response) => (await response.json()) as Record<string, unknown>;

describe('loading over HTTP', () => {
  test('[RH1] a load is answered at once and passes through loading to loaded', async () => {
    expect(await status()).toMatchObject({ status: 'not_loaded' });
    const begun = performance.now();
    const response = await load({
      pipelines: [{ node_id: 'p1', pipeline_id: 'longlive', load_params: { width: 576 } }],
    });
    expect(performance.now() - begun).toBeLessThan(300);
    expect([response.status, await bodyOf(response)]).toEqual([
      200,
      { message: 'Pipeline loading initiated successfully' },
    ]);
    await wait(200);
    expect(await status()).toMatchObject({ status: 'loading', loading_stage: expect.stringMatching(/^Loading/) });
    await wait(500);
    expect(await status()).toMatchObject({
      status: 'loaded',
      pipeline_id: 'p1',
      load_params: { width: 576 },
      error: null,
    });
  });

  test('[RH2] an unknown pipeline is accepted too, and shows error once', async () => {
    expect((await load({ pipeline_ids: ['nope'] })).status).toBe(200);
    await wait(300);
    expect(await status()).toMatchObject({ status: 'error', error: null });
    expect(await status()).toMatchObject({ status: 'not_loaded' });
  });

  test('[RH71] a load of nothing is refused with 400, a malformed one with 422', async () => {
    for (const body of [{}, { pipelines: [], pipeline_ids: [] }]) {
      const response = await load(body);
      expect([response.status, await bodyOf(response)]).toEqual([
        400,
        { detail: "Either 'pipelines' or 'pipeline_ids' must be provided" },
      ]);
    }
    const response = await load({ pipelines: [{ pipeline_id: 'x' }] });
    expect(response.status).toBe(422);
    expect(await bodyOf(response)).toMatchObject({
      detail: [{ type: 'missing', loc: ['body', 'pipelines', 0, 'node_id'] }],
    });
  });
});

describe('the shapes of answers', () => {
  test('[RH74] health says when the server started, which version, and that it is a rehearsal', async () => {
    expect(await rehearsal.get('/health')).toEqual({
      status: 'healthy',
      timestamp: expect.stringMatching(/^\d{4}-/),
      server_start_time: expect.closeTo(Date.now() / 1000, -2),
      version: '0.2.4',
      git_commit: 'rehearsal',
    });
  });

  test('[RH74] schemas tell the runtime parameters of LongLive', async () => {
    const { pipelines } = (await rehearsal.get('/api/v1/pipelines/schemas')) as { pipelines: Record<string, unknown> };
    expect(pipelines['longlive']).toMatchObject({
      id: 'longlive',
      supports_prompts: true,
      default_mode: 'text',
      config_schema: {
        properties: {
          height: { type: 'integer', default: 320 },
          width: { type: 'integer', default: 576 },
          noise_scale: { default: 0.7, ui: { is_load_param: false, modes: ['video'] } },
          manage_cache: { default: true, ui: { is_load_param: true } },
          base_seed: { default: 42, minimum: 0 },
          input_size: { default: 1 },
        },
      },
    });
    const { nodes } = (await rehearsal.get('/api/v1/nodes/definitions')) as { nodes: unknown[] };
    expect(nodes[0]).toMatchObject({
      node_type_id: 'longlive',
      category: 'pipeline',
      pipeline_meta: { id: 'longlive' },
    });
  });

  test.each([
    [
      '/api/v1/webrtc/ice-servers',
      { iceServers: [{ urls: expect.stringMatching(/^stun:/), username: null, credential: null }] },
    ],
    ['/api/v1/session/metrics', { sessions: {}, gpu: {} }],
    ['/api/v1/session/parameters', { parameters: {} }],
    ['/api/v1/tempo/status', { enabled: false, source: null, beats_per_bar: 4, beat_state: null }],
    ['/api/v1/tempo/sources', { sources: { link: { available: false } } }],
    ['/api/v1/loras', { lora_files: [] }],
    ['/api/v1/assets?type=image', { assets: [] }],
    ['/api/v1/hardware/info', { vram_gb: null }],
    ['/api/v1/cloud/status', { connected: false }],
    ['/api/v1/models/status?pipeline_id=longlive', { downloaded: true, progress: null }],
    ['/api/v1/osc/status', { enabled: false }],
    ['/rehearsal/journal', { messages: [], chunks: [], sessions: [], offers: [], failures: [] }],
  ])('[RH74] %s', async (path, shape) => {
    expect(await rehearsal.get(path)).toMatchObject(shape);
  });

  test('[RH70] parameters by REST come back with the two forced defaults', async () => {
    const response = await rehearsal.post('/api/v1/session/parameters', { noise_scale: 0.5 });
    expect(await bodyOf(response)).toEqual({
      status: 'ok',
      applied_parameters: { noise_scale: 0.5, prompt_interpolation_method: 'linear', vace_context_scale: 1 },
    });
  });

  test('[RH60] the beat cannot be enabled without its package', async () => {
    const response = await rehearsal.post('/api/v1/tempo/enable', { source: 'link' });
    expect(response.status).toBe(400);
    expect((await bodyOf(response))['detail']).toContain('Required dependency not installed');
    const notEnabled = await rehearsal.post('/api/v1/tempo/set_tempo', { bpm: 120 });
    expect([notEnabled.status, await bodyOf(notEnabled)]).toEqual([400, { detail: 'Tempo sync is not enabled' }]);
    expect((await rehearsal.post('/api/v1/tempo/set_tempo', { bpm: 1000 })).status).toBe(422);
  });
});

describe('refusals', () => {
  const fetchOf = (path: string, init: RequestInit = {}) => fetch(rehearsal.url + path, init);

  test('[RH75] unknown paths, unknown methods, missing frames', async () => {
    const answers: [string, RequestInit, number, string][] = [
      ['/api/v1/nothing', {}, 404, 'Frontend not built'],
      ['/api/v1/nothing', { method: 'POST' }, 405, 'Method Not Allowed'],
      ['/api/v1/pipeline/status', { method: 'POST' }, 405, 'Method Not Allowed'],
      ['/health', { method: 'DELETE' }, 405, 'Method Not Allowed'],
      ['/api/v1/session/frame', {}, 404, 'No frame available (no active session or pipeline not running)'],
    ];
    for (const [path, init, code, detail] of answers) {
      const response = await fetchOf(path, init);
      expect([path, response.status, await bodyOf(response)]).toEqual([path, code, { detail }]);
    }
  });

  test('[RH75] bodies that are no JSON, missing, or far too long', async () => {
    const post = (body: string | null) => fetchOf('/api/v1/webrtc/offer', { method: 'POST', body });
    const noJson = await post('{"sdp"');
    expect([noJson.status, await bodyOf(noJson)]).toMatchObject([422, { detail: [{ type: 'json_invalid' }] }]);
    const missing = await post(null);
    expect([missing.status, await bodyOf(missing)]).toMatchObject([
      422,
      { detail: [{ type: 'missing', loc: ['body'] }] },
    ]);
    expect((await post('x'.repeat(9 * 1024 * 1024))).status).toBe(413);
    expect(await rehearsal.get('/health')).toMatchObject({ status: 'healthy' });
  });

  test('[RH76] deleting answers 204 for unknown ids too; candidates for unknown sessions 404, unless there are none', async () => {
    expect((await fetchOf('/api/v1/webrtc/offer/nope', { method: 'DELETE' })).status).toBe(204);
    const patch = (candidates: unknown) =>
      fetchOf('/api/v1/webrtc/offer/nope', { method: 'PATCH', body: JSON.stringify({ candidates }) });
    expect((await patch([])).status).toBe(204);
    const unknown = await patch([{ candidate: 'candidate:1 1 udp 1 1.2.3.4 5 typ host', sdpMid: '0' }]);
    expect([unknown.status, await bodyOf(unknown)]).toEqual([404, { detail: 'Session nope not found' }]);
    expect((await patch([{ candidate: null }])).status).toBe(422);
  });

  test('[RH77] any page may ask: preflight echoes, answers allow all origins', async () => {
    const headers = {
      origin: 'http://stage.local',
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'content-type,x-y',
    };
    const preflight = await new Promise<{ statusCode?: number | undefined; headers: Record<string, unknown> }>(
      (resolve) => {
        request(`${rehearsal.url}/health`, { method: 'OPTIONS', headers }, (response) => {
          response.resume();
          resolve(response);
        }).end();
      },
    );
    expect(preflight).toMatchObject({
      statusCode: 200,
      headers: {
        'access-control-allow-origin': 'http://stage.local',
        'access-control-allow-headers': 'content-type,x-y',
        'access-control-max-age': '600',
      },
    });
    const simple = await fetchOf('/api/v1/nothing', { headers: { origin: 'http://stage.local' } });
    expect(simple.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('[RH91] rubbish on the socket, half requests and paths of any kind do not end the server', async () => {
    const { hostname, port } = new URL(rehearsal.url);
    for (const rubbish of [
      '\0\0\0\r\n\r\n',
      'GET\r\n\r\n',
      'POST /api/v1/webrtc/offer HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{',
      'GET //%zz/../..\\ HTTP/1.1\r\nHost: x\r\n\r\n',
      'DELETE /api/v1/webrtc/offer/%ff%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), hostname, () => socket.write(rubbish));
        socket.on('error', () => {});
        socket.on('close', () => resolve());
        setTimeout(() => socket.destroy(), 150);
      });
    }
    expect(await rehearsal.get('/health')).toMatchObject({ status: 'healthy' });
  });
});

describe('fault switches', () => {
  test('[RH78] HTTP can be made slow or nonsensical, path by path, and whole again', async () => {
    const metrics = () => fetch(`${rehearsal.url}/api/v1/session/metrics`);
    await rehearsal.post('/rehearsal/fault', { kind: 'slow-http', ms: 400, path: 'metrics' });
    const begun = performance.now();
    await metrics();
    expect(performance.now() - begun).toBeGreaterThan(390);
    await rehearsal.post('/rehearsal/fault', { kind: 'none' });
    for (const [kind, code] of [
      ['nonsense-json', 200],
      ['nonsense-html', 200],
      ['nonsense-shape', 200],
      ['nonsense-status', 503],
    ] as const) {
      await rehearsal.post('/rehearsal/fault', { kind, path: 'metrics' });
      expect((await metrics()).status).toBe(code);
      expect(await rehearsal.get('/health')).toMatchObject({ status: 'healthy' });
    }
    await rehearsal.post('/rehearsal/fault', { kind: 'none' });
    expect(await (await metrics()).json()).toEqual({ sessions: {}, gpu: {} });
    expect((await rehearsal.post('/rehearsal/fault', { kind: 'typhoon' })).status).toBe(400);
  });
});
