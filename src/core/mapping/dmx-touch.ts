/** Levels of a lighting desk to touches: one frame is one gesture of many controls, and only what moved in it counts. */
import { clamp } from '../unit.ts';
import { at, type Blocks, put } from './blocks.ts';
import type { Compiled, Control } from './compiled.ts';
import { type Hands, handsWith } from './hands.ts';
import type { DmxLevel } from './heard.ts';
import type { Touched } from './midi-touch.ts';
import { rangeOf } from './source.ts';
import type { Touch } from './touch.ts';

/** Where the desk's faders stand, moving nothing: what it sends when it is first heard is no gesture. */
export const rememberLevels = (hands: Hands, levels: readonly DmxLevel[]): Hands =>
  handsWith(hands, { levels: withLevels(hands.levels, levels) });

const withLevels = (before: Blocks<number>, levels: readonly DmxLevel[]): Blocks<number> =>
  levels.reduce((blocks, [channel, level]) => put(blocks, channel, level), before);

export function dmxTouches(compiled: Compiled, hands: Hands, levels: readonly DmxLevel[]): Touched {
  const after = withLevels(hands.levels, levels);
  const touches: Touch[] = [];
  let { steady } = hands;
  const controls = new Set(levels.flatMap(([channel]) => compiled.dmx.get(channel) ?? []));
  for (const control of controls) {
    const [before, raw] = [rawOf(hands.levels, control), rawOf(after, control)];
    if (before === null || raw === null || before === raw) continue;
    const held = at(steady, control.n) ?? steadied(control, null, before);
    const next = steadied(control, held, raw);
    steady = put(steady, control.n, next);
    const presses = { raw: stretched(control, next), before: stretched(control, held) };
    touches.push({ control, raw, before, edge: null, arg: null, streams: true, are: null, presses });
  }
  return { hands: handsWith(hands, { levels: after, steady }), touches };
}

/** Null while a channel of it was never heard. */
function rawOf(levels: Blocks<number>, { source, number }: Control): number | null {
  const coarse = at(levels, number);
  const fine = source === 'dmx16' ? at(levels, number + 1) : 0;
  if (coarse === undefined || fine === undefined) return null;
  return source === 'dmx16' ? coarse * 256 + fine : coarse;
}

/** Of the range, to each side: on above 55 %, off below 45 %, so that a level that trembles at the middle presses once. */
const SLACK = 0.05;

/** A place that is dragged along by the level and has play, as a loose gear has. */
function steadied(control: Control, held: number | null, raw: number): number {
  const [low, high] = rangeOf(control.source);
  const slack = SLACK * (high - low);
  const dragged = held === null ? raw : clamp(held, raw - slack, raw + slack);
  return clamp(dragged, low + slack, high - slack);
}

/** Back over the whole range, or its ends could not be reached. */
function stretched(control: Control, place: number): number {
  const [low, high] = rangeOf(control.source);
  const slack = SLACK * (high - low);
  return low + ((place - low - slack) * (high - low)) / (high - low - 2 * slack);
}
