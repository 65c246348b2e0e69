/** Curves from 0..1 to 0..1, each with its way back, so that takeover can compare in the control's own travel. */
import { clamp } from '../unit.ts';

export type Curve = 'linear' | 'exp' | 'log' | 's' | number;

/** How steep `exp` is: at half the travel it has made 12 % of the way. */
const STEEP = 4;
const rise = (x: number): number => Math.expm1(STEEP * x) / Math.expm1(STEEP);
const fall = (x: number): number => Math.log1p(x * Math.expm1(STEEP)) / STEEP;

export function bend(curve: Curve, x: number): number {
  switch (curve) {
    case 'linear':
      return x;
    case 'exp':
      return rise(x);
    case 'log':
      return fall(x);
    case 's':
      return x * x * (3 - 2 * x);
    default:
      return x ** curve;
  }
}

export function unbend(curve: Curve, y: number): number {
  switch (curve) {
    case 'linear':
      return y;
    case 'exp':
      return fall(y);
    case 'log':
      return rise(y);
    case 's':
      return clamp(0.5 - Math.sin(Math.asin(1 - 2 * y) / 3), 0, 1);
    default:
      return y ** (1 / curve);
  }
}
