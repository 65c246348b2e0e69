/** The schemas of what the link hears, one for each event: a new event does not compile until a take can carry it. */
import { z } from 'zod';
import type { LinkEvent } from '../link/link.ts';
import { json } from '../mapping/words.ts';
import type { Problem } from '../problem.ts';

/** Its facts are for the screen only; nothing that is sent depends on them. */
export const problem = z.custom<Problem>(
  (value) => typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string',
);

const attempt = z.number();
const candidate = z.strictObject({
  candidate: z.string(),
  sdpMid: z.string().nullable(),
  sdpMLineIndex: z.number().nullable(),
});
const server = z.strictObject({
  urls: z.union([z.string(), z.array(z.string())]),
  username: z.string().exactOptional(),
  credential: z.string().exactOptional(),
});
const page = z.strictObject({ id: z.string(), part: z.enum(['operator', 'stage']) });

const EVENTS: { readonly [Of in LinkEvent['of']]: z.ZodType<Extract<LinkEvent, { of: Of }>> } = {
  'page-came': z.strictObject({
    of: z.literal('page-came'),
    page,
    connect: z.boolean(),
    again: z.boolean().optional(),
    holds: z.strictObject({ attempt, session: z.string() }).nullable(),
  }),
  'page-went': z.strictObject({ of: z.literal('page-went'), page: z.string() }),
  wished: z.strictObject({ of: z.literal('wished'), connect: z.boolean() }),
  show: z.strictObject({
    of: z.literal('show'),
    pipeline: z.strictObject({
      id: z.string(),
      load: z.record(z.string(), json),
      mode: z.enum(['text', 'video']).default('text'),
    }),
  }),
  health: z.strictObject({ of: z.literal('health'), server: z.number() }),
  unreachable: z.strictObject({ of: z.literal('unreachable'), problem }),
  status: z.strictObject({
    of: z.literal('status'),
    status: z.string(),
    pipeline: z.string().nullable(),
    load: json,
    stage: z.string().nullable(),
  }),
  ice: z.strictObject({ of: z.literal('ice'), attempt, servers: z.array(server) }),
  offered: z.strictObject({ of: z.literal('offered'), attempt, sdp: z.string() }),
  answered: z.strictObject({ of: z.literal('answered'), attempt, session: z.string(), sdp: z.string() }),
  refused: z.strictObject({ of: z.literal('refused'), attempt, problem, unloaded: z.boolean() }),
  candidates: z.strictObject({ of: z.literal('candidates'), attempt, candidates: z.array(candidate) }),
  'patch-refused': z.strictObject({ of: z.literal('patch-refused'), session: z.string() }),
  deleted: z.strictObject({ of: z.literal('deleted'), session: z.string() }),
  opened: z.strictObject({ of: z.literal('opened'), attempt }),
  frames: z.strictObject({ of: z.literal('frames'), attempt, count: z.number() }),
  ended: z.strictObject({ of: z.literal('ended'), attempt, why: z.string(), refused: z.boolean() }),
  'poll-refused': z.strictObject({ of: z.literal('poll-refused'), session: z.string() }),
  sessions: z.strictObject({ of: z.literal('sessions'), listed: z.array(z.string()) }),
  written: z.strictObject({ of: z.literal('written'), attempt, keys: z.array(z.string()) }),
  woke: z.strictObject({ of: z.literal('woke'), ms: z.number() }),
  metrics: z.strictObject({ of: z.literal('metrics'), session: z.string(), listed: z.boolean() }),
  tick: z.strictObject({ of: z.literal('tick'), longestChunk: z.number(), paused: z.boolean() }),
};

const isOf = (of: unknown): of is LinkEvent['of'] => typeof of === 'string' && Object.hasOwn(EVENTS, of);

export const linkEvent = z.custom<LinkEvent>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'of' in value &&
    isOf(value.of) &&
    EVENTS[value.of].safeParse(value).success,
);
