/** The display's own beat: what time it is, and a call before each frame is shown. Tests bring one that they turn by hand. */
import type { Ms } from '../../core/unit.ts';

export type Ticker = {
  readonly now: () => Ms;
  /** Calls once, before the next frame is shown; what it returns takes the wish back. */
  readonly next: (draw: () => void) => () => void;
};

export const display: Ticker = {
  now: () => performance.now(),
  next: (draw) => {
    const asked = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(asked);
  },
};
