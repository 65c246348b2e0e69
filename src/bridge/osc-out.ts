/** OSC goes out here: to each receiver every value once, then what changes, one argument to a message. */
import { encodeOsc } from '../core/control/osc.ts';
import type { Ask } from '../core/control/osc-ask.ts';
import { compilePattern } from '../core/control/osc-pattern.ts';
import type { Target } from '../core/control/osc-target.ts';
import { toldArg } from '../core/control/osc-told.ts';
import type { Json, Ms } from '../core/unit.ts';
import { openLine, type OscLine } from './osc-line.ts';
import { perReceiver, type Receiver } from './osc-receiver.ts';
import type { Space, Values } from './space.ts';

export type OscOut = {
  /** Sends what differs from what each receiver was told; `held`: who moved an address a moment ago is not told it. */
  readonly tell: (space: Space, at: Ms, held: (address: string) => string) => void;
  /** Somebody asked at the door, and is answered from there with the next values. */
  readonly hear: (ask: Ask, from: Target, at: Ms) => void;
  /** The receivers that mapping files name, all of them. */
  readonly aim: (targets: readonly Target[]) => void;
  /** Is there anyone to tell? Else nobody needs to know the values. */
  readonly isHeard: () => boolean;
  readonly close: () => void;
};

/** More subscribers than this would be no stage any more. */
const MOST_SUBSCRIBERS = 16;
/** Questions that wait for the next values; each may reach many of them. */
const MOST_QUESTIONS = 16;

/** One that a flag or a file names: there for good, listening or not. */
type Fixed = { readonly receiver: Receiver; readonly line: OscLine };

/** `answer` sends from the door where senders knock, so that they know the answer by its port. */
export function openOscOut(
  targets: readonly Target[],
  answer: (bytes: Uint8Array, to: Target) => void = () => undefined,
): OscOut {
  const fixed = targets.map(openFixed);
  let aimed: readonly Fixed[] = [];
  let subscribers: readonly Receiver[] = [];
  const questions: { readonly address: string; readonly from: Target }[] = [];

  return {
    tell: (space, at, held) => {
      for (const { receiver, line } of [...fixed, ...aimed]) {
        const most = line.takes(at);
        for (const bytes of most === 0 ? [] : packets(space, receiver.news(space.values, at, held, most), false))
          line.send(bytes);
      }
      subscribers = subscribers.filter(({ until }) => at < until);
      for (const { target, inWords, news } of subscribers)
        for (const bytes of packets(space, news(space.values, at, held), inWords)) answer(bytes, target);
      for (const { address, from } of questions.splice(0))
        for (const bytes of packets(space, asked(space.values, address), false)) answer(bytes, from);
    },
    hear: (ask, from, at) => {
      const target = { host: from.host, port: ask.of === 'query' ? from.port : (ask.port ?? from.port) };
      // Who speaks by a socket of OSCQuery has no port, and a forged datagram may say so.
      if (target.port === 0) return;
      if (ask.of === 'query') {
        if (questions.length < MOST_QUESTIONS) questions.push({ address: ask.address, from });
        return;
      }
      const others = subscribers.filter((each) => !isSame(each.target, target));
      if (ask.of === 'unsubscribe') subscribers = others;
      else if (others.length < MOST_SUBSCRIBERS)
        subscribers = [...others, perReceiver(target, at + ask.seconds * 1000, ask.inWords)];
    },
    aim: (next) => {
      const before = aimed;
      aimed = next.map((target) => before.find(({ receiver }) => isSame(receiver.target, target)) ?? openFixed(target));
      for (const each of before) if (!aimed.includes(each)) each.line.close();
    },
    isHeard: () => fixed.length + aimed.length + subscribers.length + questions.length > 0,
    close: () => {
      for (const { line } of [...fixed, ...aimed]) line.close();
    },
  };
}

/** What was refused was not heard: it is told again when somebody listens there. */
function openFixed(target: Target): Fixed {
  const receiver = perReceiver(target, Infinity);
  return { receiver, line: openLine(target, () => receiver.forget()) };
}

const isSame = (a: Target, b: Target): boolean => a.host === b.host && a.port === b.port;

function asked(values: Values, address: string): readonly (readonly [string, Json])[] {
  const compiled = compilePattern(address);
  return compiled.ok ? [...values].filter(([each]) => compiled.value(each)) : [];
}

const packets = (
  { shapeOf }: Space,
  news: readonly (readonly [string, Json])[],
  inWords: boolean,
): readonly Uint8Array[] =>
  news.flatMap(([address, value]) => {
    const arg = toldArg(shapeOf(address), value, inWords);
    return arg === null ? [] : [encodeOsc({ address: `/${address.slice(1)}`, args: [arg] })];
  });
