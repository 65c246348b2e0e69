/** What a hand did to a light by touching its control: a motor stands elsewhere, a button may have lit itself. */
import { sameJson } from '../unit.ts';
import { isHeldBy } from './away.ts';
import { at } from './blocks.ts';
import type { Compiled, Control, Light, Link } from './compiled.ts';
import type { Read } from './heard.ts';
import { messageOf } from './lights-message.ts';
import type { Seen, Shown } from './lights-seen.ts';
import { play } from './play.ts';

/** A light beside a fader does not care how it moves; that of a button may have been changed by the press. */
export function touchedBy(
  light: Light,
  device: string,
  { controls }: Compiled,
  { hands, read }: Seen,
  message: number,
): Shown['touched'] {
  const { control: n, mode } = light.link;
  const control = controls[n];
  const hand = at(hands.controls, n);
  if (control === undefined || !isHeldBy(hand, device) || (mode === 'absolute' && !light.echo)) return null;
  const isThere = light.echo && makesIt(light.link, control, hand.raw, read);
  return { at: hand.at, message: isThere ? message : standing(light, hand.raw) };
}

/** A device that left took its fingers along. */
export function isGated({ gate }: Light, device: string, { hands }: Seen): boolean {
  const finger = gate === null ? undefined : at(hands.controls, gate);
  return isHeldBy(finger, device) && !finger.away && finger.raw > 0;
}

/** Where a motor stands after it was moved by hand. */
const standing = (light: Light, raw: number): number => messageOf(light, { value: raw, channel: light.channel });

/** Steps are coarser than hands: between two of them a motor must not be drawn back, or a slow hand never gets on. */
function makesIt(link: Link, control: Control, raw: number, read: Read): boolean {
  const touch = { control, raw, before: null, edge: null, arg: null, streams: false, are: null };
  return sameJson(play(link, touch, undefined, () => undefined)?.value, read(link.address));
}
