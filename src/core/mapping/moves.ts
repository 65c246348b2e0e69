/** Touches become moves: each binding that acts makes a value of them, and hands are where they are now. */
import { type Json, type Ms, sameJson } from '../unit.ts';
import { at, put } from './blocks.ts';
import type { Link } from './compiled.ts';
import { type Pulse, pulsed } from './euro.ts';
import { type Hands, handsWith, type Held } from './hands.ts';
import type { Move, Read } from './heard.ts';
import type { Touched } from './midi-touch.ts';
import { play } from './play.ts';
import { edgeOf } from './press.ts';
import { isPressed, told } from './press-touch.ts';
import { isHolding } from './switch.ts';
import type { Touch } from './touch.ts';
import { spotOf } from './transform.ts';

export type Heeded = { readonly hands: Hands; readonly moves: readonly Move[] };
/** `n`: of the link, in the order of the files. */
type Made = { readonly n: number; readonly isTrigger: boolean; readonly move: Move };

const NO_MOVES: readonly Move[] = [];

/** `device`: null where hands have no place of their own (OSC). */
export function playAll({ hands, touches }: Touched, device: string | null, read: Read, now: Ms): Heeded {
  if (touches.length === 0) return { hands, moves: NO_MOVES };
  let { controls, links, pulses, presses } = hands;
  const moves: Made[] = [];
  for (const given of touches) {
    let each = given;
    if (given.control.asks && given.are === null) {
      const known = told(presses, given, device ?? '', (link) => acts(link, read), now);
      ({ presses, touch: each } = known);
    }
    for (const link of each.control.links) {
      const holds = at(links, link.n);
      if (!heeds(link, each, holds, read)) continue;
      const played = play(link, each, holds, read);
      if (played === null) continue;
      if (played.holds !== null) links = put(links, link.n, played.holds);
      const pulse = pulseOf(link, each, at(pulses, link.n), now);
      if (typeof pulse !== 'number') pulses = put(pulses, link.n, pulse.after);
      const smooth = typeof pulse === 'number' ? pulse : pulse.ms;
      const isTrigger = link.row.kind === 'trigger';
      moves.push({ n: link.n, isTrigger, move: moveOf(link, each, played.value, smooth, played.took) });
    }
    if (device !== null && each.raw !== null)
      controls = put(controls, each.control.n, { raw: each.raw, device, at: now, away: false });
  }
  if (touches.length > 1) moves.sort((a, b) => a.n - b.n);
  const once = moves.length > 1 ? pressedOnce(moves) : moves;
  return { hands: handsWith(hands, { controls, links, pulses, presses }), moves: once.map(({ move }) => move) };
}

/** Several files may bind one control to one trigger: twice at once would arm and cancel a recall, or tap two beats. */
const pressedOnce = (moves: readonly Made[]): readonly Made[] =>
  moves.filter(
    ({ isTrigger, move }, i) =>
      !isTrigger || moves.findIndex((other) => other.move.change.address === move.change.address) === i,
  );

export const acts = ({ when }: Link, read: Read): boolean =>
  when.every(({ address, value }) => sameJson(read(address), value));

/** A press is of what acted when it went down, and what holds is let go with its control, whatever layer is held by then. */
function heeds(link: Link, touch: Touch, holds: Held | undefined, read: Read): boolean {
  if (touch.are !== null && isPressed(link)) return touch.are.links.includes(link.n);
  return acts(link, read) || (isHolding(link, holds) && edgeOf(link, touch) === 'up');
}

/** How long the value takes; with what the filter remembers, where there is one. What has no place has no speed. */
function pulseOf({ smooth, transform }: Link, { raw }: Touch, before: Pulse | undefined, now: Ms) {
  if (typeof smooth === 'number') return smooth;
  return raw === null ? 0 : pulsed(smooth, before, spotOf(transform, raw), now);
}

const moveOf = (link: Link, { control, streams }: Touch, value: Json, smooth: Ms, took: boolean): Move => ({
  change: { address: link.address, value },
  control: control.label,
  file: link.file,
  smooth,
  quantize: link.quantize,
  took,
  yields: streams ? link.yields : null,
});
