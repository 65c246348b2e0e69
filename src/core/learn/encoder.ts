/** Endless encoders told from knobs: values that repeat themselves near the four places where steps are coded. */
import type { RelativeScheme } from '../control/relative.ts';
import type { Sample } from './trace.ts';

export type Coding = {
  readonly scheme: RelativeScheme;
  /** Bytes that were heard for a turn to the right and to the left; null while that way was not turned. */
  readonly right: number | null;
  readonly left: number | null;
};

/** So many steps in one message are still believed of a fast turn. */
const FAST = 24;
/** Messages that lie closer than this are one turn; nobody presses a button so fast four times. */
const QUICK_MS = 150;

type Zone = 'low' | 'high' | 'above' | 'below';

/** Just over 0, just under 128, and on both sides of 64; null: nothing that a step would be. */
function zoneOf(byte: number): Zone | null {
  if (byte <= FAST) return 'low';
  if (byte >= 128 - FAST) return 'high';
  if (byte > 64 && byte <= 64 + FAST) return 'above';
  return byte < 64 && byte >= 64 - FAST ? 'below' : null;
}

const isRest = (byte: number): boolean => byte === 0 || byte === 64;

/** Null: no encoder, or not yet to be told from a knob that was moved a little. */
export function codingOf(samples: readonly Sample[]): Coding | null {
  const steps = samples.filter(({ raw }) => !isRest(raw));
  const zones = steps.map(({ raw }) => zoneOf(raw));
  if (zones.includes(null) || !repeats(steps)) return null;
  const scheme = schemeOf(zones);
  return scheme === null ? null : codingAs(scheme, samples);
}

/** A knob never says the same twice in a row, an encoder hardly says anything else. */
function repeats(steps: readonly Sample[]): boolean {
  const same = steps.filter(({ raw }, i) => i > 0 && steps[i - 1]?.raw === raw);
  if (steps.some(({ raw }) => raw !== 127)) return same.length >= 2;
  // Only the top, again and again: a button that has no release, or an encoder to the left.
  return same.filter(({ at }, i) => at - (steps[i]?.at ?? at) < QUICK_MS).length >= 3;
}

function schemeOf(zones: readonly (Zone | null)[]): RelativeScheme | null {
  const has = (zone: Zone): boolean => zones.includes(zone);
  const isOuter = has('low') || has('high');
  const isInner = has('above') || has('below');
  if (!isInner) return 'twos-complement';
  if (!isOuter) return 'binary-offset';
  if (has('high') || has('below')) return null;
  // One is asked to turn to the right first.
  return zones.find((zone) => zone !== null) === 'low' ? 'signed-bit' : 'signed-bit-inverted';
}

/** What was heard, read in a scheme: also one that somebody chose by hand. */
export function codingAs(scheme: RelativeScheme, samples: readonly Sample[]): Coding {
  const [right, left] = SIDES[scheme];
  const first = (zone: Zone): number | null =>
    samples.find(({ raw }) => !isRest(raw) && zoneOf(raw) === zone)?.raw ?? null;
  return { scheme, right: first(right), left: first(left) };
}

const SIDES: Readonly<Record<RelativeScheme, readonly [right: Zone, left: Zone]>> = {
  'twos-complement': ['low', 'high'],
  'binary-offset': ['above', 'below'],
  'signed-bit': ['low', 'above'],
  'signed-bit-inverted': ['above', 'low'],
};
