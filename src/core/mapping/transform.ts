/** From what a control sends to a value and back: in, dead zone, invert, curve, out, step, in this order. */
import { clamp } from '../unit.ts';
import { bend, type Curve, unbend } from './curve.ts';

export type Range = readonly [low: number, high: number];

export type Transform = {
  readonly in: Range;
  readonly ends: number;
  readonly centre: number;
  readonly invert: boolean;
  readonly curve: Curve;
  readonly out: Range;
  /** 0: none. */
  readonly step: number;
};

/** Where the control stands in its calibrated travel, 0..1: the domain in which takeover compares. */
export const spotOf = ({ in: [low, high] }: Transform, raw: number): number => clamp((raw - low) / (high - low), 0, 1);

/** Dead zone and invert: what presses, bools and choices look at. */
export function leanOf(transform: Transform, spot: number): number {
  const live = outOfZone(transform, spot);
  return transform.invert ? 1 - live : live;
}

export function forth(transform: Transform, spot: number): number {
  const [low, high] = transform.out;
  const value = low + bend(transform.curve, leanOf(transform, spot)) * (high - low);
  return stepped(transform, value);
}

/** The spot at which the control would make this value; for values out of reach, the nearer end. */
export function back(transform: Transform, value: number): number {
  const [low, high] = transform.out;
  const share = high === low ? 0 : clamp((value - low) / (high - low), 0, 1);
  const lean = unbend(transform.curve, share);
  return intoZone(transform, transform.invert ? 1 - lean : lean);
}

/** Held to multiples of the step, counted from the first end, and inside the range. */
export function stepped({ out: [low, high], step }: Transform, value: number): number {
  const held = step === 0 ? value : tidy(low + Math.round((value - low) / step) * step);
  return clamp(held, Math.min(low, high), Math.max(low, high));
}

/** 0.1 * 3 is no 0.3; what is shown and compared should be. */
const tidy = (value: number): number => Math.round(value * 1e9) / 1e9;

function outOfZone({ ends, centre }: Transform, spot: number): number {
  const between = clamp((spot - ends) / (1 - 2 * ends), 0, 1);
  if (centre === 0) return between;
  const off = between - 0.5;
  if (Math.abs(off) <= centre) return 0.5;
  return 0.5 + (Math.sign(off) * (Math.abs(off) - centre) * 0.5) / (0.5 - centre);
}

function intoZone({ ends, centre }: Transform, live: number): number {
  const off = live - 0.5;
  const between = off === 0 ? 0.5 : 0.5 + Math.sign(off) * (centre + (Math.abs(off) / 0.5) * (0.5 - centre));
  return ends + between * (1 - 2 * ends);
}
