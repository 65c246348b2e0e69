/**
 * The browser's MIDI ports: those that are wanted are opened, what comes in by them goes out as bytes, and back.
 * By hand and not by a library: the ones there are open every port, which takes it from other programs on Windows.
 */
import type { FromPage } from '../core/wire/page.ts';
import { outputFor } from './midi-output.ts';

export type Ports = {
  readonly sysex: boolean;
  /** Opens what is wanted now, lets go of what is not, and tries held ports again. */
  readonly look: (isWanted: IsWanted) => Promise<void>;
  readonly announce: () => void;
  readonly send: (port: string, bytes: readonly number[]) => void;
  readonly close: () => Promise<void>;
};
type IsWanted = (name: string) => boolean;

/** Says that a device is alive, ten times in three seconds. */
const ACTIVE_SENSING = 0xfe;
/** A dump of a whole memory is nothing to us. */
const MOST_BYTES = 4096;

/** Rejects when the browser gives no access at all. */
export async function openPorts(sysex: boolean, wanted: IsWanted, say: (message: FromPage) => void): Promise<Ports> {
  const access = await navigator.requestMIDIAccess({ sysex });
  const here = new Map<string, MIDIInput>();
  const held = new Set<string>();
  let isWanted = wanted;

  const hear = (input: MIDIInput) => (event: MIDIMessageEvent) => {
    const { data, timeStamp: at } = event;
    if (!data || data[0] === ACTIVE_SENSING || data.length > MOST_BYTES) return;
    say({ say: 'midi', at, port: input.id, bytes: [...data] });
  };
  const arrived = (input: MIDIInput) => {
    if (held.delete(nameOf(input))) say({ say: 'midi-fault', fault: 'none', port: nameOf(input) });
    if (here.has(input.id)) return;
    here.set(input.id, input);
    input.onmidimessage = hear(input);
    say({ say: 'port', port: portOf(input), here: true });
  };
  const left = (input: MIDIInput) => {
    here.delete(input.id);
    input.onmidimessage = null;
    say({ say: 'port', port: portOf(input), here: false });
  };
  const letGo = async (input: MIDIInput) => {
    left(input);
    await input.close().catch(() => undefined);
  };
  const join = async (input: MIDIInput) => {
    try {
      if (input.connection !== 'open') await input.open();
      if (isWanted(nameOf(input))) arrived(input);
    } catch {
      if (!held.has(nameOf(input))) say({ say: 'midi-fault', fault: 'held', port: nameOf(input) });
      held.add(nameOf(input));
    }
  };
  const compare = async () => {
    const inputs = [...access.inputs.values()].filter(({ state }) => state === 'connected');
    for (const input of here.values()) if (!inputs.some(({ id }) => id === input.id)) left(input);
    await Promise.all([...here.values()].filter((input) => !isWanted(nameOf(input))).map(letGo));
    for (const name of held) if (!isWanted(name)) say({ say: 'midi-fault', fault: 'none', port: name });
    for (const name of held) if (!isWanted(name)) held.delete(name);
    await Promise.all(inputs.filter((input) => isWanted(nameOf(input))).map(join));
  };
  const onChange = () => void compare();
  access.addEventListener('statechange', onChange);
  await compare();

  const look = (now: IsWanted) => {
    isWanted = now;
    return compare();
  };
  const announce = () => {
    for (const input of here.values()) say({ say: 'port', port: portOf(input), here: true });
    for (const port of held) say({ say: 'midi-fault', fault: 'held', port });
  };
  const send = (key: string, bytes: readonly number[]) => {
    const input = here.get(key);
    if (!input) return;
    const likes = [...access.inputs.values()].filter((each) => nameOf(each) === nameOf(input));
    const outputs = [...access.outputs.values()].map((port) => ({ name: nameOf(port), port }));
    const output = outputFor(nameOf(input), outputs, likes.indexOf(input));
    // A device that leaves under a message has no lights to set.
    try {
      output?.port.send([...bytes]);
    } catch {}
  };
  const close = async () => {
    access.removeEventListener('statechange', onChange);
    for (const name of held) say({ say: 'midi-fault', fault: 'none', port: name });
    await Promise.all([...here.values()].map(letGo));
    await Promise.all([...access.outputs.values()].map((output) => output.close().catch(() => undefined)));
  };
  return { sysex, look, announce, send, close };
}

const nameOf = ({ name }: MIDIPort): string => name ?? '';

const portOf = (input: MIDIInput) => ({ key: input.id, name: nameOf(input), maker: input.manufacturer ?? '' });
