/** Waiting in tests: for something to be so, at most for a while. */

export async function until<T>(
  look: () => T | null | undefined | false | 0,
  what: string,
  withinMs = 5000,
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const seen = look();
    if (seen) return seen;
    if (performance.now() > end) throw new Error(`waited ${withinMs} ms in vain: ${what}`);
    await pause(10);
  }
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
