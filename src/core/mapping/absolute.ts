/** Values that follow a control: words and choices from OSC, numbers with takeover. */
import { numberOf, textOf } from '../control/osc-message.ts';
import { type Json, sameJson } from '../unit.ts';
import type { Link } from './compiled.ts';
import type { Held } from './hands.ts';
import type { Read } from './heard.ts';
import type { Played } from './played.ts';
import { picksUp, type Reach, scales } from './takeover.ts';
import type { Touch } from './touch.ts';
import { back, forth, leanOf, spotOf } from './transform.ts';

export function absolute(link: Link, touch: Touch, held: Held | undefined, read: Read): Played | null {
  // A note's strength sets the value; letting it go sets nothing.
  if (touch.edge === 'up') return null;
  if (link.row.shape.of === 'number') return touch.raw === null ? null : follow(link, touch, touch.raw, held, read);
  const value = other(link, touch);
  return value === null ? null : { value, took: true, holds: null };
}

/** Words and switches have no place to be taken over at. */
function other(
  { row: { shape }, calibrated, transform, values }: Link,
  { raw: heard, arg, presses }: Touch,
): Json | null {
  const raw = presses?.raw ?? heard;
  if (shape.of === 'text') return arg === null ? null : textOf(arg);
  if (arg !== null && !calibrated && shape.of === 'choice') return numberOf(arg) ?? textOf(arg);
  if (raw === null) return arg === null ? null : textOf(arg);
  const lean = leanOf(transform, spotOf(transform, raw));
  if (shape.of === 'choice') return values[Math.min(values.length - 1, Math.floor(lean * values.length))] ?? null;
  const [off, on] = transform.out;
  return off + lean * (on - off) > 0.5;
}

function follow(link: Link, touch: Touch, raw: number, held: Held | undefined, read: Read): Played {
  const { transform, takeover } = link;
  const spot = spotOf(transform, raw);
  const present = takeover === 'jump' || touch.edge !== null ? null : read(link.address);
  if (typeof present !== 'number') return { value: forth(transform, spot), took: true, holds: null };
  const jumps: Played = { value: forth(transform, spot), took: true, holds: { value: 0, spot, raw } };
  const own = isOwn(link, held, touch.before, present);
  const reach: Reach = {
    spot,
    before: touch.before === null ? null : spotOf(transform, touch.before),
    target: own && held !== undefined ? held.spot : back(transform, present),
    own,
  };
  if (takeover === 'pickup') return picksUp(reach) ? jumps : { ...jumps, took: false, holds: null };
  const scaled = scales(reach);
  if (scaled === null) return { ...jumps, took: false, holds: null };
  return { value: forth(transform, scaled), took: true, holds: { value: 0, spot: scaled, raw } };
}

/** Has nobody else touched the value, and the hand nothing else, since this link set it? */
export function isOwn({ row: { shape } }: Link, held: Held | undefined, before: number | null, present: Json): boolean {
  if (held === undefined || before !== held.raw) return false;
  if (shape.of !== 'number' || typeof present !== 'number' || typeof held.value !== 'number')
    return sameJson(present, held.value);
  return Math.abs(present - held.value) <= SAME * (shape.max - shape.min);
}

/** Of the range; half a step of a 7-bit control, so that roundings on the way break no sync. */
const SAME = 1 / 256;
