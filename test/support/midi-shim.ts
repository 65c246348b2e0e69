/** A stand-in for the browser's Web MIDI, which cannot start where there is no sound system; its events come late, as real ones do. */

type Kind = 'input' | 'output';

export class ShimPort extends EventTarget {
  readonly sent: number[][] = [];
  readonly manufacturer = 'Maker';
  state = 'connected';
  connection = 'closed';
  isHeld = false;
  onstatechange: ((event: Event) => void) | null = null;
  onmidimessage: ((event: Event) => void) | null = null;

  readonly type: Kind;
  readonly id: string;
  readonly name: string;
  readonly access: ShimAccess;

  constructor(type: Kind, id: string, name: string, access: ShimAccess) {
    super();
    this.type = type;
    this.id = id;
    this.name = name;
    this.access = access;
  }

  async open(): Promise<this> {
    if (this.isHeld) throw new DOMException('held by another program', 'InvalidAccessError');
    if (this.connection !== 'open') this.turn('open');
    return this;
  }
  async close(): Promise<this> {
    if (this.connection !== 'closed') this.turn('closed');
    return this;
  }
  send(bytes: readonly number[]): void {
    this.sent.push([...bytes]);
  }
  move(bytes: readonly number[]): void {
    this.onmidimessage?.(Object.assign(new Event('midimessage'), { data: Uint8Array.from(bytes) }));
  }
  turn(connection: string, state = this.state): void {
    Object.assign(this, { connection, state });
    setTimeout(() => {
      const event = () => Object.assign(new Event('statechange'), { port: this });
      this.onstatechange?.(event());
      this.access.dispatchEvent(event());
    });
  }
}

export class ShimAccess extends EventTarget {
  readonly inputs = new Map<string, ShimPort>();
  readonly outputs = new Map<string, ShimPort>();
  sysexEnabled = false;
  #onstatechange: ((event: Event) => void) | null = null;

  set onstatechange(hear: ((event: Event) => void) | null) {
    if (this.#onstatechange) this.removeEventListener('statechange', this.#onstatechange);
    this.#onstatechange = hear ?? null;
    if (hear) this.addEventListener('statechange', hear);
  }

  plug(type: Kind, name: string, { id = `${type}-${name}`, isHeld = false } = {}): ShimPort {
    const ports = type === 'input' ? this.inputs : this.outputs;
    const port = ports.get(id) ?? new ShimPort(type, id, name, this);
    port.isHeld = isHeld;
    ports.set(id, port);
    port.turn(port.connection, 'connected');
    return port;
  }
  unplug(port: ShimPort): void {
    (port.type === 'input' ? this.inputs : this.outputs).delete(port.id);
    port.turn('pending', 'disconnected');
  }
}

/** Puts the shim in the browser's place; `deny` is thrown when access is asked for. Gives back how to undo it. */
export function installMidi(
  access: ShimAccess,
  asked: { sysex: boolean }[],
  deny: () => DOMException | null = () => null,
) {
  const genuine = Object.getOwnPropertyDescriptor(navigator, 'requestMIDIAccess');
  const requestMIDIAccess = async ({ sysex = false }: { sysex?: boolean } = {}) => {
    asked.push({ sysex });
    const denied = deny();
    if (denied) throw denied;
    access.sysexEnabled = sysex;
    return access;
  };
  Object.defineProperty(navigator, 'requestMIDIAccess', { configurable: true, value: requestMIDIAccess });
  return () => {
    if (genuine) Object.defineProperty(navigator, 'requestMIDIAccess', genuine);
    else Reflect.deleteProperty(navigator, 'requestMIDIAccess');
  };
}
