/** The state on disk: written within a second of a change, and read when the bridge begins. */
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Saved } from '../core/desk/saved.ts';
import type { Problem } from '../core/problem.ts';
import { writeWhole } from './write.ts';

export type StateFile = {
  readonly saved: Saved | null;
  /** Why there is none although there should be. */
  readonly problem: Problem | null;
  /** Writes what `state` gives, if it differs from what is there; tells whether it could. */
  readonly keep: (state: Saved) => void;
  /** Resolves when all that was kept is on disk, or could not be. */
  readonly settled: () => Promise<void>;
};

export function openState(folder: string, told: (problem: Problem, stands: boolean) => void): StateFile {
  const file = join(folder, 'state.json');
  const { saved, problem } = readState(folder, file);
  let written = '';
  let wanted = '';
  let failing = false;
  let writing: Promise<void> | null = null;

  async function write(): Promise<void> {
    while (wanted !== written) {
      const text = wanted;
      try {
        await writeWhole(file, text);
        if (failing) told(unwritable(folder, ''), false);
        failing = false;
      } catch (fault) {
        failing = true;
        told(unwritable(folder, reasonOf(fault)), true);
      }
      // A full disk is not tried again until something changes.
      written = text;
    }
    writing = null;
  }

  return {
    saved,
    problem,
    keep: (state) => {
      wanted = `${JSON.stringify(state, null, 1)}\n`;
      if (wanted !== written) writing ??= write();
    },
    settled: async () => {
      for (let last = writing; last !== null; last = writing) await last;
    },
  };
}

const unwritable = (folder: string, note: string): Problem => ({ code: 'shelf/unwritable', folder, note });

function readState(folder: string, file: string): { readonly saved: Saved | null; readonly problem: Problem | null } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (fault) {
    const isMissing =
      fault instanceof Error && 'code' in fault && (fault.code === 'ENOENT' || fault.code === 'ENOTDIR');
    return { saved: null, problem: isMissing ? null : { code: 'shelf/unreadable', folder, note: reasonOf(fault) } };
  }
  try {
    const parsed = Saved.safeParse(JSON.parse(text));
    if (parsed.success) return { saved: parsed.data, problem: null };
    return setAside(folder, file, parsed.error.issues[0]?.path.join('.') ?? 'it has another shape');
  } catch {
    return setAside(folder, file, 'It is not JSON');
  }
}

function setAside(folder: string, file: string, note: string): { readonly saved: null; readonly problem: Problem } {
  try {
    renameSync(file, `${file}.broken`);
  } catch {
    // It stays where it is and is written over; the problem says so all the same.
  }
  return { saved: null, problem: { code: 'shelf/unreadable', folder, note } };
}

/** The system's reasons in plain words. */
export function reasonOf(fault: unknown): string {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  return REASONS[code] ?? (fault instanceof Error ? fault.message : String(fault));
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full',
  EACCES: 'It may not be written to',
  EPERM: 'It may not be written to',
  EROFS: 'It is on a read-only disk',
  EEXIST: 'A file stands where a folder should be',
  ENOTDIR: 'A file stands where a folder should be',
  EISDIR: 'It is a folder, not a file',
  ENOENT: 'There is no such file',
};
