/** The operator's MIDI: asked for when a mapping needs it, let go when none does, and its troubles told by name. */
import type { FromPage } from '../core/wire/page.ts';
import { portTest } from '../core/mapping/bytes.ts';
import { sameJson } from '../core/unit.ts';
import type { View } from '../core/wire/view.ts';
import { openPorts, type Ports } from './midi-ports.ts';

type MidiWish = Pick<View['wants'], 'midi' | 'sysex' | 'ports'>;
export type Midi = {
  readonly want: (wish: MidiWish) => void;
  /** Tries again what was denied or held. */
  readonly retry: () => void;
  /** Says all that is so, to a bridge that may not know. */
  readonly announce: () => void;
  readonly send: (port: string, bytes: readonly number[]) => void;
};

type Fault = Extract<FromPage, { say: 'midi-fault' }>['fault'];

export function makeMidi(say: (message: FromPage) => void): Midi {
  let wish: MidiWish = { midi: false, sysex: false, ports: [] };
  let ports: Ports | null = null;
  let fault: Fault = 'none';
  /** SysEx is asked for once, and again when somebody says so: not with every port that comes. */
  let isAsked = false;
  /** One change of access after the other. */
  let turn: Promise<void> = Promise.resolve();

  const tellFault = (now: Fault) => {
    if (now !== fault) say({ say: 'midi-fault', fault: now, port: '' });
    fault = now;
  };
  const close = async () => {
    const closing = ports;
    ports = null;
    await closing?.close();
  };
  const settle = async () => {
    if (!wish.midi || (ports && wish.sysex && !ports.sysex && isAsked)) await close();
    isAsked = false;
    if (!wish.midi) return tellFault('none');
    const isWanted = wantedBy(wish);
    if (ports) return ports.look(isWanted);
    if (!('requestMIDIAccess' in navigator)) return tellFault('unsupported');
    await ownMidi();
    try {
      ports = await openPorts(wish.sysex, isWanted, say);
      tellFault('none');
    } catch (cause) {
      if (!isDenied(cause)) return tellFault('unsupported');
      await withoutSysex(isWanted);
    }
  };
  /** Greetings and colours are less than hands: without SysEx all the rest still plays. */
  const withoutSysex = async (isWanted: (name: string) => boolean) => {
    if (!wish.sysex) return tellFault('denied');
    try {
      ports = await openPorts(false, isWanted, say);
      tellFault('no-sysex');
    } catch {
      tellFault('denied');
    }
  };
  const settleSoon = () => {
    turn = turn.then(settle);
  };
  const retry = () => {
    isAsked = true;
    settleSoon();
  };
  const want = (next: MidiWish) => {
    const { midi, sysex, ports: named } = next;
    if (sameJson({ midi, sysex, ports: named }, wish)) return;
    isAsked ||= sysex && !wish.sysex;
    wish = { midi, sysex, ports: named };
    settleSoon();
  };
  const announce = () => {
    if (fault !== 'none') say({ say: 'midi-fault', fault, port: '' });
    ports?.announce();
  };
  return { want, retry, announce, send: (port, bytes) => ports?.send(port, bytes) };
}

/** As mapping files name ports; null: all of them. */
function wantedBy({ ports }: MidiWish): (name: string) => boolean {
  const tests = ports?.map((port) => portTest(port) ?? (() => false));
  return (name) => tests?.some((test) => test(name)) ?? true;
}

const isDenied = (cause: unknown): boolean =>
  cause instanceof DOMException && (cause.name === 'NotAllowedError' || cause.name === 'SecurityError');

/** Two operator's pages in one browser would tell each movement twice: one of them has MIDI, the next one when it closes. */
function ownMidi(): Promise<void> {
  if (!('locks' in navigator)) return Promise.resolve();
  owned ??= new Promise((mine) => {
    void navigator.locks.request('scope-deck-midi', () => {
      mine();
      return new Promise(() => undefined);
    });
  });
  return owned;
}
let owned: Promise<void> | null = null;
