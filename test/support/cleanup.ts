/** What a test file began ends with it: the last begun first, all of them, even when one will not. */
import { afterAll } from 'vitest';

const undoings: (() => Promise<unknown>)[] = [];

export const atEnd = (undo: () => Promise<unknown>): void => void undoings.push(undo);

// Registered for whichever test file imports this.
afterAll(async () => {
  for (const undo of undoings.splice(0).toReversed()) await undo().catch(() => undefined);
}, 60_000);
