/** OSC goes out here: to each receiver every value once, then what changes, one argument to a message. */
import { createSocket } from 'node:dgram';
import OSC from 'osc-js';
import type { Ask } from '../core/control/osc-ask.ts';
import type { Target } from '../core/control/osc-target.ts';
import { compilePattern } from '../core/control/osc-pattern.ts';
import type { Json, Ms } from '../core/unit.ts';
import { perReceiver, type Receiver } from './osc-receiver.ts';

export type Values = ReadonlyMap<string, Json>;

export type OscOut = {
  /** Sends what differs from what each receiver was told; `held`: who moved an address a moment ago is not told it. */
  readonly tell: (values: Values, at: Ms, held: (address: string) => string) => void;
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

/** `answer` sends from the door where senders knock, so that they know the answer by its port. */
export function openOscOut(
  targets: readonly Target[],
  answer: (bytes: Uint8Array, to: Target) => void = () => undefined,
): OscOut {
  const socket = createSocket('udp4');
  // A target that is not there is no reason to stop telling the others.
  socket.on('error', () => undefined);
  const send = (bytes: Uint8Array, { port, host }: Target) => socket.send(bytes, port, host);
  const fixed = targets.map((target) => perReceiver(target, Infinity));
  let aimed: readonly Receiver[] = [];
  let subscribers: readonly Receiver[] = [];
  const questions: { readonly address: string; readonly from: Target }[] = [];

  const put = (to: Target, address: string, value: Json, by: typeof send) => {
    const packet = encode(address, value);
    if (packet !== null) by(packet, to);
  };

  return {
    tell: (values, at, held) => {
      subscribers = subscribers.filter(({ until }) => at < until);
      for (const [receivers, by] of [
        [[...fixed, ...aimed], send],
        [subscribers, answer],
      ] as const)
        for (const { target, news } of receivers)
          for (const [address, value] of news(values, at, held)) put(target, address, value, by);
      for (const { address, from } of questions.splice(0))
        for (const [each, value] of asked(values, address)) put(from, each, value, answer);
    },
    hear: (ask, from, at) => {
      if (ask.of === 'query') {
        if (questions.length < MOST_QUESTIONS) questions.push({ address: ask.address, from });
        return;
      }
      const target = { host: from.host, port: ask.port ?? from.port };
      const others = subscribers.filter((each) => each.target.host !== target.host || each.target.port !== target.port);
      if (ask.of === 'unsubscribe') subscribers = others;
      else if (others.length < MOST_SUBSCRIBERS)
        subscribers = [...others, perReceiver(target, at + ask.seconds * 1000)];
    },
    aim: (next) => {
      aimed = next.map(
        (target) =>
          aimed.find((each) => each.target.host === target.host && each.target.port === target.port) ??
          perReceiver(target, Infinity),
      );
    },
    isHeard: () => fixed.length + aimed.length + subscribers.length + questions.length > 0,
    close: () => socket.close(),
  };
}

function asked(values: Values, address: string): readonly (readonly [string, Json])[] {
  const compiled = compilePattern(address);
  return compiled.ok ? [...values].filter(([each]) => compiled.value(each)) : [];
}

/** Numbers and switches as floats, since TouchDesigner's CHOPs take nothing else; words as strings, cut to plain letters. */
function encode(address: string, value: Json): Uint8Array | null {
  if (typeof value !== 'number' && typeof value !== 'boolean' && typeof value !== 'string') return null;
  const message = new OSC.TypedMessage(address, []);
  if (typeof value === 'string') message.add('s', plainLetters(value));
  else message.add('f', Number(value));
  return message.pack();
}

/** osc-js cuts every other letter to a byte, which would not be UTF-8 any more. */
const plainLetters = (text: string): string => text.normalize('NFKD').replaceAll(/[^\x20-\x7E]/g, '');
