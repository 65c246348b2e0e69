/** The lights of all devices: boards come and go with their devices, and each says at most one thing at a time. */
import type { Address } from '../address/row.ts';
import type { Json, Ms } from '../unit.ts';
import type { Compiled } from './compiled.ts';
import type { Read } from './heard.ts';
import * as board from './lights-board.ts';
import { lightsOf } from './lights.ts';
import type { Seen } from './lights-seen.ts';

export type Lamps = readonly board.Board[];
/** Bytes for a device, by the page that holds its port. */
export type Greeting = { readonly page: string; readonly port: string; readonly bytes: board.Bytes };

/** One step, to be called with every tick. `plugged`: each device once. */
export function shine(
  lamps: Lamps,
  plugged: readonly board.Plugged[],
  compiled: Compiled,
  seen: Seen,
  now: Ms,
): { readonly lamps: Lamps; readonly greetings: readonly Greeting[] } {
  const greetings: Greeting[] = [];
  const once = { ...seen, read: remembered(seen.read) };
  const after = plugged.flatMap((device): Lamps => {
    const isMapped = board.inputsOf(compiled, device).length > 0;
    const before = lamps.find((each) => each.plugged.key === device.key);
    if (before === undefined && !isMapped) return [];
    const shown = lightsOf(compiled, device, once, now);
    const told = board.mappedBy(board.ownedBy(before ?? board.freshBoard(device, now), device), compiled, shown);
    const said = board.next(told, shown, now);
    if (said.bytes !== null) greetings.push({ page: device.page, port: device.port, bytes: said.bytes });
    return isMapped || said.board.script.length > 0 ? [said.board] : [];
  });
  const isSame = after.length === lamps.length && after.every((each, i) => each === lamps[i]);
  return { lamps: isSame ? lamps : after, greetings };
}

/** Many lights show the same few addresses, and conditions ask for them again. */
function remembered(read: Read): Read {
  const known = new Map<Address, Json | undefined>();
  return (address) => {
    if (!known.has(address)) known.set(address, read(address));
    return known.get(address);
  };
}

/** Has any device still to hear that its mapping left? Until then the pages must keep their ports. */
export const isLeaving = (lamps: Lamps, compiled: Compiled): boolean =>
  lamps.some(({ plugged, mark, script }) => script.length > 0 || mark !== board.markOf(compiled, plugged));

/** All that is to be said before an end, at once: what waits, dark, and exit. */
export const farewells = (lamps: Lamps): readonly Greeting[] =>
  lamps.flatMap(({ plugged: { page, port }, script, lit, exit }) =>
    [...script, ...board.darkened(lit.values()), ...exit].map((bytes) => ({ page, port, bytes })),
  );
