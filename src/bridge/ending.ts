/** An end with a sentence and no stack trace: 2 for what the performer said, 1 for what the machine refused. */
export class Ending extends Error {
  readonly code: number;
  constructor(code: number, said: string) {
    super(said);
    this.code = code;
  }
}

/** For a door that cannot be opened: why, in words. */
export const endWith =
  (code: number, words: (fault: unknown) => string) =>
  (fault: unknown): never => {
    throw new Ending(code, words(fault));
  };
