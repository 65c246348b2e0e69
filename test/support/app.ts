/** The built app as a child process: its doors on free ports, its state in a folder of its own, and nothing left behind. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  JournalChunk,
  JournalFailure,
  JournalMessage,
  JournalOffer,
  JournalSession,
} from '../../src/rehearsal/journal.ts';
import { atEnd } from './cleanup.ts';

export const home = fileURLToPath(new URL('../..', import.meta.url));
export const bridgeScript = join(home, 'dist/bridge/main.js');

const READY_MS = 60_000;
const END_MS = 15_000;

export type Journal = {
  readonly messages: readonly JournalMessage[];
  readonly chunks: readonly JournalChunk[];
  readonly sessions: readonly JournalSession[];
  readonly offers: readonly JournalOffer[];
  readonly failures: readonly JournalFailure[];
};

export type Child = {
  readonly process: ChildProcess;
  /** All it has printed, both ways. */
  readonly said: () => string;
  readonly errors: () => string;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  /** Ends it and waits until it has ended. */
  readonly end: (signal?: NodeJS.Signals) => Promise<number | NodeJS.Signals | null>;
};

/** Starts one of the built programs; it ends with the test file, whatever becomes of the test. */
export function launch(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Child {
  if (!existsSync(script)) throw new Error(`${script} is not built: npm run build`);
  return follow(process.execPath, [script, ...args], env);
}

/** Any program, heard and ended as ours are. */
export function follow(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Child {
  const child = spawn(command, args, {
    cwd: home,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  let errors = '';
  child.stdout.on('data', (text: Buffer) => (said += String(text)));
  child.stderr.on('data', (text: Buffer) => {
    said += String(text);
    errors += String(text);
  });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    // Not "exit": what it said last may still be on its way.
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  const end = (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), END_MS);
    return ended.finally(() => clearTimeout(late));
  };
  atEnd(() => end());
  return { process: child, said: () => said, errors: () => errors, ended, end };
}

/** Resolves with what the pattern found in the words of the child; rejects when it ends or says nothing for too long. */
export function heard(child: Child, pattern: RegExp, what: string, withinMs = READY_MS): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearInterval(looking);
      clearTimeout(late);
    };
    const look = () => {
      const found = pattern.exec(child.said());
      if (found === null) return;
      stop();
      resolve(found);
    };
    const looking = setInterval(look, 20);
    const late = setTimeout(() => {
      stop();
      reject(new Error(`It never said ${what}:\n${child.said()}`));
    }, withinMs);
    void child.ended.then((code) => {
      look();
      stop();
      reject(new Error(`It ended with ${code} before it said ${what}:\n${child.said()}`));
    });
  });
}

export type Scope = {
  readonly url: string;
  readonly journal: () => Promise<Journal>;
  readonly fault: (kind: string, more?: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly pace: (chunkMs: readonly number[]) => Promise<void>;
  /** The chunk that ended last. */
  readonly last: () => Promise<JournalChunk | undefined>;
};

export const scopeAt = (url: string): Scope => {
  const post = async (path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  };
  const journal = async (): Promise<Journal> => {
    const answer = await fetch(`${url}/rehearsal/journal`, { signal: AbortSignal.timeout(30_000) });
    return (await answer.json()) as Journal; // written by the same types
  };
  return {
    url,
    journal,
    fault: (kind, more = {}) => post('/rehearsal/fault', { kind, ...more }),
    pace: (chunkMs) => post('/rehearsal/pace', { chunkMs }),
    last: async () => (await journal()).chunks.at(-1),
  };
};

/** A rehearsal that outlives the bridge, as a Scope would. */
export async function startScope(...args: readonly string[]): Promise<Scope & { readonly child: Child }> {
  const child = launch(join(home, 'dist/rehearsal/main.js'), ['--port', '0', ...args]);
  const [, url = ''] = await heard(child, /^rehearsal {2}(http:\S+)$/m, 'where it is');
  return { ...scopeAt(url), child };
}

export type App = {
  /** The pages' address, without a slash at its end. */
  readonly url: string;
  readonly port: number;
  readonly oscPort: number;
  readonly scope: Scope;
  readonly data: string;
  readonly child: Child;
};

export type Start = {
  readonly data?: string;
  readonly port?: number;
  readonly oscPort?: number;
  /** The address of a Scope; else it rehearses. */
  readonly scope?: string;
  readonly chunkMs?: string;
  readonly args?: readonly string[];
};

const ready =
  /^operator {2}http:\/\/127\.0\.0\.1:(\d+)\/$[^]*^osc {2}udp:\/\/[^:\s]+:(\d+)$[^]*^scope {2}(?:rehearsal )?(http:\S+)$/m;

export async function startApp({ port = 0, oscPort = 0, chunkMs = '300', ...start }: Start = {}): Promise<App> {
  const data = start.data ?? (await makeFolder());
  const far = start.scope === undefined ? ['--rehearse', '--chunk-ms', chunkMs] : ['--scope', start.scope];
  const doors = ['--no-open', '--port', String(port), '--osc-port', String(oscPort), '--data', data];
  const child = launch(bridgeScript, [...doors, ...far, ...(start.args ?? [])]);
  const [, pages = '', osc = '', scope = ''] = await heard(child, ready, 'its three ready lines');
  return {
    url: `http://127.0.0.1:${pages}`,
    port: Number(pages),
    oscPort: Number(osc),
    scope: scopeAt(scope),
    data,
    child,
  };
}

/** A folder that goes with the test file. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'scope-deck-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
