/** Which Scope is played: the one that was named, the one that answers here, or a rehearsal that says so. */
import type { Options } from './options.ts';
import { type Rehearsal, startRehearsal } from './rehearsal.ts';

export type Found = { readonly url: string; readonly rehearsal: Rehearsal | null };

const USUAL = 'http://127.0.0.1:8000';

/** A Scope named with `--scope` is waited for and never replaced. Rejects when the rehearsal cannot be started. */
export async function findScope(
  options: Options,
  script: string,
  stopped: (note: string | null) => void,
): Promise<Found> {
  if (options.scope !== undefined) {
    if (!(await answers(options.scope))) console.log(`No Scope answers at ${options.scope} yet. Waiting for it.`);
    return { url: options.scope, rehearsal: null };
  }
  if (!options.rehearse && (await answers(USUAL))) return { url: USUAL, rehearsal: null };
  console.log(
    options.rehearse
      ? 'Starting the rehearsal server.'
      : `No Scope answers at ${USUAL}. Starting the rehearsal server instead.`,
  );
  const rehearsal = await startRehearsal(script, options['chunk-ms'], stopped);
  return { url: rehearsal.url, rehearsal };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(1000) });
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null && 'server_start_time' in body;
  } catch {
    return false;
  }
}
