/** Scope's endpoints, as far as a controller uses them, and two of the rehearsal's own. */
import {
  candidatesBody,
  enableTempoBody,
  faultBody,
  loadBody,
  offerBody,
  paceBody,
  parameters,
  setTempoBody,
} from './bodies.ts';
import { nodeDefinitions, schemas } from './catalog.ts';
import type { Faults } from './faults.ts';
import { ok, Refusal, type Reply, type Request, type Route } from './http.ts';
import { asRead } from './journal.ts';
import type { LoadEntry } from './loader.ts';
import type { Runner } from './runner.ts';
import type { Session } from './session.ts';
import { tempoStatus } from './tempo.ts';
import type { Candidate } from './wrtc.ts';

const VERSION = '0.2.4';

export function createRoutes(runner: Runner, faults: Faults): readonly Route[] {
  const { engine } = runner;
  const get = (path: string, answer: Route['answer']): Route => ({ method: 'GET', path, answer });
  const post = (path: string, answer: Route['answer']): Route => ({ method: 'POST', path, answer });
  return [
    get('/health', () =>
      ok({
        status: 'healthy',
        timestamp: new Date(runner.now()).toISOString(),
        server_start_time: runner.startedAt / 1000,
        version: VERSION,
        git_commit: 'rehearsal',
      }),
    ),
    post('/api/v1/pipeline/load', (request) => {
      engine.loader.load(readLoad(request), runner.catchUp());
      return ok({ message: 'Pipeline loading initiated successfully' });
    }),
    get('/api/v1/pipeline/status', () => ok(engine.loader.report(runner.catchUp()))),
    get('/api/v1/pipelines/schemas', () => ok({ pipelines: schemas })),
    get('/api/v1/nodes/definitions', () => ok({ nodes: nodeDefinitions })),
    get('/api/v1/webrtc/ice-servers', () =>
      ok({ iceServers: [{ urls: 'stun:stun.l.google.com:19302', username: null, credential: null }] }),
    ),
    post('/api/v1/webrtc/offer', (request) => offer(runner, request)),
    { method: 'PATCH', path: '/api/v1/webrtc/offer/{}', answer: (request) => addCandidates(runner, request) },
    {
      method: 'DELETE',
      path: '/api/v1/webrtc/offer/{}',
      answer: ({ parts: [id = ''] }) => {
        runner.remove(id, 'deleted');
        return { status: 204 };
      },
    },
    get('/api/v1/session/metrics', () => {
      const at = runner.catchUp();
      const session = engine.oldest();
      return ok({ sessions: session ? { [session.id]: statsOf(session, at) } : {}, gpu: {} });
    }),
    get('/api/v1/session/parameters', () => {
      runner.catchUp();
      return ok({ parameters: engine.oldest()?.parameters ?? {} });
    }),
    post('/api/v1/session/parameters', (request) => {
      const applied = request.body(parameters);
      engine.broadcast(applied, runner.catchUp());
      runner.announce({ type: 'parameters_updated', parameters: applied });
      return ok({ status: 'ok', applied_parameters: applied });
    }),
    get('/api/v1/session/frame', ({ query }) => {
      const sink = query.get('sink_node_id');
      const where = sink ? ` for sink node '${sink}'` : '';
      throw new Refusal(404, `No frame available${where} (no active session or pipeline not running)`);
    }),
    ...tempoRoutes(runner),
    ...quietRoutes,
    get('/rehearsal/journal', ({ query }) => {
      runner.catchUp();
      return ok(asRead(engine.journal, Number(query.get('since') ?? 0)));
    }),
    post('/rehearsal/fault', (request) => {
      faults.set(request.body(faultBody), runner);
      return ok({ status: 'ok' });
    }),
    post('/rehearsal/pace', (request) => {
      const { chunkMs: [least, most = least] = [], encodeMs } = request.body(paceBody);
      runner.catchUp();
      engine.pace = {
        chunkMs: least === undefined || most === undefined ? engine.pace.chunkMs : [least, most],
        encodeMs: encodeMs ?? engine.pace.encodeMs,
      };
      return ok({ status: 'ok' });
    }),
  ];
}

function readLoad(request: Request): readonly LoadEntry[] {
  const { pipelines = [], pipeline_ids: ids = [], load_params: shared = null } = request.body(loadBody);
  if (pipelines.length > 0) {
    return pipelines.map((item) => ({
      node: item.node_id,
      pipeline: item.pipeline_id,
      loadParams: item.load_params ?? null,
    }));
  }
  if (ids.length > 0) return ids.map((id) => ({ node: id, pipeline: id, loadParams: shared }));
  throw new Refusal(400, "Either 'pipelines' or 'pipeline_ids' must be provided");
}

