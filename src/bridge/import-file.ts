/** What somebody pastes from Scope's own page, as a mapping file in the data folder. */
import { join } from 'node:path';
import { importProfile } from '../core/mapping/import-profile.ts';
import type { Problem } from '../core/problem.ts';
import { reasonOf } from './state-file.ts';
import { writeWhole } from './write.ts';

/** Its id in the library; the next one takes its place. */
export const IMPORTED = 'from-scope';

/** Null when it is on disk; a text that is no profile is nobody's fault but its paster's. */
export async function importPasted(folder: string, text: string): Promise<Problem | null> {
  const file = `${IMPORTED}.json`;
  const imported = importProfile(text);
  if (!imported.ok) return { code: 'file/unreadable', file, note: imported.problems.join(' ') };
  try {
    await writeWhole(join(folder, file), imported.value.text);
    return null;
  } catch (fault) {
    return { code: 'shelf/unwritable', folder, note: reasonOf(fault) };
  }
}
