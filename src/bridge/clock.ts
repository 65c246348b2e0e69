/** The bridge's clock: wall time in ms that never jumps, because it is counted from the start of the process. */
import { performance } from 'node:perf_hooks';
import type { Ms } from '../core/unit.ts';

export const now = (): Ms => performance.timeOrigin + performance.now();
