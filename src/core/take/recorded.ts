/** What a recorded action is, one schema for each kind: a new kind does not compile until a take can carry it. */
import { z } from 'zod';
import type { Action } from '../action.ts';
import type { OscAddress, OscArg } from '../control/osc-message.ts';
import { type MappingFile, Mapping } from '../mapping/file.ts';
import { Fact } from '../wire/shown.ts';
import { LearnDeed, Port } from '../wire/page.ts';
import { json } from '../mapping/words.ts';
import { linkEvent, problem } from './recorded-link.ts';
import { pipelineShape, show } from './recorded-show.ts';

/** Zod's own numbers are finite; what OSC sends need not be. */
const any = z.custom<number>((value) => typeof value === 'number');
const at = z.number();

const arg: z.ZodType<OscArg> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['i', 'f', 'd', 'r']), value: any }),
  z.strictObject({ type: z.enum(['s', 'S', 'c']), value: z.string() }),
  z.strictObject({ type: z.literal('b'), value: z.instanceof(Uint8Array) }),
  z.strictObject({ type: z.enum(['h', 't']), value: z.bigint() }),
  z.strictObject({ type: z.literal('m'), value: z.tuple([any, any, any, any]) }),
  z.strictObject({ type: z.enum(['T', 'F', 'N', 'I']) }),
]);
const levels = z.array(z.tuple([z.number(), z.number()]));
const address = z.custom<OscAddress>((value) => typeof value === 'string' && value.startsWith('/'));
const mappingFile: z.ZodType<MappingFile> = z.strictObject({ id: z.string(), mapping: Mapping });

export const RECORDED: { readonly [Kind in Action['kind']]: z.ZodType<Extract<Action, { kind: Kind }>> } = {
  midi: z.strictObject({
    at,
    kind: z.literal('midi'),
    page: z.string(),
    port: z.string(),
    bytes: z.array(z.number()),
  }),
  gamepad: z.strictObject({
    at,
    kind: z.literal('gamepad'),
    page: z.string(),
    port: z.string(),
    part: z.enum(['axis', 'button']),
    number: z.number(),
    value: z.number(),
  }),
  osc: z.strictObject({
    at,
    kind: z.literal('osc'),
    from: z.string(),
    packet: z.array(z.strictObject({ address, args: z.array(arg) })),
    faults: z.array(z.string()),
  }),
  dmx: z.strictObject({
    at,
    kind: z.literal('dmx'),
    from: z.string(),
    stands: levels,
    moves: levels,
  }),
  key: z.strictObject({
    at,
    kind: z.literal('key'),
    page: z.string().optional(),
    code: z.string(),
    down: z.boolean(),
    shift: z.boolean(),
    ctrl: z.boolean(),
  }),
  put: z.strictObject({
    at,
    kind: z.literal('put'),
    changes: z.array(z.strictObject({ address: z.string(), value: json })),
  }),
  read: z.strictObject({ at, kind: z.literal('read'), slot: z.number() }),
  learn: z.strictObject({ at, kind: z.literal('learn'), deed: LearnDeed }),
  monitor: z.strictObject({ at, kind: z.literal('monitor'), page: z.string(), open: z.boolean() }),
  port: z.strictObject({
    at,
    kind: z.literal('port'),
    page: z.string(),
    port: Port,
    here: z.boolean(),
    host: z.string().optional(),
  }),
  mapping: z.strictObject({ at, kind: z.literal('mapping'), files: z.array(mappingFile) }),
  show: z.strictObject({ at, kind: z.literal('show'), id: z.string().nullable(), show, fresh: z.boolean() }),
  pipeline: z.strictObject({ at, kind: z.literal('pipeline'), shape: pipelineShape }),
  problem: z.strictObject({ at, kind: z.literal('problem'), problem, stands: z.boolean() }),
  dismiss: z.strictObject({ at, kind: z.literal('dismiss'), id: z.string() }),
  link: z.strictObject({ at, kind: z.literal('link'), event: linkEvent }),
  poll: z.strictObject({
    at,
    kind: z.literal('poll'),
    session: z.string(),
    poll: z.strictObject({ askedAt: z.number(), heardAt: z.number(), fps: z.number().nullable() }),
  }),
  frames: z.strictObject({
    at,
    kind: z.literal('frames'),
    attempt: z.number(),
    count: z.number(),
    fps: z.number(),
    dropped: z.number(),
  }),
  shown: z.strictObject({ at, kind: z.literal('shown'), page: z.string(), fact: Fact }),
  tick: z.strictObject({ at, kind: z.literal('tick') }),
};

export const isKind = (kind: unknown): kind is Action['kind'] =>
  typeof kind === 'string' && Object.hasOwn(RECORDED, kind);
