/** Devices that a mapping names and that never were here: their bindings wait for them, and go to no other. */
import type { Desk } from '../desk/desk.ts';
import type { PortInput } from '../mapping/compiled.ts';
import { labelOf } from '../mapping/device.ts';
import { isDevice } from '../mapping/ports.ts';
import type { DeviceView } from '../wire/view.ts';

export const missingDevices = (desk: Desk): readonly DeviceView[] =>
  desk.mapping.ports
    .filter((input) => input.port !== null && !desk.seats.some((seat) => input.hears(seat)))
    .map((input) => ({ name: nameOf(desk, input), kind: 'midi', state: 'waiting', rate: null }));

/** As its mapping file calls it, because a pattern is no name. */
function nameOf({ files }: Desk, { port, nth }: PortInput): string {
  const file = files.find(({ mapping }) =>
    Object.values(mapping.inputs ?? {}).some((input) => isDevice(input) && input.port === port),
  );
  return labelOf({ name: file?.mapping.name ?? port ?? '', nth: nth ?? 1 });
}
