/** Web MIDI for a page in a test: no sound system is there, so its ports are plugged in by hand; its events come late, as real ones do. */

export type VirtualMidi = {
  readonly plug: (name: string) => void;
  readonly unplug: (name: string) => void;
  readonly send: (name: string, bytes: readonly number[]) => void;
  /** What the output of that name was sent. */
  readonly sent: (name: string) => readonly (readonly number[])[];
};

declare global {
  interface Window {
    __midi: VirtualMidi;
  }
}

/** Runs in the page before its scripts: it may use nothing from outside itself. */
export function virtualMidi(names: readonly string[]): void {
  type Port = EventTarget & Record<string, unknown> & { sent: number[][] };
  const access = Object.assign(new EventTarget(), {
    inputs: new Map<string, Port>(),
    outputs: new Map<string, Port>(),
    sysexEnabled: true,
  });
  const call = (target: object, name: string, event: Event) => {
    const listener: unknown = Reflect.get(target, name);
    if (typeof listener === 'function') listener.call(target, event);
  };
  const changed = (port: Port) =>
    setTimeout(() => {
      const event = () => Object.assign(new Event('statechange'), { port });
      call(port, 'onstatechange', event());
      call(access, 'onstatechange', event());
      access.dispatchEvent(event());
    });
  const make = (type: 'input' | 'output', name: string): Port => {
    const to = (connection: string) => async () => {
      if (port['connection'] !== connection) changed(Object.assign(port, { connection }));
      return port;
    };
    const sent: number[][] = [];
    const port: Port = Object.assign(new EventTarget() as Port, {
      type,
      name,
      id: `${type}-${name}`,
      manufacturer: 'Test',
      version: '1',
      state: 'connected',
      connection: 'closed',
      onmidimessage: null,
      onstatechange: null,
      open: to('open'),
      close: to('closed'),
      send: (bytes: Iterable<number>) => void sent.push([...bytes]),
      sent,
    });
    return port;
  };
  const plug = (name: string) => {
    for (const [type, ports] of [
      ['input', access.inputs],
      ['output', access.outputs],
    ] as const) {
      const port = make(type, name);
      ports.set(`${type}-${name}`, port);
      changed(port);
    }
  };
  const unplug = (name: string) => {
    for (const ports of [access.inputs, access.outputs]) {
      for (const [key, port] of ports) {
        if (port['name'] !== name) continue;
        ports.delete(key);
        changed(Object.assign(port, { state: 'disconnected', connection: 'closed' }));
      }
    }
  };
  const send = (name: string, bytes: readonly number[]) => {
    const port = access.inputs.get(`input-${name}`);
    if (port) call(port, 'onmidimessage', Object.assign(new Event('midimessage'), { data: Uint8Array.from(bytes) }));
  };
  Object.defineProperty(navigator, 'requestMIDIAccess', { configurable: true, value: async () => access });
  window.__midi = { plug, unplug, send, sent: (name) => access.outputs.get(`output-${name}`)?.sent ?? [] };
  for (const name of names) plug(name);
}
