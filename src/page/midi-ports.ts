/** MIDI's ports by webmidi: which are here, what comes in by them as bytes, and bytes out to the one of the same device. */
import { type Input, type MessageEvent as MidiEvent, WebMidi } from 'webmidi';
import type { FromPage, Port } from '../core/wire/page.ts';

export type Ports = {
  readonly sysex: boolean;
  /** Compares what is here with what was said, and tries held ports again. */
  readonly look: () => Promise<void>;
  readonly announce: () => void;
  readonly send: (port: string, bytes: readonly number[]) => void;
  readonly close: () => Promise<void>;
};

/** Rejects when the browser gives no access at all. */
export async function openPorts(sysex: boolean, say: (message: FromPage) => void): Promise<Ports> {
  const here = new Map<string, Port>();
  const heard = new Set<Input>();
  const held = new Set<string>();
  await enable(sysex);

  const onBytes = ({ port, message, timestamp }: MidiEvent) =>
    say({ say: 'midi', at: timestamp, port: port.id, bytes: [...message.rawData] });
  const arrived = (input: Input) => {
    if (held.delete(input.name)) say({ say: 'midi-fault', fault: 'none', port: input.name });
    if (here.has(input.id)) return;
    const port = { key: input.id, name: input.name, maker: input.manufacturer || '' };
    here.set(port.key, port);
    if (!heard.has(input)) input.addListener('midimessage', onBytes);
    heard.add(input);
    say({ say: 'port', port, here: true });
  };
  const left = (port: Port) => {
    here.delete(port.key);
    say({ say: 'port', port, here: false });
  };
  const isHeld = (name: string) => {
    if (!held.has(name)) say({ say: 'midi-fault', fault: 'held', port: name });
    held.add(name);
  };
  const join = async (input: Input) => {
    try {
      if (input.connection !== 'open') await input.open();
      arrived(input);
    } catch {
      isHeld(input.name);
    }
  };
  const look = async () => {
    const inputs = WebMidi.inputs.filter((input) => input.state === 'connected');
    for (const port of here.values()) if (!inputs.some((input) => input.id === port.key)) left(port);
    await Promise.all(inputs.map(join));
  };
  const onChange = () => void look();
  const access = WebMidi.interface;
  access.addEventListener('statechange', onChange);
  addEventListener('unhandledrejection', forgive);
  await look();

  const announce = () => {
    for (const port of here.values()) say({ say: 'port', port, here: true });
    for (const port of held) say({ say: 'midi-fault', fault: 'held', port });
  };
  const send = (key: string, bytes: readonly number[]) => {
    const likes = WebMidi.inputs.filter(({ name }) => name === here.get(key)?.name);
    const place = likes.findIndex(({ id }) => id === key);
    const output = outputFor(likes[place]?.name ?? '', WebMidi.outputs, place);
    // A device that leaves under a message has no lights to set.
    try {
      output?.send([...bytes]);
    } catch {}
  };
  const close = async () => {
    removeEventListener('unhandledrejection', forgive);
    access.removeEventListener('statechange', onChange);
    for (const port of here.values()) left(port);
    for (const name of held) say({ say: 'midi-fault', fault: 'none', port: name });
    await WebMidi.disable().catch(() => undefined);
  };
  return { sysex, look, announce, send, close };
}

/** webmidi opens a port that was plugged in without looking whether it could; we look ourselves. */
function forgive(event: PromiseRejectionEvent): void {
  if (event.reason instanceof DOMException && event.reason.name === 'InvalidAccessError') event.preventDefault();
}

/** One port that cannot be opened fails webmidi's whole `enable`, though it has its access and all ports: `look` sorts them. */
async function enable(sysex: boolean): Promise<void> {
  try {
    await WebMidi.enable({ sysex, validation: false });
  } catch (cause) {
    if (!WebMidi.enabled) throw cause;
  }
}

/**
 * The output of an input's device: the same name, else the longest beginning in common ("nanoKONTROL2 SLIDER", "… CTRL").
 * Of several devices of one name, the one at the input's place among them.
 */
export function outputFor<Out extends { readonly name: string }>(
  input: string,
  outputs: readonly Out[],
  place = 0,
): Out | null {
  const shared = (name: string) => {
    let length = 0;
    while (length < name.length && name[length] === input[length]) length += 1;
    return length;
  };
  const best = [...outputs].sort((a, b) => shared(b.name) - shared(a.name))[0];
  if (!best || shared(best.name) < 4) return null;
  return outputs.filter(({ name }) => name === best.name)[place] ?? null;
}
