/** A proposal that is kept, as a binding for the user's own mapping file, with its defaults written out. */
import type { Row } from '../address/row.ts';
import type { Binding, Input } from '../mapping/file.ts';
import { type From, isOfDmx, isOfGamepad } from '../mapping/from.ts';
import type { Json } from '../unit.ts';
import { type Choices, type Landing, landingsFor, pressesFor, type TaughtPress } from './choices.ts';
import type { Finding } from './finding.ts';
import type { Proposal } from './proposal.ts';
import type { Trace } from './trace.ts';

/** `input`: what `from` is heard on; its name there is the file's to give. Null for keys, which need none. */
export type Bound = { readonly input: Input | null; readonly binding: Binding };

/** `port`: how the file names its device. `isOneOf`: several devices have this name, so that its place among them must be told. */
export function boundTo(
  { trace, finding, heard }: Proposal,
  row: Row,
  address: string,
  {
    range,
    present,
    port,
    isOneOf,
    layer,
    choices,
  }: {
    readonly range: 'full' | 'heard';
    readonly present: Json | undefined;
    readonly port: string;
    readonly isOneOf: boolean;
    readonly layer: string | null;
    readonly choices: Choices;
  },
): Bound {
  const calibrated =
    finding.is === 'fader' ? (range === 'heard' && heard !== null ? heard : oddRange(trace, finding)) : null;
  const way = wayOf(row, finding, trace, present);
  return {
    input: inputOf(trace, port, isOneOf),
    binding: {
      from: fromOf(trace, finding),
      to: address,
      ...way,
      ...chosenOf(choices, pressesFor(finding, trace, way.mode), landingsFor(row)),
      ...(calibrated === null ? {} : { in: [calibrated[0], calibrated[1]] }),
      ...(needsTakeover(row, finding, trace) ? { takeover: row.takeover } : {}),
      ...(layer === null ? {} : { layer }),
    },
  };
}

/** What was chosen, where it can be chosen. */
const chosenOf = (
  { press, lands }: Choices,
  presses: readonly TaughtPress[],
  landings: readonly Landing[],
): Pick<Binding, 'press' | 'quantize'> => ({
  ...(press !== 'single' && presses.includes(press) ? { press } : {}),
  ...(lands !== 'tempo' && landings.includes(lands) ? { quantize: lands } : {}),
});

/** OSC that is not from 0 to 1 must say what it is. */
const oddRange = ({ kind }: Trace, { range: [low, high] }: Extract<Finding, { is: 'fader' }>) =>
  kind === 'osc' && (low !== 0 || high !== 1) ? ([low, high] as const) : null;

function inputOf({ kind, device }: Trace, port: string, isOneOf: boolean): Input | null {
  if (kind === 'key') return null;
  if (isOfDmx(kind)) return { type: 'dmx' };
  if (kind === 'osc' || device === null) return { type: 'osc' };
  return { type: isOfGamepad(kind) ? 'gamepad' : 'midi', port, ...(isOneOf ? { nth: device.nth } : {}) };
}

function fromOf({ kind, number, channel, address, arg, code }: Trace, finding: Finding): From {
  switch (kind) {
    case 'key':
      return { key: code };
    case 'osc':
      return arg === 0 ? { osc: address } : { osc: address, arg };
    case 'pitchbend':
    case 'aftertouch':
      return { channel, [kind]: true };
    case 'cc':
      return { channel, cc: number, ...(finding.is === 'encoder' ? { relative: finding.scheme } : {}) };
    case 'axis':
    case 'button':
    case 'dmx':
      return { [kind]: number };
    default:
      return { channel, [kind]: number };
  }
}

type Way = Pick<Binding, 'mode' | 'value'>;

/** How a press or a movement acts on this kind of address. */
export function wayOf({ kind, shape }: Row, { is, ...rest }: Finding, trace: Trace, present: Json | undefined): Way {
  if (kind === 'trigger') return { mode: 'trigger' };
  if (kind === 'gate') return { mode: 'gate' };
  if (is !== 'button') {
    return shape.of === 'text' && is !== 'words' ? { mode: 'set', value: wordOf(present) } : { mode: 'absolute' };
  }
  if (shape.of === 'text') return { mode: 'set', value: wordOf(present) };
  if (kind === 'nudge') return { mode: 'set', value: NUDGE };
  if (shape.of === 'choice') return { mode: 'cycle' };
  // A device that keeps its own state is followed; ours would turn against it.
  const follows =
    ('toggles' in rest && rest.toggles) ||
    isOfDmx(trace.kind) ||
    (trace.kind === 'osc' && trace.samples.some(({ raw }) => raw === 0));
  return { mode: follows ? 'absolute' : 'toggle' };
}

const wordOf = (present: Json | undefined): string => (typeof present === 'string' ? present : '');

/** Milliseconds of a press on a nudge. */
const NUDGE = 10;

const needsTakeover = ({ kind, shape }: Row, { is }: Finding, trace: Trace): boolean =>
  is === 'fader' && kind === 'value' && shape.of === 'number' && trace.kind !== 'osc' && !isOfDmx(trace.kind);
