/** What the guide to one OSC program says; `guides.ts` lays it out, the same way for all. */

export type Section = { readonly title: string; readonly text: string };

export type Guide = {
  readonly file: string;
  readonly name: string;
  readonly about: string;
  readonly steps: readonly string[];
  /** What this program has and others have not. */
  readonly more?: readonly Section[];
  readonly back: string;
  readonly habits: readonly string[];
  /** Beginnings of the addresses that its table shows. */
  readonly shows: readonly string[];
};
