/** From a value to what its light is sent: states of pads, switches, and places between `off` and `on`. */
import { positionOf } from '../address/coerce.ts';
import { sameJson } from '../unit.ts';
import type { Light, Link, Shine } from './compiled.ts';
import type { Read } from './heard.ts';
import type { LightWord, Seen } from './lights-seen.ts';
import { back } from './transform.ts';

export function shineOf(light: Light, { read, padState }: Seen): Shine {
  return light.pad === null ? between(light, shareOf(light.link, read)) : padShine(light, padState(light.pad));
}

const between = ({ off, on, channel }: Light, share: number): Shine => ({
  value: Math.round(off + share * (on - off)),
  channel,
});

const padShine = (light: Light, state: LightWord): Shine =>
  light.states[state] ?? between(light, Number(state === 'active'));

/** 0: as `off` says, 1: as `on` says. */
function shareOf({ address, row: { shape }, mode, value, values, transform }: Link, read: Read): number {
  const present = read(address);
  if (present === undefined) return 0;
  switch (mode) {
    case 'set':
      return Number(sameJson(present, value));
    case 'cycle': {
      const place = values.findIndex((each) => sameJson(each, present));
      return Math.max(0, place) / Math.max(1, values.length - 1);
    }
    case 'absolute':
      return typeof present === 'number' && shape.of === 'number'
        ? back(transform, present)
        : positionOf(shape, present);
    default: {
      const [off, on] = transform.out;
      if (typeof present !== 'number') return positionOf(shape, present);
      return Number(Math.abs(present - on) < Math.abs(present - off));
    }
  }
}
