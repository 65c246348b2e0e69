/** What the pages shall ask their browsers for: what a mapping needs, everything while somebody learns, and what is still to be told. */
import { isLeaving } from '../mapping/lights-all.ts';
import type { Rig } from '../rig.ts';
import type { View } from '../wire/view.ts';

export function wantsView({ desk, lamps }: Rig): View['wants'] {
  const { wants } = desk.mapping;
  if (desk.learn !== null) return { ...wants, midi: true, ports: null, gamepad: true };
  if (!isLeaving(lamps, desk.mapping)) return wants;
  const leaving = lamps.map(({ plugged }) => plugged.name);
  return { ...wants, midi: true, ports: wants.ports === null ? null : [...new Set([...wants.ports, ...leaving])] };
}
