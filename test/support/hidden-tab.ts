/** A browser that can hide a page: spoken to directly, since Playwright keeps its pages visible whatever lies over them. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import { virtualMidi } from './virtual-midi.ts';

type Answer = { readonly id?: number; readonly result?: unknown; readonly error?: { readonly message: string } };

export type HiddenTab = {
  /** What the expression gives in the page. */
  readonly run: (expression: string) => Promise<unknown>;
  /** Another tab lies over it from now on. */
  readonly hide: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openTab(browserPath: string, url: string, midi: readonly string[]): Promise<HiddenTab> {
  const folder = await mkdtemp(join(tmpdir(), 'scope-deck-tab-'));
  const { child, socket } = await startBrowser(browserPath, folder);
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  socket.on('message', (text: Buffer) => {
    const answer = JSON.parse(String(text)) as Answer; // of the browser's own protocol
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  const ask = (method: string, params: object, sessionId?: string): Promise<Record<string, unknown>> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id);
        if (error === undefined) resolve(Object(result));
        else reject(new Error(`${method}: ${error.message}`));
      });
      socket.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
    });

  const { targetId } = await ask('Target.createTarget', { url: 'about:blank' });
  const attached = await ask('Target.attachToTarget', { targetId, flatten: true });
  const session = String(attached['sessionId']);
  await ask('Page.enable', {}, session);
  // The builder of these scripts keeps functions' names by a function of its own.
  const source = `globalThis.__name ??= (f) => f; (${virtualMidi.toString()})(${JSON.stringify(midi)})`;
  await ask('Page.addScriptToEvaluateOnNewDocument', { source }, session);
  await ask('Page.navigate', { url }, session);

  const run = async (expression: string) => {
    const answer = await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, session);
    return Object(answer['result'])['value'] as unknown;
  };
  return {
    run,
    hide: async () => {
      await ask('Target.createTarget', { url: 'about:blank' });
    },
    close: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      socket.close();
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function startBrowser(browserPath: string, folder: string) {
  const child = spawn(
    browserPath,
    [
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${folder}`,
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const found = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the browser ended with ${code}`)));
  });
  const socket = new WebSocket(address);
  await new Promise((open, failed) => socket.once('open', open).once('error', failed));
  return { child, socket };
}
