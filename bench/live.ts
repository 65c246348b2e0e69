/** The comparison over real connections: the rehearsal server as a process, or a Scope that is already there. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeded } from '../src/rehearsal/random.ts';
import type { Ms } from '../src/core/unit.ts';
import { count, type Figures, newTally, summed } from './sending/figures.ts';
import { handsOn } from './sending/sweep.ts';
import { cellsOf, HEAD, row } from './table.ts';
import { WAYS, type Way } from './sending/ways.ts';
import { bareClient, pageOf, type Player } from './live/players.ts';
import { ask, type Journal, load, pause, start } from './live/scope.ts';
import { watchChunks } from './live/watch.ts';

export type Live = {
  /** The folder of the project, built. */
  readonly home: string;
  /** A Scope to be played; null: the rehearsal server. */
  readonly scope: string | null;
  readonly seed: number;
  readonly sweeps: number;
  readonly told: Ms;
};

const PIPELINE = 'longlive';
const CHUNK_FRAMES = 12;
const PROMPTS = [
  { text: 'red', weight: 0.5 },
  { text: 'blue', weight: 0.5 },
];
const SHOW = {
  format: 'scope-deck/show@1',
  name: 'Bench',
  pipeline: { id: PIPELINE, load: { width: 576, height: 320 } },
  prompts: PROMPTS,
};
/** Eight messages that wait, at the told time, and some. */
const restMs = (told: Ms): Ms => 9 * told + 1500;

export async function printLive(live: Live): Promise<void> {
  const { home, seed, sweeps, told } = live;
  const rehearsal =
    live.scope === null
      ? await start(
          join(home, 'dist/rehearsal/main.js'),
          ['--port', '0', '--chunk-ms', String(told), '--encode-ms', '0'],
          /rehearsal {2}(http:\S+)/,
        )
      : null;
  const url = live.scope ?? rehearsal?.said[1] ?? '';
  await load(url, PIPELINE);
  console.log(
    `\nLive at ${live.scope === null ? 'the rehearsal server' : url}; told ${told} ms a chunk, seed ${seed}, ${sweeps} sweeps each.`,
  );
  const head = live.scope === null ? HEAD : ['sent', 'chunks', 'per chunk', 'most waiting', 'refused, est.'];
  console.log(row('', head));
  for (const way of WAYS) {
    const cells =
      live.scope === null ? cellsOf(await withJournal(way, url, live)) : await withoutJournal(way, url, live);
    console.log(row(`  ${way.name}`, cells));
  }
  await rehearsal?.end();
}

/** Plays one way for some sweeps; `rested` is told when hands began and rested, and what they said last. */
async function play(
  way: Way,
  url: string,
  { home, seed, sweeps, told }: Live,
  rested: (from: Ms, rest: Ms, last: ReturnType<typeof handsOn>['last']) => Promise<void>,
  plays: (player: Player) => void = () => undefined,
): Promise<void> {
  const { player, end } = way.isOurs ? await ourPage(home, url) : await barePage(url);
  plays(player);
  const random = seeded(seed);
  const moved = way.begin({
    now: () => performance.now(),
    at: (when, run) => void setTimeout(run, Math.max(0, when - performance.now())),
    told,
    chunkFrames: CHUNK_FRAMES,
    post: player.post,
    frames: player.frames,
    put: player.put,
  });
  // Chunk times become known, and everything is told once.
  await pause(8 * told + 2000);
  for (let n = 0; n < sweeps; n++) {
    const { ms, move, everyMs, last } = handsOn(moved, random);
    const from = Date.now();
    for (let at = 0; at < ms; at = Date.now() - from) {
      move(at);
      await pause(everyMs);
    }
    const rest = Date.now();
    await pause(restMs(told));
    await rested(from, rest, last);
  }
  await end();
}

async function withJournal(way: Way, url: string, live: Live): Promise<Figures> {
  const tally = newTally();
  await play(way, url, live, async (from, rest, last) => {
    const { messages, chunks } = await ask<Journal>(`${url}/rehearsal/journal`);
    const isOfThis = ({ at }: { readonly at: Ms }) => at >= from;
    count(tally, { rest, last }, { messages: messages.filter(isOfThis), chunks: chunks.filter(isOfThis) });
  });
  return summed(tally);
}

/** A real Scope tells nobody what it refused; what can be seen is when its chunks end, and each takes one message. */
async function withoutJournal(way: Way, url: string, live: Live): Promise<readonly string[]> {
  let sentSoFar = () => 0;
  const stop = watchChunks(url, () => sentSoFar());
  await play(
    way,
    url,
    live,
    async () => undefined,
    ({ sent }) => (sentSoFar = sent),
  );
  const { chunks, mostWaiting, refused } = stop();
  const sent = sentSoFar();
  return [String(sent), String(chunks), (sent / Math.max(1, chunks)).toFixed(2), String(mostWaiting), String(refused)];
}

const barePage = async (url: string) => {
  const player = await bareClient(url, PIPELINE, PROMPTS);
  return { player, end: player.close };
};

async function ourPage(home: string, url: string) {
  const data = await mkdtemp(join(tmpdir(), 'scope-deck-bench-'));
  const show = join(data, 'bench.json');
  await writeFile(show, JSON.stringify(SHOW));
  const args = ['--scope', url, '--port', '0', '--osc-port', '0', '--data', data, '--show', show, '--no-open'];
  const bridge = await start(join(home, 'dist/bridge/main.js'), args, /operator {2}(http:\S+)\n[^]*scope {2}/);
  const player = await pageOf(bridge.said[1] ?? '');
  const end = async () => {
    await player.close();
    await bridge.end();
    await rm(data, { recursive: true, force: true });
  };
  return { player, end };
}
