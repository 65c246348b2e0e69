/** The MIDI and gamepad inputs of all files, each way of naming a port once and with a number. */
import { bytesOf, portTest } from './bytes.ts';
import type { Light, Named, PortInput } from './compiled.ts';
import type { Input } from './file.ts';
import type { SourceKind } from './from.ts';

/** What has a port. */
export type DeviceInput = Extract<Input, { type: 'midi' | 'gamepad' }>;
export const isDevice = (input: Input): input is DeviceInput => input.type === 'midi' || input.type === 'gamepad';

type Port = {
  readonly of: DeviceInput['type'];
  readonly port: string | null;
  readonly nth: number | null;
  readonly init: string[];
  readonly exit: string[];
  readonly kinds: Set<SourceKind>;
};

const marked = ({ link, row, ...light }: Light) => {
  const { mode, transform, value, values, when } = link;
  return [light, row.pattern, mode, transform, value, values, when];
};

/** Asked with each message, and answered once for each device. */
function once(hears: PortInput['hears']): PortInput['hears'] {
  const known = new WeakMap<Named, boolean>();
  return (device) => {
    const before = known.get(device);
    if (before !== undefined) return before;
    const answer = hears(device);
    known.set(device, answer);
    return answer;
  };
}

/** Two inputs that name the same device are one. */
export const portKey = ({ type, port, nth }: DeviceInput): string =>
  `${type === 'midi' ? '' : `${type} `}${port ?? ''}${nth === undefined ? '' : ` #${nth}`}`;

export class Ports {
  readonly #ports = new Map<string, Port>();

  declare(input: DeviceInput): void {
    const here = this.#at(input);
    if (input.type !== 'midi') return;
    here.init.push(...(input.init ?? []));
    here.exit.push(...(input.exit ?? []));
  }

  /** The number of the port, which a control of this kind is on. */
  number(input: DeviceInput, kind: SourceKind): number {
    this.#at(input).kinds.add(kind);
    return [...this.#ports.keys()].indexOf(portKey(input));
  }

  list(lights: readonly Light[]): readonly PortInput[] {
    return [...this.#ports.values()].map(({ of, port, nth, init, exit, kinds }, n) => {
      const matches = portTest(port ?? undefined) ?? (() => false);
      return {
        n,
        port,
        nth,
        of,
        hears: once(
          (device) =>
            (device.of ?? 'midi') === of && matches(device.name) && (nth === null || nth === (device.nth ?? 1)),
        ),
        mark: JSON.stringify([init, exit, lights.filter((light) => light.port === n).map(marked)]),
        init: init.map((text) => bytesOf(text) ?? []),
        exit: exit.map((text) => bytesOf(text) ?? []),
        halves: kinds.has('cc14'),
        parameters: kinds.has('nrpn') || kinds.has('rpn'),
      };
    });
  }

  #at(input: DeviceInput): Port {
    const key = portKey(input);
    const { port = null, nth = null } = input;
    const here = this.#ports.get(key) ?? { of: input.type, port, nth, init: [], exit: [], kinds: new Set() };
    this.#ports.set(key, here);
    return here;
  }
}
