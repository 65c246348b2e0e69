/** What a message of a port needs to know of its device, worked out once for as long as the same devices are there. */
import { deviceOf, labelOf } from '../mapping/device.ts';
import type { HeldPort } from './desk.ts';
import type { Named } from '../mapping/compiled.ts';

export type Ear = {
  readonly page: string;
  readonly portKey: string;
  /** What people read. */
  readonly from: string;
  /** The device: the same object for each of its messages. */
  readonly device: Required<Omit<Named, 'of'>> & Pick<Named, 'of'> & { readonly key: string };
};

const known = new WeakMap<readonly HeldPort[], readonly Ear[]>();

/** Null where nobody said that the port is there, and for the second of two pages that hold the same device. */
export function earOf(ports: readonly HeldPort[], page: string, portKey: string): Ear | null {
  const ears = known.get(ports) ?? earsOf(ports);
  return ears.find((each) => each.portKey === portKey && each.page === page) ?? null;
}

function earsOf(ports: readonly HeldPort[]): readonly Ear[] {
  const ears = ports
    .filter((port) => !isMirrored(ports, port))
    .map((port) => ({
      page: port.page,
      portKey: port.key,
      from: labelOf(port),
      device: { key: deviceOf(port), name: port.name, nth: port.nth, of: port.of },
    }));
  known.set(ports, ears);
  return ears;
}

/** Two pages of one browser open the same device; each gesture must count once. */
const isMirrored = (ports: readonly HeldPort[], port: HeldPort): boolean =>
  ports.find((each) => deviceOf(each) === deviceOf(port))?.page !== port.page;
