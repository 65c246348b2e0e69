/** What pages and the bridge say to each other over their one WebSocket: addresses and values, and the picture's signalling. */
import { z } from 'zod';
import { Fact } from './shown.ts';
import type { Mode } from '../look/look.ts';
import type { Json, Ms } from '../unit.ts';
import type { View } from './view.ts';

const json: z.ZodType<Json> = z.json();

/** A MIDI port as the browser names it; `key` is stable for this run of the page. */
export const Port = z.strictObject({
  key: z.string().max(200),
  name: z.string().max(200),
  maker: z.string().max(200),
  /** Left out: MIDI. */
  of: z.literal('gamepad').optional(),
});
export type Port = z.infer<typeof Port>;

const change = z.strictObject({ address: z.string().max(400).startsWith('/'), value: json });

const candidate = z.strictObject({
  candidate: z.string().min(1).max(2000),
  sdpMid: z.string().nullable(),
  sdpMLineIndex: z.number().int().nullable(),
});
export type Candidate = z.infer<typeof candidate>;

/** What a hand says while it learns. */
export const LearnDeed = z.discriminatedUnion('do', [
  z.strictObject({ do: z.enum(['begin', 'end', 'again', 'undo']) }),
  z.strictObject({ do: z.literal('target'), address: z.string().max(400).startsWith('/') }),
  z.strictObject({ do: z.literal('pick'), key: z.string().max(800) }),
  z.strictObject({
    do: z.literal('coding'),
    scheme: z.enum(['twos-complement', 'binary-offset', 'signed-bit', 'signed-bit-inverted', 'none']),
  }),
  z.strictObject({ do: z.literal('press'), press: z.enum(['single', 'double', 'long']) }),
  z.strictObject({ do: z.literal('lands'), lands: z.enum(['tempo', 'off', 'beat', 'bar', '2-bar', '4-bar']) }),
  z.strictObject({ do: z.literal('keep'), range: z.enum(['full', 'heard']) }),
]);

const at = z.number();
const attempt = z.number().int();

/** Page to bridge. `at` is the page's clock in ms; the bridge translates it by the socket's measured offset. */
export const FromPage = z.discriminatedUnion('say', [
  /** First on every socket. `session` and `attempt`: a picture this page still holds, to be adopted. */
  z.strictObject({
    say: z.literal('hello'),
    part: z.enum(['operator', 'stage']),
    connect: z.boolean(),
    again: z.boolean().optional(),
    holds: z.strictObject({ attempt, session: z.string() }).nullable(),
  }),
  z.strictObject({ say: z.literal('clock'), at }),
  z.strictObject({ say: z.literal('put'), at, changes: z.array(change).max(256) }),
  z.strictObject({ say: z.literal('wish'), connect: z.boolean() }),
  z.strictObject({
    say: z.literal('key'),
    at,
    code: z.string().max(40),
    down: z.boolean(),
    shift: z.boolean(),
    ctrl: z.boolean(),
  }),
  z.strictObject({
    say: z.literal('midi'),
    at,
    port: z.string().max(200),
    bytes: z.array(z.number().int().min(0).max(255)).max(4096),
  }),
  z.strictObject({
    say: z.literal('gamepad'),
    at,
    port: z.string().max(200),
    part: z.enum(['axis', 'button']),
    number: z.number().int().min(0).max(127),
    value: z.number().min(-1).max(1),
  }),
  z.strictObject({ say: z.literal('port'), port: Port, here: z.boolean() }),
  /** Why the page has no MIDI: the problem's code and, for one port, its name. */
  z.strictObject({
    say: z.literal('midi-fault'),
    fault: z.enum(['denied', 'no-sysex', 'unsupported', 'held', 'none']),
    port: z.string().max(200),
  }),
  z.strictObject({
    say: z.literal('file'),
    kind: z.enum(['mapping', 'show']),
    id: z.string().max(400),
    chosen: z.boolean(),
  }),
  z.strictObject({ say: z.literal('read'), slot: z.number().int().min(1).max(8) }),
  z.strictObject({ say: z.literal('learn'), deed: LearnDeed }),
  z.strictObject({ say: z.literal('monitor'), open: z.boolean() }),
  /** A text that was pasted: Scope's own MIDI profile. */
  z.strictObject({ say: z.literal('import'), text: z.string().max(200_000) }),
  /** The first run was left, or finished: it is not offered again. */
  z.strictObject({ say: z.literal('settled') }),
  z.strictObject({ say: z.literal('dismiss'), id: z.string().max(400) }),
  /** The player's part: one attempt's offer, candidates and fate. */
  z.strictObject({ say: z.literal('offered'), attempt, sdp: z.string().max(200_000) }),
  z.strictObject({ say: z.literal('candidates'), attempt, candidates: z.array(candidate).min(1).max(64) }),
  z.strictObject({ say: z.literal('opened'), attempt, maxMessage: z.number() }),
  z.strictObject({ say: z.literal('frames'), attempt, count: z.number(), at, fps: z.number(), dropped: z.number() }),
  z.strictObject({
    say: z.literal('ended'),
    attempt,
    why: z.enum(['closed', 'failed', 'stream_stopped', 'refused']),
    note: z.string().max(400),
  }),
  /** What this page's stage has shown: a cut, a recall revealed, or how its frames come. `at`: when it was seen. */
  z.strictObject({ say: z.literal('shown'), at, fact: Fact }),
  /** Another client's write to Scope, told on the channel: the names of what it wrote. */
  z.strictObject({ say: z.literal('written'), attempt, keys: z.array(z.string().max(100)).max(32) }),
  /** A show that plays on video has its camera, or a plain grey in its place. */
  z.strictObject({ say: z.literal('camera'), attempt, refused: z.string().max(400).nullable() }),
  /** Between the player and a viewer, through the bridge. */
  z.strictObject({ say: z.literal('signal'), to: z.string().max(64), signal: json }),
]);
export type FromPage = z.infer<typeof FromPage>;

/** Bridge to page; made by us, so it has a type and no schema. */
export type ToPage =
  | { readonly say: 'welcome'; readonly id: string; readonly at: Ms; readonly version: string }
  | { readonly say: 'clock'; readonly at: Ms; readonly bridge: Ms }
  /** Parts of the view that changed; the first one after `welcome` holds all. */
  | { readonly say: 'view'; readonly at: Ms; readonly view: Partial<View> }
  /** You hold the picture: make an offer for this attempt. */
  | {
      readonly say: 'connect';
      readonly attempt: number;
      readonly iceServers: readonly IceServer[];
      readonly mode: Mode;
    }
  | { readonly say: 'answer'; readonly attempt: number; readonly session: string; readonly sdp: string }
  /** One message for the data channel, as it is to be sent. */
  | { readonly say: 'send'; readonly attempt: number; readonly message: string }
  /** Give the picture up: close the connection of this attempt. */
  | { readonly say: 'leave'; readonly attempt: number }
  /** Who plays the picture now (a page id), so that viewers know whom to ask; null: nobody. */
  | { readonly say: 'player'; readonly page: string | null }
  | { readonly say: 'signal'; readonly from: string; readonly signal: Json }
  /** Bytes for a MIDI output: init, exit, lights. */
  | { readonly say: 'bytes'; readonly port: string; readonly bytes: readonly number[] };

export type IceServer = {
  readonly urls: string | readonly string[];
  readonly username?: string;
  readonly credential?: string;
};
