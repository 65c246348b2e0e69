/** What one touch made of one link. */
import type { Json } from '../unit.ts';
import type { Held } from './hands.ts';

export type Played = {
  /** What it sets, or would. */
  readonly value: Json;
  readonly took: boolean;
  /** To be remembered of the link; null: nothing. */
  readonly holds: Held | null;
};
