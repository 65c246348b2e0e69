/** One touch on one link: what it sets, and whether the hand has the value. */
import { coerce } from '../address/coerce.ts';
import type { Json } from '../unit.ts';
import { absolute } from './absolute.ts';
import type { Link } from './compiled.ts';
import type { Held } from './hands.ts';
import type { Read } from './heard.ts';
import type { Played } from './played.ts';
import { edgeOf } from './press.ts';
import { cycled, flipped, gated, pressedValue } from './switch.ts';
import { turned } from './relative.ts';
import type { Touch } from './touch.ts';

export function play(link: Link, touch: Touch, holds: Held | undefined, read: Read): Played | null {
  const done = act(link, touch, holds, read);
  if (done === null) return null;
  const fits = coerce(link.row.shape, done.value);
  if (!fits.ok) return null;
  const { took, holds: held } = done;
  const { value } = fits;
  return { value, took, holds: held === null ? null : { value, spot: held.spot, raw: held.raw } };
}

const now = (value: Json | null): Played | null => (value === null ? null : { value, took: true, holds: null });

/** Where nobody asks for more than a press, going down is one. */
const isFired = (link: Link, touch: Touch): boolean =>
  touch.are === null ? edgeOf(link, touch) === 'down' : touch.are.kinds.includes(link.press ?? 'single');

function act(link: Link, touch: Touch, holds: Held | undefined, read: Read): Played | null {
  if (link.relative !== null && (link.mode === 'absolute' || link.mode === 'cycle'))
    return now(turned(link, touch, read));
  if (link.mode === 'absolute') return absolute(link, touch, holds, read);
  if (link.mode === 'gate') return gated(link, touch);
  if (!isFired(link, touch)) return null;
  switch (link.mode) {
    case 'trigger':
      return now(pressedValue(link, touch));
    case 'toggle':
      return now(flipped(link, read));
    case 'set':
      return now(link.value ?? null);
    case 'cycle':
      return now(cycled(link, 1, read));
    default:
      return link.mode satisfies never;
  }
}
