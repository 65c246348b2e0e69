/** Packets that something happened to, played into a rig: what a million of them may not do. */
import { fromBuffer } from 'osc-min';
import { coerce } from '../../src/core/address/coerce.ts';
import { BARE, valuePlaces } from '../../src/core/address/places.ts';
import { decodeOsc, describeOscFault, encodeOsc, encodeOscBundle } from '../../src/core/control/osc.ts';
import { read } from '../../src/core/desk/read.ts';
import { freshRig, type Rig, turn } from '../../src/core/rig.ts';
import { sameJson } from '../../src/core/unit.ts';
import { deskOf } from './deck.ts';
import { dice, mutated } from './dice.ts';

export type FuzzFigures = {
  readonly packets: number;
  readonly accepted: number;
  readonly refused: number;
  /** Values outside what their address takes; sentences, at most ten. */
  readonly wrong: readonly string[];
  /** Packets that osc-min reads too, and reads otherwise. */
  readonly differs: readonly string[];
};

const SEEDS: readonly Uint8Array[] = [
  encodeOsc({ address: '/prompt/1/weight', args: [{ type: 'f', value: 0.5 }] }),
  encodeOsc({
    address: '/prompts',
    args: [
      { type: 's', value: 'fog:0.5 | city:0.5' },
      { type: 'i', value: 4 },
    ],
  }),
  encodeOsc({ address: '/stage/*', args: [{ type: 'd', value: 0.25 }] }),
  encodeOsc({
    address: '/transition/time',
    args: [
      { type: 's', value: '+' },
      { type: 'f', value: 1 },
    ],
  }),
  encodeOsc({ address: '/seed', args: [{ type: 'h', value: 77n }] }),
  encodeOscBundle([
    encodeOsc({ address: '/pad/1/recall', args: [{ type: 'T' }] }),
    encodeOscBundle([encodeOsc({ address: '/stage/hue', args: [{ type: 'i', value: 90 }] })]),
    encodeOsc({ address: '/prompt/2/text', args: [{ type: 's', value: 'neon city' }] }),
  ]),
];

export function fuzzOsc(seed: number, packets: number): FuzzFigures {
  const roll = dice(seed);
  const wrong: string[] = [];
  const differs: string[] = [];
  let rig: Rig = freshRig(deskOf());
  let accepted = 0;
  for (let i = 0; i < packets; i++) {
    const bytes = mutated(SEEDS[roll(SEEDS.length)] ?? new Uint8Array(), roll);
    const { messages, faults } = decodeOsc(bytes);
    if (faults.length === 0) accepted += 1;
    const packet = {
      at: i,
      kind: 'osc',
      from: 'fuzz',
      packet: messages,
      faults: faults.map(describeOscFault),
    } as const;
    rig = turn(rig, packet).rig;
    if (i % 50 === 0) rig = turn(rig, { at: i, kind: 'tick' }).rig;
    if (i % 200 === 0 && wrong.length < 10) wrong.push(...outside(rig, i));
    if (faults.length === 0 && differs.length < 10) differs.push(...otherwise(bytes, messages));
  }
  return { packets, accepted, refused: packets - accepted, wrong, differs };
}

/** Every value of the space fits its address. */
const outside = ({ desk }: Rig, now: number): readonly string[] =>
  valuePlaces(BARE).flatMap(({ address, row }) => {
    const value = read(desk, address, now);
    if (value === undefined) return [];
    const fit = coerce(row.shape, value);
    return fit.ok && sameJson(fit.value, value) ? [] : [`${address} is ${JSON.stringify(value)}`];
  });

type Message = ReturnType<typeof decodeOsc>['messages'][number];

/** Where osc-min reads the packet too, addresses, floats, whole numbers and words are the same. */
function otherwise(bytes: Uint8Array, messages: readonly Message[]): readonly string[] {
  const theirs = readByOther(bytes);
  if (theirs === null) return [];
  const ours = messages.map(({ address, args }) => [address, ...args.flatMap(plainArg)]);
  return sameJson(ours, theirs) ? [] : [`${JSON.stringify(ours)} or ${JSON.stringify(theirs)}`];
}

const plainArg = (arg: Message['args'][number]): readonly (number | string)[] =>
  (arg.type === 'f' || arg.type === 'i' || arg.type === 'd') && Number.isFinite(arg.value)
    ? [arg.value]
    : arg.type === 's'
      ? [arg.value]
      : [];

type Line = readonly (number | string)[];

function readByOther(bytes: Uint8Array): readonly Line[] | null {
  try {
    return linesOf(fromBuffer(bytes));
  } catch {
    return null;
  }
}

function linesOf(packet: ReturnType<typeof fromBuffer>): readonly Line[] {
  if (packet.oscType === 'bundle') return packet.elements.flatMap(linesOf);
  return [[packet.address, ...packet.args.flatMap(flat)]];
}

type OtherArg = Extract<ReturnType<typeof fromBuffer>, { oscType: 'message' }>['args'][number];

function flat(arg: OtherArg): Line {
  if (arg.type === 'array') return arg.value.flatMap(flat);
  const isPlain = arg.type === 'float' || arg.type === 'integer' || arg.type === 'double';
  if (isPlain && Number.isFinite(arg.value)) return [arg.value];
  return arg.type === 'string' ? [arg.value] : [];
}
