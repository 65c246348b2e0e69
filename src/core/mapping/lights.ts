/** What the lights of a device should show now: a pure function of what is so, never of what was pressed. */
import type { Ms } from '../unit.ts';
import type { Compiled, Light, Named } from './compiled.ts';
import { acts } from './moves.ts';
import { darkOf, messageOf, placeOf } from './lights-message.ts';
import type { Seen, Shown } from './lights-seen.ts';
import { isGated, touchedBy } from './lights-touched.ts';
import { shineOf } from './lights-value.ts';
import { apart } from './waiting.ts';

/** Half of a blink: 2 Hz, which no eye need fear. */
const BLINK_MS = 250;

export function lightsOf(
  compiled: Compiled,
  device: Named & { readonly key: string },
  seen: Seen,
  now: Ms,
): readonly Shown[] {
  const ports = new Set(compiled.ports.filter((input) => input.hears(device)).map(({ n }) => n));
  const places = new Map<number, Claim>();
  for (const light of compiled.lights) {
    if (!ports.has(light.port)) continue;
    const place = placeOf(light);
    const claim = claimOf(light, seen);
    if (claim.rank > (places.get(place)?.rank ?? -1)) places.set(place, claim);
  }
  return [...places.values()].map((claim) => shown(claim, device.key, compiled, seen, now));
}

/** Of several bindings of one light the waiting one has it, else the first that acts, else it is dark. */
type Claim = { readonly light: Light; readonly rank: 0 | 1 | 2; readonly waits: boolean };

function claimOf(light: Light, { hands, read }: Seen): Claim {
  if (!acts(light.link, read)) return { light, rank: 0, waits: false };
  const waits = !light.echo && apart(light.link, hands, read) !== null;
  if (light.waiting) return { light, rank: waits ? 2 : 0, waits };
  return { light, rank: 1, waits };
}

function shown({ light, rank, waits }: Claim, device: string, compiled: Compiled, seen: Seen, now: Ms): Shown {
  const off = { value: light.off, channel: light.channel };
  const isDark = rank === 0 || (waits && Math.floor(now / BLINK_MS) % 2 === 1);
  const shine = isDark ? off : waits ? { ...off, value: light.on } : shineOf(light, seen);
  const message = messageOf(light, shine);
  return {
    place: placeOf(light),
    message,
    dark: darkOf(light),
    blinks: waits,
    echo: light.echo,
    gated: isGated(light, device, seen),
    touched: touchedBy(light, device, compiled, seen, message),
  };
}
