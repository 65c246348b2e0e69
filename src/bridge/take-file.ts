/** Takes on disk: a ring of files that always holds the last hours of play, written aside and never in the show's way. */
import { appendFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Action } from '../core/action.ts';
import type { Problem } from '../core/problem.ts';
import type { Rig, Turned } from '../core/rig.ts';
import { beginningOf, hasChanged, lineOf, type Taken } from '../core/take/take.ts';
import { reasonOf } from './state-file.ts';

export type TakeFile = {
  /** Notes a turn if it changed anything. Costs no more than that: all writing happens later. */
  readonly note: (before: Rig, action: Action, turned: Turned) => void;
  /** Resolves when all that was noted is on disk, or could not be. */
  readonly settled: () => Promise<void>;
};

export type Limits = {
  readonly totalBytes: number;
  readonly fileBytes: number;
  /** How often a batch is written; how long after a failure nothing is tried. */
  readonly batchMs: number;
  readonly restMs: number;
  /** A disk that hangs must not fill the memory: beyond so many turns that wait, the take has a gap. */
  readonly mostWaiting: number;
};

const USUAL: Limits = {
  totalBytes: 50_000_000,
  fileBytes: 5_000_000,
  batchMs: 250,
  restMs: 10_000,
  mostWaiting: 20_000,
};

export type Disk = {
  readonly append: (file: string, text: string) => Promise<void>;
  /** The oldest takes of the folder go until the rest fits; never `current`. */
  readonly thin: (folder: string, current: string, totalBytes: number) => Promise<void>;
};

const DISK: Disk = {
  append: async (file, text) => {
    await mkdir(dirname(file), { recursive: true });
    await appendFile(file, text);
  },
  thin,
};

/** Where nobody wants to be recorded. */
export const NO_TAKES: TakeFile = { note: () => undefined, settled: async () => undefined };

export function openTakes(
  folder: string,
  told: (problem: Problem, stands: boolean) => void,
  { totalBytes, fileBytes, batchMs, restMs, mostWaiting }: Limits = USUAL,
  disk: Disk = DISK,
): TakeFile {
  /** What waits to be written, and the rig before it: a file may begin with any batch. */
  let waiting: Taken[] = [];
  let before: Rig | null = null;
  let file: { readonly name: string; bytes: number } | null = null;
  let writing: Promise<void> | null = null;
  let failing = false;
  let resting = false;

  /** After a gap the next batch begins a file of its own, so that every file folds from its first line to its last. */
  const gap = () => {
    waiting = [];
    file = null;
  };

  async function write(): Promise<void> {
    if (before === null || waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    if (file === null || file.bytes >= fileBytes)
      file = { name: `${new Date().toISOString().replaceAll(':', '-')}.jsonl`, bytes: 0 };
    const here = file;
    const text = (here.bytes === 0 ? beginningOf(before) : '') + batch.map(lineOf).join('');
    await disk.append(join(folder, here.name), text);
    here.bytes += Buffer.byteLength(text);
    await disk.thin(folder, here.name, totalBytes);
    if (failing) told(unwritable(''), false);
    failing = false;
  }

  const unwritable = (note: string): Problem => ({ code: 'shelf/unwritable', folder, note });

  function failed(fault: unknown): void {
    gap();
    resting = true;
    setTimeout(() => (resting = false), restMs).unref();
    // Once: said again and again it could not be dismissed.
    if (!failing) told(unwritable(reasonOf(fault)), true);
    failing = true;
  }

  const flush = () => {
    writing ??= write()
      .catch(failed)
      .finally(() => (writing = null));
    return writing;
  };

  function later(): void {
    setTimeout(() => void flush().then(() => waiting.length > 0 && later()), batchMs).unref();
  }

  return {
    note: (was, action, turned) => {
      if (resting || !hasChanged(was, turned)) return;
      if (waiting.length >= mostWaiting) gap();
      if (waiting.length === 0) {
        before = was;
        later();
      }
      waiting.push({ action, now: turned.rig.now });
    },
    settled: async () => {
      await flush();
      await flush();
    },
  };
}

const OURS = /^\d{4}-\d\d-\d\dT[\d.-]+Z\.jsonl$/;

/** The oldest go until the rest fits; never the one that is being written, nor what somebody else put there. */
async function thin(folder: string, current: string, totalBytes: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => OURS.test(name) && name !== current).sort();
  const sizes = await Promise.all([...names, current].map(async (name) => (await stat(join(folder, name))).size));
  let total = sizes.reduce((sum, size) => sum + size, 0);
  for (const [i, name] of names.entries()) {
    if (total <= totalBytes) return;
    await rm(join(folder, name), { force: true });
    total -= sizes[i] ?? 0;
  }
}
