/** What OSC costs, with real datagrams from a program of its own to the built bridge, beside what osc-js brings along. */
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { freePort, inspect } from './live/inspector.ts';
import { pause, start } from './live/scope.ts';
import { PROBE, SCENES } from './osc/channels.ts';
import { printDecoders } from './osc/decoders.ts';
import { printFold } from './osc/fold.ts';
import {
  droppedAt,
  HZ,
  listen,
  MS,
  percent,
  type Sender,
  type Sent,
  SETTLE_MS,
  startBridge,
  startSender,
  steady,
} from './osc/stand.ts';
import { printStreams } from './osc/streams.ts';
import { row } from './table.ts';

const FLOODS = [5000, 20_000, 60_000];

export async function printOsc(home: string, executablePath: string): Promise<void> {
  console.log(
    `OSC over loopback; load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}.`,
  );
  const sender = startSender(home);
  await printStreams(home, executablePath, sender);
  await printWays(home, sender);
  await printFloods(home, sender);
  sender.end();
  printDecoders();
  printFold();
}

const least = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;

/** From a datagram that was sent to the view of a page that says so; then the same datagrams through osc-js's own bridge. */
async function printWays(home: string, sender: Sender): Promise<void> {
  const bridge = await startBridge(home, 'http://127.0.0.1:1');
  const seen = new Map<number, number>();
  const socket = await listen(bridge.page, ({ stage }, at) => {
    const n = stage === undefined ? 0 : Math.round(stage.turn.x * 4096);
    if (stage !== undefined && !seen.has(n)) seen.set(n, at);
  });
  console.log(`\n${row('From datagram to a page, and what it costs', ['median', 'p99', 'worst', 'bridge'], 14)}`);
  const alone = { name: 'one value alone', addresses: [PROBE], moving: 1, hz: 17 };
  for (const { name, hz, ...scene } of [alone, ...SCENES.map((each) => ({ ...each, hz: HZ }))]) {
    await sender.send({ job: 'frames', port: bridge.osc, hz, ms: SETTLE_MS, ...scene });
    await pause(200);
    seen.clear();
    const [from, before] = [Date.now(), await bridge.inside.cpu()];
    const { times = [] } = await sender.send({ job: 'frames', port: bridge.osc, hz, ms: MS, ...scene });
    const share = percent((await bridge.inside.cpu()) - before, Date.now() - from);
    await pause(200);
    const ways = waysBetween(times, seen);
    console.log(row(`  ${name}`, [...waysOf(ways), share], 14));
  }
  socket.close();
  await bridge.end();
  await printPlugin(home, sender);
}

/** What newer values overtook on its way is there with the first of those. */
function waysBetween(times: readonly number[], seen: ReadonlyMap<number, number>): readonly number[] {
  let soonest = Number.POSITIVE_INFINITY;
  return times
    .map((time, n) => ({ time, n }))
    .toReversed()
    .flatMap(({ time, n }) => {
      soonest = Math.min(soonest, seen.get(n) ?? Number.POSITIVE_INFINITY);
      return n === 0 || soonest === Number.POSITIVE_INFINITY ? [] : [soonest - time];
    });
}

const waysOf = (ways: readonly number[]): readonly string[] =>
  [0.5, 0.99, 1].map((part) => `${least(ways, part).toFixed(2)} ms`);

async function printPlugin(home: string, sender: Sender): Promise<void> {
  const { port, inside, end, received } = await startPlugin(home);
  for (const { name, ...scene } of SCENES.slice(0, 1)) {
    await sender.send({ job: 'frames', port, hz: HZ, ms: SETTLE_MS, ...scene });
    await pause(200);
    received.clear();
    const [from, before] = [Date.now(), await inside.cpu()];
    const { times = [] } = await sender.send({ job: 'frames', port, hz: HZ, ms: MS, ...scene });
    const share = percent((await inside.cpu()) - before, Date.now() - from);
    await pause(200);
    const ways = waysBetween(times, received);
    console.log(row(`  osc-js's bridge, ${name}`, [...waysOf(ways), share], 14));
  }
  await end();
}

async function startPlugin(home: string) {
  const [port, ws, inspected] = [await freePort(), await freePort(), await freePort()];
  const plugin = join(home, 'bench/osc/bridge-plugin.mjs');
  const { end } = await start(plugin, [String(port), String(ws)], /open/, [
    `--inspect=127.0.0.1:${inspected}`,
    '--inspect-publish-uid=http',
  ]);
  const inside = await inspect(inspected);
  const received = new Map<number, number>();
  const socket = new WebSocket(`ws://127.0.0.1:${ws}`);
  socket.on('message', (raw: Buffer) => {
    if (raw.length > PROBE_AT + 4) received.set(Math.round(raw.readFloatBE(PROBE_AT) * 4096), steady());
  });
  await new Promise((done) => socket.once('open', done));
  return { port, inside, end: async () => (inside.close(), await end()), received };
}

/** Single packets at a rate: whether all were read, what was left out and said, and whether each press was played. */
async function printFloods(home: string, sender: Sender): Promise<void> {
  const head = ['sent', 'system dropped', 'said left out', 'presses', 'played', 'of one core'];
  console.log(`\n${row('Single packets', head, 16)}`);
  for (const perSecond of FLOODS) {
    const bridge = await startBridge(home, 'http://127.0.0.1:1');
    let flashes = 0;
    let said = '0';
    const socket = await listen(bridge.page, ({ stage, problems }) => {
      flashes = stage?.flash.count ?? flashes;
      const flood = problems?.find(({ code }) => code === 'osc/flood');
      said = /(\d+) old values/.exec(flood?.what ?? '')?.[1] ?? said;
    });
    await pause(500);
    const { sent, played, share } = await flood(sender, perSecond, bridge.osc, bridge.inside.cpu, () => flashes);
    const dropped = (await droppedAt(bridge.osc)) ?? '?';
    const cells = [sent.sent, dropped, said, sent.pressed ?? 0, played, share].map(String);
    console.log(row(`  ${perSecond} a second`, cells, 16));
    socket.close();
    await bridge.end();
  }
  const plugin = await startPlugin(home);
  for (const perSecond of FLOODS.slice(1, 2)) {
    const { sent, share } = await flood(sender, perSecond, plugin.port, plugin.inside.cpu, () => 0);
    const dropped = (await droppedAt(plugin.port)) ?? '?';
    console.log(
      row(`  osc-js's bridge, ${perSecond} a second`, [sent.sent, dropped, '', '', '', share].map(String), 16),
    );
  }
  await plugin.end();
}

const FLOOD_MS = 5000;
/** Where the first number of a bundle stands. */
const PROBE_AT = 36;

async function flood(
  sender: Sender,
  perSecond: number,
  port: number,
  cpu: () => Promise<number>,
  flashes: () => number,
) {
  const addresses = SCENES[0]?.addresses ?? [];
  const [from, before, had] = [Date.now(), await cpu(), flashes()];
  const job = { job: 'packets', port, addresses, press: '/stage/flash', perSecond, ms: FLOOD_MS };
  const sent: Sent = await sender.send(job);
  await pause(500);
  return { sent, played: flashes() - had, share: percent((await cpu()) - before, Date.now() - from) };
}
