/** An HTTP server in Scope's place that answers as it is told, for what a rehearsal would never say. */
import { createServer } from 'node:http';
import { atEnd } from './cleanup.ts';

export type Reply = { readonly status?: number; readonly body: unknown };

export type FakeScope = {
  readonly url: string;
  readonly port: number;
  /** From now on `GET /health` and the like are answered so; a string goes out as it is. */
  readonly answer: (endpoint: string, reply: Reply) => void;
  readonly asked: readonly { readonly endpoint: string; readonly body: unknown }[];
  readonly close: () => Promise<void>;
};

/** A Scope with a loaded pipeline, which says nothing of any session. */
const usual: Readonly<Record<string, Reply>> = {
  'GET /health': { body: { status: 'healthy', server_start_time: 1000 } },
  'GET /api/v1/pipeline/status': { body: { status: 'loaded', pipeline_id: 'longlive', load_params: null } },
  'GET /api/v1/pipelines/schemas': { body: { pipelines: {} } },
  'GET /api/v1/webrtc/ice-servers': { body: { iceServers: [] } },
  'GET /api/v1/session/metrics': { body: { sessions: {} } },
  'POST /api/v1/pipeline/load': { body: { message: 'ok' } },
  'POST /api/v1/webrtc/offer': { body: { sdp: 'v=0', type: 'answer', sessionId: 's1' } },
  'PATCH /api/v1/webrtc/offer/s1': { status: 204, body: '' },
  'DELETE /api/v1/webrtc/offer/s1': { status: 204, body: '' },
};

export async function startFakeScope(port = 0): Promise<FakeScope> {
  const replies = new Map(Object.entries(usual));
  const asked: { endpoint: string; body: unknown }[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      const endpoint = `${request.method} ${request.url}`;
      asked.push({ endpoint, body: text === '' ? null : JSON.parse(text) });
      const { status = 200, body } = replies.get(endpoint) ?? { status: 404, body: { detail: 'Not Found' } };
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(status === 204 ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  atEnd(close);
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    answer: (endpoint, reply) => void replies.set(endpoint, reply),
    asked,
    close,
  };
}
