/** OSC messages to touches: by exact address, then by the few patterns; streams told from movements. */
import { numberOf, type OscArg, type OscMessage, textOf } from '../control/osc-message.ts';
import type { Json, Ms } from '../unit.ts';
import type { Compiled, Control } from './compiled.ts';
import { type Hands, handsWith } from './hands.ts';
import type { Touched } from './midi-touch.ts';
import { heardStream } from './stream.ts';
import type { Touch } from './touch.ts';

export function oscTouches(compiled: Compiled, given: Hands, from: string, message: OscMessage, now: Ms): Touched {
  let hands = given;
  const touches: Touch[] = [];
  for (const control of controlsOf(compiled, message.address)) {
    if (!isFrom(control, from)) continue;
    const heard = hearControl(hands, control, from, message, now);
    hands = heard.hands;
    if (heard.touch !== null) touches.push(heard.touch);
  }
  return { hands, touches };
}

const NONE: readonly Control[] = [];

function controlsOf({ osc, patterns }: Compiled, address: string): readonly Control[] {
  const exact = osc.get(address) ?? NONE;
  if (patterns.length === 0) return exact;
  const matched = patterns.filter(({ matches }) => matches(address));
  return matched.length === 0 ? exact : [...exact, ...matched.map(({ control }) => control)];
}

/** Senders are named host:port, and a file names the host. */
const isFrom = ({ sender }: Control, from: string): boolean =>
  sender === null || from === sender || from.startsWith(`${sender}:`);

function hearControl(
  hands: Hands,
  control: Control,
  from: string,
  { address, args }: OscMessage,
  now: Ms,
): { readonly hands: Hands; readonly touch: Touch | null } {
  const arg = args.length === 0 && control.arg === 0 ? IMPULSE : args[control.arg];
  if (arg === undefined) return { hands, touch: null };
  const raw = rawOf(arg);
  const heard = heardStream(
    hands.streams,
    `${control.key} ${from} ${address}`,
    now,
    valueOf(arg),
    raw !== null && raw > 0.5,
  );
  const after = handsWith(hands, { streams: heard.streams });
  if (!heard.counts) return { hands: after, touch: null };
  const before = typeof heard.was === 'number' ? heard.was : null;
  return { hands: after, touch: { control, raw, before, edge: null, arg, streams: heard.streaming, are: null } };
}

/** A message without arguments is a press. */
const IMPULSE: OscArg = { type: 'I' };

const rawOf = (arg: OscArg): number | null => (arg.type === 'I' ? 1 : numberOf(arg));

const valueOf = (arg: OscArg): Json => rawOf(arg) ?? textOf(arg);
