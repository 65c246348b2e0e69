/** The last messages as they were read, with what came of each. */
import type { Ms } from '../unit.ts';

export type MonitorRow = {
  /** Counts all rows, so that a list can tell them apart. */
  readonly n: number;
  readonly at: Ms;
  readonly from: string;
  /** `CC 5 = 97`, `/td/blue 0.5`. */
  readonly heard: string;
  /** The mapping file that bound it; empty where none did. */
  readonly by: string;
  readonly became: string;
  /** Nothing came of it. */
  readonly isIdle: boolean;
};

export type Monitor = {
  /** Pages that look at it. */
  readonly pages: readonly string[];
  readonly count: number;
  readonly rows: readonly MonitorRow[];
};
