/**
 * A WebRTC client in a process of its own, for tests: JSON lines in on stdin, JSON lines out on stdout.
 *
 * In:  {do:'connect', url, parameters?, video?: 'sendrecv'|'recvonly'|'sendonly'|null, audio?, trickle?, channel?}
 *      {do:'send', text} {do:'sendBytes', text} {do:'look', id} {do:'delete'} {do:'close'} {do:'closeChannel'}
 *      {do:'input', fps}
 * Out: {is:'offered', status, answer?, sessionId?, detail?} {is:'state', state} {is:'open'} {is:'message', message}
 *      {is:'closed'} {is:'looked', id, frames, width, height, mean, corner, changes, lastAt}
 */
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(import.meta.url);
const { RTCPeerConnection, nonstandard } = require('@roamhq/wrtc');

const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

let connection;
let channel;
let url;
let sessionId;
let frames = 0;
let changes = 0;
let lastAt = 0;
let picture;
let inputTimer;
let source;

function onFrame({ frame }) {
  frames += 1;
  lastAt = Date.now();
  const data = Uint8Array.from(frame.data);
  if (picture && !isAlike(picture.data, data)) changes += 1;
  picture = { width: frame.width, height: frame.height, data };
}

/** The codec is lossy even on a still picture. */
function isAlike(a, b) {
  if (a.length !== b.length) return false;
  let sum = 0;
  let count = 0;
  for (let i = 0; i < a.length; i += 7) {
    sum += Math.abs(a[i] - b[i]);
    count += 1;
  }
  return sum / count < 0.35;
}

function meanOf({ width, height, data }, x0, y0, x1, y1) {
  let [y, u, v, n, m] = [0, 0, 0, 0, 0];
  const uAt = width * height;
  const vAt = uAt + (width / 2) * (height / 2);
  for (let row = y0; row < y1; row += 1) for (let x = x0; x < x1; x += 1, n += 1) y += data[row * width + x];
  for (let row = y0 >> 1; row < y1 >> 1; row += 1) {
    for (let x = x0 >> 1; x < x1 >> 1; x += 1, m += 1) {
      u += data[uAt + (row * width) / 2 + x];
      v += data[vAt + (row * width) / 2 + x];
    }
  }
  [y, u, v] = [(y / n - 16) * 1.164, u / m - 128, v / m - 128];
  return { r: Math.round(y + 1.596 * v), g: Math.round(y - 0.392 * u - 0.813 * v), b: Math.round(y + 2.017 * u) };
}

async function connect(wanted) {
  url = wanted.url;
  connection = new RTCPeerConnection({ iceServers: [] });
  connection.onconnectionstatechange = () => say({ is: 'state', state: connection.connectionState });
  connection.ontrack = ({ track }) => {
    if (track.kind !== 'video') return;
    new nonstandard.RTCVideoSink(track).onframe = onFrame;
  };
  const direction = wanted.video === undefined ? 'sendrecv' : wanted.video;
  if (direction) {
    source = new nonstandard.RTCVideoSource();
    const track = source.createTrack();
    connection.addTransceiver(direction === 'recvonly' ? 'video' : track, { direction });
  }
  if (wanted.audio) connection.addTransceiver('audio', { direction: wanted.audio });
  if (wanted.channel !== false) {
    channel = connection.createDataChannel('parameters', { ordered: true });
    channel.onopen = () => say({ is: 'open' });
    channel.onmessage = ({ data }) => say({ is: 'message', message: JSON.parse(data) });
    channel.onclose = () => say({ is: 'closed' });
  }
  await connection.setLocalDescription(await connection.createOffer());
  if (!wanted.trickle) {
    await new Promise((resolve) => {
      const look = () => connection.iceGatheringState === 'complete' && resolve();
      connection.onicegatheringstatechange = look;
      look();
    });
  }
  let { sdp } = connection.localDescription;
  for (const [from, to] of wanted.munge ?? []) sdp = sdp.replaceAll(new RegExp(from, 'g'), to);
  const response = await fetch(`${url}/api/v1/webrtc/offer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sdp, type: 'offer', initialParameters: wanted.parameters }),
  });
  const body = await response.json();
  sessionId = body.sessionId;
  say({ is: 'offered', status: response.status, sessionId, answer: body.sdp, detail: body.detail });
  if (response.status === 200 && !wanted.ignoreAnswer) {
    await connection.setRemoteDescription({ type: 'answer', sdp: body.sdp });
  }
}

const deeds = {
  connect,
  send: ({ text }) => channel.send(text),
  sendBytes: ({ text }) => channel.send(new TextEncoder().encode(text)),
  look({ id }) {
    const mean = picture && meanOf(picture, 0, 0, picture.width, picture.height);
    const corner = picture && meanOf(picture, 4, 4, 20, 20);
    say({ is: 'looked', id, frames, width: picture?.width, height: picture?.height, mean, corner, changes, lastAt });
  },
  async delete() {
    const { status } = await fetch(`${url}/api/v1/webrtc/offer/${sessionId}`, { method: 'DELETE' });
    say({ is: 'deleted', status });
  },
  close: () => connection.close(),
  closeChannel: () => channel.close(),
  input({ fps }) {
    clearInterval(inputTimer);
    const data = new Uint8ClampedArray(64 * 64 * 1.5).fill(128);
    if (fps > 0) inputTimer = setInterval(() => source.onFrame({ width: 64, height: 64, data }), 1000 / fps);
  },
};

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const wanted = JSON.parse(line);
    Promise.resolve()
      .then(() => deeds[wanted.do](wanted))
      .catch((error) => say({ is: 'error', error: String(error) }));
  })
  // Draining the event loop with a live video source crashes in native code.
  .on('close', () => process.exit(0));
