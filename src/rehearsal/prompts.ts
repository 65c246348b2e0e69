/**
 * Which prompts condition a chunk: Scope's text conditioning and embedding blending, step by step.
 *
 * The order of reads and writes matters, also when a call fails half-way: what was written before the failure stays
 * written, and that decides whether the next chunk heals or fails again.
 */
import { type Json, sameJson } from '../core/unit.ts';
import { between, blend, isSame, type Method, type Shares, type Weighted } from './shares.ts';

/** The pipeline call raised: no frames, no message to anyone, the worker goes on with its next call. */
export class CallFailed extends Error {}

type JsonObject = { readonly [key: string]: Json };

export interface PromptMemory {
  /** What the pipeline would use if a call brought no `prompts`. */
  prompts: Json | undefined;
  lastIncoming: Json | undefined;
  lastEncoded: Json | undefined;
  /** What the last snap or finished transition ended on. */
  current: Json | undefined;
  conditioning: Shares | null;
  /** The transition that runs, if any. */
  path: Path | null;
}

/** A way from one conditioning to another; `next` is the step that comes now. */
interface Path extends Policy {
  readonly from: Shares;
  readonly to: Shares;
  readonly next: number;
}

interface Policy {
  readonly steps: number;
  readonly method: Method;
}

export const freshMemory = (): PromptMemory => ({
  prompts: undefined,
  lastIncoming: undefined,
  lastEncoded: undefined,
  current: undefined,
  conditioning: null,
  path: null,
});

export interface PromptCall {
  readonly prompts?: Json | undefined;
  readonly transition?: Json | undefined;
  readonly spatialMethod?: Json | undefined;
  readonly initCache: boolean;
}

export interface Conditioned {
  /** Were the embeddings touched in this chunk? Costs a recache, and in video mode a hard cut. */
  readonly updated: boolean;
  readonly transitioning: boolean;
  /** Position of this chunk in its transition; null outside one. */
  readonly position: number | null;
  readonly encodedTexts: number;
}

/** Conditions one chunk. Changes `memory`; throws CallFailed where Scope raises. */
export function condition(memory: PromptMemory, call: PromptCall): Conditioned {
  if (call.prompts !== undefined) memory.prompts = call.prompts;
  const encoded = chooseAndEncode(memory, call);
  return applyConditioning(memory, call, encoded);
}

function chooseAndEncode(memory: PromptMemory, call: PromptCall): readonly JsonObject[] | null {
  const incoming = memory.prompts;
  checkFirst(incoming);
  let current = memory.current;
  if (call.initCache) {
    memory.lastIncoming = undefined;
    memory.lastEncoded = undefined;
    current = undefined;
  }
  const incomingItems = toItems(incoming);
  const isChanged = !isKnown(memory.lastIncoming) || !sameJson(toItems(memory.lastIncoming), incomingItems);
  memory.lastIncoming = incoming;

  let chosen = incoming;
  if (isKnown(call.transition)) {
    chosen = asObject(call.transition)['target_prompts'] ?? incoming;
  } else if (!isChanged && isKnown(current)) {
    chosen = current;
  }

  const items = toItems(chosen);
  const needsEncoding = !isKnown(memory.lastEncoded) || !sameJson(toItems(memory.lastEncoded), items);
  let encoded: readonly JsonObject[] | null = null;
  if (needsEncoding) {
    encoded = items.map(asObject);
    if (encoded.some(({ text = '' }) => typeof text !== 'string')) throw new CallFailed('a prompt text is no string');
    memory.lastEncoded = chosen;
  }
  memory.prompts = chosen;
  memory.current = current;
  return encoded;
}

function applyConditioning(memory: PromptMemory, call: PromptCall, encoded: readonly JsonObject[] | null): Conditioned {
  let conditioning = memory.conditioning;
  let current = memory.current;
  if (call.initCache) {
    memory.path = null;
    conditioning = null;
    current = undefined;
  }
  const isChanged = encoded !== null;
  if (isChanged) memory.path = null;
  let updated = false;
  let position: number | null = null;

  const step = () => {
    const path = memory.path;
    if (!path) return;
    position = positionOf(path);
    conditioning = between(path.from, path.to, position, path.method);
    updated = true;
    memory.path = path.next + 1 < path.steps ? { ...path, next: path.next + 1 } : null;
  };

  const policy = readPolicy(call.transition);
  if (encoded && encoded.length > 0) {
    const target = blend(encoded.map(toWeighted), call.spatialMethod === 'slerp' ? 'slerp' : 'linear');
    if (policy.steps > 0 && conditioning) {
      if (!isSame(conditioning, target)) memory.path = { ...policy, from: conditioning, to: target, next: 0 };
      step();
    } else {
      conditioning = target;
      updated = true;
    }
  } else if (!isChanged) {
    step();
  }

  const transitioning = memory.path !== null;
  if (!transitioning && isKnown(memory.prompts)) current = memory.prompts;
  memory.conditioning = conditioning;
  memory.current = current;
  if (!conditioning) throw new CallFailed('there is nothing to condition on');
  return { updated, transitioning, position, encodedTexts: encoded?.length ?? 0 };
}

/** Positions 0 to 1 inclusive, so one step is only the position 0: it never arrives. */
const positionOf = (path: Path): number => (path.steps === 1 ? 0 : path.next / (path.steps - 1));

function readPolicy(transition: Json | undefined): Policy {
  if (!isKnown(transition)) return { steps: 0, method: 'linear' };
  const { num_steps: steps, temporal_interpolation_method: method } = asObject(transition);
  return { steps: Math.max(0, toInteger(steps ?? 0)), method: method === 'slerp' ? 'slerp' : 'linear' };
}

/** Python's int(): truncates numbers, reads whole-number strings, and what it refuses counts as 0. */
function toInteger(value: Json): number {
  if (typeof value === 'number') return Math.trunc(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value)) return Number.parseInt(value, 10);
  return 0;
}

function toWeighted(item: JsonObject): Weighted {
  const { text = '', weight = 1 } = item;
  if (typeof text !== 'string') throw new CallFailed('a prompt text is no string');
  if (typeof weight !== 'number' && typeof weight !== 'boolean') throw new CallFailed('a prompt weight is no number');
  return { text, weight: Number(weight) };
}

function checkFirst(prompts: Json | undefined): void {
  if (!Array.isArray(prompts) || prompts.length === 0) return;
  const first: unknown = prompts[0];
  if (typeof first === 'string') return;
  if (typeof first !== 'object' || first === null || Array.isArray(first)) {
    throw new CallFailed('`prompts` must hold strings or objects');
  }
}

/** One text, a list of texts or a list of items: all become a list of items. */
function toItems(prompts: Json | undefined): readonly Json[] {
  if (typeof prompts === 'string') return [{ text: prompts, weight: 1 }];
  if (!isList(prompts)) throw new CallFailed('`prompts` must be a text or a list');
  return typeof prompts[0] === 'string' ? prompts.map((text) => ({ text, weight: 1 })) : prompts;
}

function asObject(value: Json): JsonObject {
  if (typeof value !== 'object' || value === null || isList(value)) throw new CallFailed('an object was expected');
  return value;
}

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const isKnown = (value: Json | undefined): value is Json => value !== undefined && value !== null;
