/** What was heard of one control while learning: its values in the order in which they came. */
import type { Placed } from '../mapping/device.ts';
import type { SourceKind } from '../mapping/from.ts';
import type { Ms } from '../unit.ts';

/** `turn` counts all that was heard, so that two messages of one moment keep their order. */
export type Sample = { readonly at: Ms; readonly turn: number; readonly raw: number };

export type Trace = {
  /** The control on its device: the same for all its messages. */
  readonly key: string;
  readonly kind: SourceKind;
  /** Of a control change, note or parameter; 0 where there is none. */
  readonly number: number;
  /** 1 to 16; 0 for what has no channels. */
  readonly channel: number;
  /** The MIDI device or gamepad; null for OSC and keys. */
  readonly device: Placed | null;
  /** The host of an OSC sender, the address, and the argument. */
  readonly sender: string;
  readonly address: string;
  readonly arg: number;
  /** Of a key. */
  readonly code: string;
  /** Of an OSC sender only those that differ from the one before: senders stream constants. */
  readonly samples: readonly Sample[];
  /** How many messages came, also those that changed nothing. */
  readonly count: number;
  readonly firstAt: Ms;
  readonly lastAt: Ms;
  /** An OSC argument that is no number. */
  readonly isWord: boolean;
};

export type Control = Pick<
  Trace,
  'key' | 'kind' | 'number' | 'channel' | 'device' | 'sender' | 'address' | 'arg' | 'code' | 'isWord'
>;

/** So many values of one control are enough to tell what it is, and so many controls to choose from. */
const MOST_SAMPLES = 1024;
const MOST_TRACES = 64;

export const NO_CONTROL: Omit<Control, 'key' | 'kind'> = {
  number: 0,
  channel: 0,
  device: null,
  sender: '',
  address: '',
  arg: 0,
  code: '',
  isWord: false,
};

/** The traces with one more value; a new control beyond the last that fits is not noticed. */
export function withSample(traces: readonly Trace[], control: Control, sample: Sample): readonly Trace[] {
  const before = traces.find(({ key }) => key === control.key);
  if (before === undefined) {
    if (traces.length >= MOST_TRACES) return traces;
    const { at } = sample;
    return [...traces, { ...control, samples: [sample], count: 1, firstAt: at, lastAt: at }];
  }
  const isNews = control.kind !== 'osc' || before.samples.at(-1)?.raw !== sample.raw;
  const samples = isNews ? [...before.samples, sample].slice(-MOST_SAMPLES) : before.samples;
  const after = { ...before, samples, count: before.count + 1, lastAt: sample.at };
  return traces.map((trace) => (trace === before ? after : trace));
}
