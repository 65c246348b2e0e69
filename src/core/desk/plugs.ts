/** Devices and pages come and go: each takes its seat again, and what it held is let go when it leaves. */
import { deviceOf, labelOf, seated } from '../mapping/device.ts';
import { keysOf } from '../mapping/hear.ts';
import type { Plugged } from '../mapping/lights-board.ts';
import { releaseAll } from '../mapping/release.ts';
import type { Ms } from '../unit.ts';
import type { Port } from '../wire/page.ts';
import type { Desk, HeldPort } from './desk.ts';
import { playAll } from './hear.ts';
import { monitorSeen } from './monitor.ts';
import { reader } from './read.ts';
import { deviceSeen } from './senders.ts';

/** Pages of one computer hold the same devices; those of another bring their own, whatever they are called. */
export function portCame(given: Desk, page: string, port: Port, host = ''): Desk {
  const others = given.ports.filter((each) => each.key !== port.key || each.page !== page);
  const { seats, nth } = seated(
    given.seats,
    port,
    others.filter((each) => each.page === page || each.host !== host),
  );
  const held: HeldPort = { ...port, page, host, nth };
  return deviceSeen({ ...given, seats, ports: [...others, held] }, labelOf(held), true);
}

/** Another page may hold the same device: then it is still here, and so are its hands. */
export function portLeft(given: Desk, page: string, key: string, now: Ms): Desk {
  const port = given.ports.find((each) => each.key === key && each.page === page);
  if (port === undefined) return given;
  const desk = { ...given, ports: given.ports.filter((each) => each !== port) };
  const device = deviceOf(port);
  if (desk.ports.some((each) => deviceOf(each) === device)) return desk;
  return deviceSeen(letGo(desk, device, labelOf(port), now), labelOf(port), false);
}

export function pageLeft(given: Desk, page: string, now: Ms): Desk {
  const desk = given.ports
    .filter((port) => port.page === page)
    .reduce((next, { key }) => portLeft(next, page, key, now), given);
  const keys = desk.keys.filter((each) => each.page !== page);
  const left = monitorSeen(keys.length === desk.keys.length ? desk : { ...desk, keys }, page, false);
  return letGo(left, keysOf(page), 'Keys', now);
}

const letGo = (desk: Desk, holder: string, from: string, now: Ms): Desk =>
  playAll(desk, releaseAll(desk.mapping, desk.hands, holder, now, reader(desk, now)), from, now);

/** Each device once, by the page that came first with it. */
export function pluggedDevices({ ports }: Desk): readonly Plugged[] {
  const devices = new Map<string, Plugged>();
  for (const port of ports) {
    const key = deviceOf(port);
    if (!devices.has(key))
      devices.set(key, { key, name: port.name, nth: port.nth, of: port.of, page: port.page, port: port.key });
  }
  return [...devices.values()];
}
