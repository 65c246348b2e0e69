/** Starts the rehearsal server as a process of its own, for tests; builds it first if it is missing or old. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bundle = join(root, 'dist/rehearsal/main.js');
/** Of core the rehearsal takes its units only. */
const sources = ['src/rehearsal', 'src/core/unit.ts'];
const lock = join(root, '.cache/rehearsal-build');

async function newestIn(folder: string): Promise<number> {
  if (folder.endsWith('.ts')) return (await stat(folder)).mtimeMs;
  const names = await readdir(folder, { recursive: true });
  const times = names
    .filter((name) => name.endsWith('.ts'))
    .map(async (name) => (await stat(join(folder, name))).mtimeMs);
  return Math.max(0, ...(await Promise.all(times)));
}

async function isStale(): Promise<boolean> {
  const built = await stat(bundle).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  return Math.max(...(await Promise.all(sources.map((source) => newestIn(join(root, source)))))) > built;
}

/** Test files run in several processes at once: one builds, the others wait. */
export async function buildRehearsal(): Promise<string> {
  if (!(await isStale())) return bundle;
  await mkdir(dirname(lock), { recursive: true });
  while (!(await takeLock())) await new Promise((resolve) => setTimeout(resolve, 50));
  try {
    if (!(await isStale())) return bundle;
    const fresh = join(root, '.cache/rehearsal-fresh');
    await build({
      configFile: false,
      root,
      logLevel: 'error',
      build: { ssr: 'src/rehearsal/main.ts', outDir: fresh, emptyOutDir: true, target: 'node20' },
    });
    // Put in place at one stroke: another test may be starting the old one this very moment.
    await mkdir(dirname(bundle), { recursive: true });
    await rename(join(fresh, 'main.js'), bundle);
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
  return bundle;
}

/** A folder is made by one only; an abandoned one is old. */
async function takeLock(): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch {
    const age = await stat(lock).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > 30_000) await rm(lock, { recursive: true, force: true });
    return false;
  }
}

export interface Rehearsal {
  readonly url: string;
  readonly process: ChildProcess;
  get(path: string): Promise<unknown>;
  post(path: string, body: unknown): Promise<Response>;
  /** Ends it the orderly way, and waits until it has ended. */
  stop(): Promise<number | null>;
}

/** `--port 0` unless the arguments say otherwise. */
export async function startRehearsal(...args: readonly string[]): Promise<Rehearsal> {
  const path = await buildRehearsal();
  const child = spawn(process.execPath, [path, '--port', '0', ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = /^rehearsal {2}(http:\S+)$/.exec(line)?.[1];
      if (ready !== undefined) resolve(ready);
    });
    child.once('exit', (code) => reject(new Error(`the rehearsal ended with ${code} before it was ready`)));
  });
  return {
    url,
    process: child,
    get: async (path) => (await fetch(url + path)).json(),
    post: (path, body) =>
      fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** One line that a peer says. */
export interface PeerLine {
  readonly is: string;
  readonly [key: string]: unknown;
}

export interface Look {
  readonly frames: number;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly mean: Colour | undefined;
  readonly corner: Colour | undefined;
  readonly changes: number;
}

interface Colour {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

export interface Peer {
  readonly lines: readonly PeerLine[];
  readonly process: ChildProcess;
  do(deed: string, more?: Readonly<Record<string, unknown>>): void;
  /** Sends over the data channel. */
  send(message: unknown): void;
  /** The first line of that kind, heard already or still to come. */
  hear(is: string, fits?: (line: PeerLine) => boolean, ms?: number): Promise<PeerLine>;
  look(): Promise<Look>;
  end(): void;
}

/** A WebRTC client in a process of its own: its native code must not be loaded into a test worker. */
export function startPeer(): Peer {
  const script = fileURLToPath(new URL('peer.mjs', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines: PeerLine[] = [];
  const listeners = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (text) => {
    lines.push(JSON.parse(text) as PeerLine);
    for (const listener of listeners) listener();
  });
  // Writing to a peer that was killed is part of some tests.
  child.stdin.on('error', () => {});
  let looks = 0;
  const peer: Peer = {
    lines,
    process: child,
    do: (deed, more = {}) => void child.stdin.write(`${JSON.stringify({ do: deed, ...more })}\n`),
    send: (message) => peer.do('send', { text: typeof message === 'string' ? message : JSON.stringify(message) }),
    hear: (is, fits = () => true, ms = 15_000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          listeners.delete(listen);
          reject(new Error(`the peer did not say "${is}", but ${JSON.stringify(lines)}`));
        }, ms);
        const listen = () => {
          const line = lines.find((each) => each.is === is && fits(each));
          if (!line) return;
          clearTimeout(timer);
          listeners.delete(listen);
          resolve(line);
        };
        listeners.add(listen);
        listen();
      }),
    async look() {
      looks += 1;
      const id = looks;
      peer.do('look', { id });
      return (await peer.hear('looked', (line) => line['id'] === id)) as unknown as Look;
    },
    end: () => child.stdin.end(),
  };
  return peer;
}