async function offer(runner: Runner, request: Request): Promise<Reply> {
  const { sdp, initialParameters = {} } = request.body(offerBody);
  const reply = await runner.offer({ sdp, initialParameters });
  if (reply.status !== 200) throw new Refusal(reply.status, reply.detail);
  return ok({ sdp: reply.sdp, type: 'answer', sessionId: reply.sessionId });
}

async function addCandidates(runner: Runner, request: Request): Promise<Reply> {
  const [id = ''] = request.parts;
  const { candidates } = request.body(candidatesBody);
  for (const { candidate, sdpMid = null, sdpMLineIndex = null } of candidates) {
    if (!runner.engine.sessions.has(id)) throw new Refusal(404, `Session ${id} not found`);
    const line = candidate.replace(/^candidate:/, '');
    const wrong = complaintAbout(line, sdpMid === null && sdpMLineIndex === null);
    if (wrong !== null) throw new Refusal(404, `Invalid ICE candidate: ${wrong}`);
    const read: Candidate = { candidate: `candidate:${line}`, sdpMid, sdpMLineIndex };
    // One that fits nothing is accepted and never used.
    await runner.addCandidate(id, read).catch(() => {});
  }
  return { status: 204 };
}

/** What aiortc finds wrong with a candidate; it says nothing about a short one. */
function complaintAbout(line: string, isHomeless: boolean): string | null {
  const [, component = '', , priority = '', , port = '', typ] = line.split(/\s+/);
  if (typ === undefined || line.split(/\s+/).length < 8) return '';
  const odd = [component, priority, port].find((number) => !/^\d+$/.test(number));
  if (odd !== undefined) return `invalid literal for int() with base 10: '${odd}'`;
  return isHomeless ? 'Candidate must have either sdpMid or sdpMLineIndex' : null;
}

function statsOf(session: Session, at: number) {
  const elapsed = (at - session.openedAt) / 1000;
  const rate = (count: number) => (elapsed > 0 ? count / elapsed : 0);
  return {
    frames_in: session.framesIn,
    frames_out: session.framesOut,
    elapsed_seconds: elapsed,
    fps_in: rate(session.framesIn),
    fps_out: rate(session.framesOut),
    pipeline_fps: session.fps,
    output_sinks: {},
    input_source_enabled: false,
    input_source_type: '',
    relay_mode: false,
  };
}

function tempoRoutes(runner: Runner): readonly Route[] {
  const { tempo } = runner.engine;
  const status = () => ok(tempoStatus(tempo, runner.catchUp()));
  const statusUnless = (refused: string | null) => {
    if (refused !== null) throw new Refusal(400, refused);
    return status();
  };
  return [
    { method: 'GET', path: '/api/v1/tempo/status', answer: status },
    {
      method: 'POST',
      path: '/api/v1/tempo/enable',
      answer(request) {
        const { source, bpm, beats_per_bar: beatsPerBar } = request.body(enableTempoBody);
        return statusUnless(tempo.enable(source, bpm, beatsPerBar, runner.catchUp()));
      },
    },
    {
      method: 'POST',
      path: '/api/v1/tempo/disable',
      answer() {
        tempo.disable();
        return status();
      },
    },
    {
      method: 'POST',
      path: '/api/v1/tempo/set_tempo',
      answer: (request) => statusUnless(tempo.setTempo(request.body(setTempoBody).bpm, runner.catchUp())),
    },
    {
      method: 'GET',
      path: '/api/v1/tempo/sources',
      answer: () =>
        ok({
          sources: {
            link: tempo.hasLink
              ? { available: true, name: 'Ableton Link' }
              : { available: false, name: 'Ableton Link', install_hint: 'uv sync --extra link' },
            midi_clock: { available: false, name: 'MIDI Clock', install_hint: 'uv sync --extra midi' },
          },
        }),
    },
  ];
}

/** Doors that are here, and behind which there is nothing. */
const quietRoutes: readonly Route[] = Object.entries({
  '/api/v1/loras': { lora_files: [] },
  '/api/v1/assets': { assets: [] },
  '/api/v1/input-sources': { input_sources: [] },
  '/api/v1/hardware/info': {
    vram_gb: null,
    spout: { available: false, reason: 'platform', install_hint: null },
    ndi: { available: false, reason: 'not_installed', install_hint: null },
    syphon: { available: false, reason: 'platform', install_hint: null },
  },
  '/api/v1/cloud/status': {
    connected: false,
    connecting: false,
    error: null,
    connect_stage: null,
    webrtc_connected: false,
    app_id: null,
    connection_id: null,
    credentials_configured: false,
    stats: {},
    last_close_code: null,
    last_close_reason: null,
  },
  '/api/v1/models/status': { downloaded: true, progress: null },
  '/api/v1/osc/status': { enabled: false, listening: false, port: null, host: null, log_all_messages: false },
  '/api/v1/osc/paths': { active: {}, available: {}, active_pipeline_ids: [] },
}).map(([path, json]) => ({ method: 'GET', path, answer: () => ok(json) }));
