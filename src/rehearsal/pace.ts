/** How fast a pipeline produces, as the metrics report it: frames over wall time of the last ten chunks. */
import { clamp, type Ms } from '../core/unit.ts';

const WINDOW = 10;
const MOST = 60;

export interface FpsMeter {
  readonly fps: number;
  /** A chunk has ended; `busy` is what its call took, used where there is no chunk before it to measure from. */
  ended(frames: number, busy: Ms, at: Ms): void;
  /** Pausing and resuming: the gap shall not count. */
  interrupt(): void;
}

export function fpsMeter(): FpsMeter {
  const samples: { frames: number; ms: Ms }[] = [];
  let lastEnd: Ms | null = null;
  let fps = MOST;
  return {
    get fps() {
      return fps;
    },
    ended(frames, busy, at) {
      const ms = lastEnd === null ? busy : at - lastEnd;
      lastEnd = at;
      if (ms <= 0) return;
      samples.push({ frames, ms });
      if (samples.length > WINDOW) samples.shift();
      const total = samples.reduce((sum, sample) => ({ frames: sum.frames + sample.frames, ms: sum.ms + sample.ms }));
      fps = clamp((1000 * total.frames) / total.ms, 1, MOST);
    },
    interrupt() {
      lastEnd = null;
    },
  };
}
