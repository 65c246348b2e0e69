/** The token that pages on the network must know: made once, kept in the data folder, so that a tablet's bookmark lasts. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Without signs that are mistaken for one another: it may have to be typed on a tablet. 32 signs, 80 bits in all. */
const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789';
const LENGTH = 16;

export function openToken(folder: string): string {
  const path = join(folder, 'token');
  const kept = readKept(path);
  if (kept !== null) return kept;
  const token = Array.from(randomBytes(LENGTH), (byte) => SIGNS[byte % SIGNS.length]).join('');
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, `${token}\n`, { mode: 0o600 });
  } catch {
    // It serves this evening; the next one has another. That the folder cannot be written is said elsewhere.
  }
  return token;
}

function readKept(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8').trim();
    return /^[a-z0-9]{16,64}$/.test(text) ? text : null;
  } catch {
    return null;
  }
}
