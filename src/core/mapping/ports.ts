/** The MIDI inputs of all files, each way of naming a port once and with a number. */
import { bytesOf, portTest } from './bytes.ts';
import type { PortInput } from './compiled.ts';
import type { Input } from './file.ts';
import type { SourceKind } from './from.ts';

type MidiInput = Extract<Input, { type: 'midi' }>;
type Port = {
  readonly port: string | null;
  readonly init: string[];
  readonly exit: string[];
  readonly kinds: Set<SourceKind>;
};

export class Ports {
  readonly #ports = new Map<string | null, Port>();

  declare({ port, init, exit }: MidiInput): void {
    const here = this.#at(port ?? null);
    here.init.push(...(init ?? []));
    here.exit.push(...(exit ?? []));
  }

  /** The number of the port, which a control of this kind is on. */
  number(port: string | null, kind: SourceKind): number {
    this.#at(port).kinds.add(kind);
    return [...this.#ports.keys()].indexOf(port);
  }

  list(): readonly PortInput[] {
    return [...this.#ports.values()].map(({ port, init, exit, kinds }, n) => ({
      n,
      port,
      matches: portTest(port ?? undefined) ?? (() => false),
      init: init.map((text) => bytesOf(text) ?? []),
      exit: exit.map((text) => bytesOf(text) ?? []),
      halves: kinds.has('cc14'),
      nrpn: kinds.has('nrpn'),
    }));
  }

  #at(port: string | null): Port {
    const here = this.#ports.get(port) ?? { port, init: [], exit: [], kinds: new Set() };
    this.#ports.set(port, here);
    return here;
  }
}
