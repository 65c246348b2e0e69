/** Starts the rehearsal server as a process of its own, and starts it again on the same port should it stop. */
import { type ChildProcess, spawn } from 'node:child_process';

export type Rehearsal = { readonly url: string; readonly stop: () => void };

const READY_MS = 20_000;
const AGAIN_MS = 1000;

/** Rejects with a sentence when it does not get ready. `stopped` is told why, each time it ends by itself; null when it is back. */
export async function startRehearsal(
  script: string,
  chunkMs: string | undefined,
  stopped: (note: string | null) => void,
): Promise<Rehearsal> {
  let child: ChildProcess | null = null;
  let wanted = true;

  const launch = (port: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const args = [script, '--port', port, '--with-parent', ...(chunkMs === undefined ? [] : ['--chunk-ms', chunkMs])];
      const next = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
      child = next;
      let said = '';
      let isReady = false;
      // One that hangs is ended, and so started again.
      const timer = setTimeout(() => {
        reject(new Error('The rehearsal server did not get ready.'));
        next.kill('SIGKILL');
      }, READY_MS);
      next.stdout.on('data', (chunk: Buffer) => {
        if (isReady) return;
        said += String(chunk);
        const url = /rehearsal\s+(http:\/\/\S+)/.exec(said)?.[1];
        if (url === undefined) return;
        isReady = true;
        clearTimeout(timer);
        resolve(url.replace(/\/$/, ''));
      });
      let complaint = '';
      next.stderr.on('data', (chunk: Buffer) => {
        complaint = `${complaint}${String(chunk)}`.slice(-600);
      });
      next.on('error', reject);
      next.on('exit', (code) => {
        clearTimeout(timer);
        reject(
          new Error(complaint.trim() === '' ? `The rehearsal server ended (${code ?? 'killed'}).` : complaint.trim()),
        );
        if (child === next && wanted) again(complaint.trim().split('\n').at(-1) ?? '');
      });
    });

  let url = '';
  const again = (note: string) => {
    if (url === '') return;
    stopped(note === '' ? 'Starting it again.' : `${note} Starting it again.`);
    setTimeout(() => {
      if (!wanted) return;
      launch(new URL(url).port).then(
        () => stopped(null),
        // It ended again, and was told so.
        () => undefined,
      );
    }, AGAIN_MS);
  };

  url = await launch('0');
  return {
    url,
    stop: () => {
      wanted = false;
      child?.kill('SIGTERM');
    },
  };
}
