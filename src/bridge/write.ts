/** Files written whole or not at all. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Beside it, flushed, then renamed over it; a link stays a link. Rejects with the system's error. */
export async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const target = await realpath(file).catch(() => file);
  const beside = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const handle = await open(beside, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, target);
  } catch (fault) {
    await rm(beside, { force: true });
    throw fault;
  }
}
