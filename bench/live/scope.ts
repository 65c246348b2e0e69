/** What the live comparison asks of Scope over HTTP, and how it is started where there is none. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { JournalChunk, JournalMessage } from '../../src/rehearsal/journal.ts';

export type Journal = { readonly messages: readonly JournalMessage[]; readonly chunks: readonly JournalChunk[] };

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

export async function ask<T>(url: string, method = 'GET', body?: unknown): Promise<T> {
  const answer = await fetch(url, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${text.slice(0, 200)}`);
  return JSON.parse(text === '' ? 'null' : text) as T; // read by a program that one watches
}

export async function load(url: string, pipeline: string): Promise<void> {
  const status = () => ask<{ status: string; pipeline_id: string | null }>(`${url}/api/v1/pipeline/status`);
  const isThere = async () => {
    const found = await status();
    return found.status === 'loaded' && found.pipeline_id === pipeline;
  };
  if (await isThere()) return;
  const pipelines = [{ node_id: pipeline, pipeline_id: pipeline, load_params: { width: 576, height: 320 } }];
  await ask(`${url}/api/v1/pipeline/load`, 'POST', { pipelines });
  do await pause(500);
  while (!(await isThere()));
}

export type Child = { readonly process: ChildProcess; readonly end: () => Promise<void> };

/** Resolves with the child and the words in which it says that it is ready. */
export function start(
  script: string,
  args: readonly string[],
  ready: RegExp,
  flags: readonly string[] = [],
): Promise<Child & { said: RegExpExecArray }> {
  const child = spawn(process.execPath, [...flags, script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const end = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return new Promise((resolve, reject) => {
    let words = '';
    createInterface({ input: child.stdout }).on('line', (line) => {
      words += `${line}\n`;
      const said = ready.exec(words);
      if (said !== null) resolve({ process: child, end, said });
    });
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code} before it was ready`)));
  });
}
