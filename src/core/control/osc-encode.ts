/** A small OSC encoder: says exactly the types it is told, which libraries that guess (1.0 as an int) cannot. */
import type { OscArg, OscMessage } from './osc-message.ts';
import { encodeUtf8 } from './utf8.ts';

export function encodeOsc(message: OscMessage): Uint8Array {
  const types = `,${message.args.map((arg) => arg.type).join('')}`;
  return Uint8Array.from([...text(message.address), ...text(types), ...message.args.flatMap(argument)]);
}

/** Members may be packets already, so that bundles nest. The time tag 1 means "at once". */
export function encodeOscBundle(members: readonly (OscMessage | Uint8Array)[], timetag = 1n): Uint8Array {
  const elements = members.flatMap((member) => {
    const bytes = member instanceof Uint8Array ? member : encodeOsc(member);
    return [...number(4, (view) => view.setInt32(0, bytes.length)), ...bytes];
  });
  return Uint8Array.from([...text('#bundle'), ...number(8, (view) => view.setBigUint64(0, timetag)), ...elements]);
}

function argument(arg: OscArg): readonly number[] {
  switch (arg.type) {
    case 'i':
      return number(4, (view) => view.setInt32(0, toInt32(arg.value)));
    case 'f':
      return number(4, (view) => view.setFloat32(0, arg.value));
    case 'd':
      return number(8, (view) => view.setFloat64(0, arg.value));
    case 'h':
      return number(8, (view) => view.setBigInt64(0, arg.value));
    case 't':
      return number(8, (view) => view.setBigUint64(0, arg.value));
    case 'r':
      return number(4, (view) => view.setUint32(0, arg.value));
    case 'c':
      return number(4, (view) => view.setUint32(0, arg.value.codePointAt(0) ?? 0));
    case 's':
    case 'S':
      return text(arg.value);
    case 'b':
      return padded([...number(4, (view) => view.setInt32(0, arg.value.length)), ...arg.value]);
    case 'm':
      return arg.value;
    case 'T':
    case 'F':
    case 'N':
    case 'I':
      return [];
    default:
      return arg satisfies never;
  }
}

/** Rounded and held in range: a wrapped integer would jump from one end of a fader to the other. */
const toInt32 = (value: number): number => Math.max(-0x80000000, Math.min(0x7fffffff, Math.round(value)));

/** OSC cannot say NUL inside a string: the text ends there. */
const text = (value: string): readonly number[] => padded([...encodeUtf8(value.split('\0', 1)[0] ?? ''), 0]);

const padded = (bytes: readonly number[]): readonly number[] => [
  ...bytes,
  ...Array.from({ length: (4 - (bytes.length % 4)) % 4 }, () => 0),
];

function number(size: 4 | 8, write: (view: DataView) => void): readonly number[] {
  const bytes = new Uint8Array(size);
  write(new DataView(bytes.buffer));
  return [...bytes];
}
