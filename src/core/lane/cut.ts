/** Hard cuts of Scope's picture, announced: by what was just told, or because its frame counter is about to run out. */
import { type Json, type Ms, sameJson } from '../unit.ts';
import type { Delta } from './delta.ts';
import type { Sent } from './lane.ts';

/**
 * `count` goes up with each announcement; `ms`: it is due within so long. `chunk` is where Scope's own counter last
 * began, and `isNear`: its end has been announced.
 */
export type Cut = { readonly count: number; readonly ms: Ms; readonly chunk: number; readonly isNear: boolean };

export const NO_CUT: Cut = { count: 0, ms: 0, chunk: 0, isNear: false };

/** Scope clears its caches by itself when 1024 latents are full, three of them a chunk (`scope-protocol` 5.2). */
const OWN_CHUNKS = 340;
/** Chunks may have been missed or counted twice. */
const DOUBT = 6;
const USUAL_CHUNK_MS = 750;
/** What follows a message with these: clean caches, or noise that has nothing to do with the noise before. */
const CUTTING: readonly string[] = ['denoising_step_list', 'base_seed', 'lora_scales'];

type Told = { readonly delta: Delta | null; readonly before: Sent; readonly cuts: readonly string[] };

/** `behindMs`: from hand to picture, measured; `cuts`: parameters of this pipeline that cut. */
export function cutAfter(
  cut: Cut,
  told: Told,
  at: { readonly chunk: number; readonly chunkMs: Ms | null; readonly behindMs: Ms | null },
): Cut {
  const chunkMs = at.chunkMs ?? USUAL_CHUNK_MS;
  const seenIn = 1.5 * (at.behindMs ?? 2 * chunkMs) + chunkMs;
  if (told.delta !== null && isCut(told.delta, told))
    return { count: cut.count + 1, ms: rounded(seenIn), chunk: at.chunk, isNear: false };
  const begun = counted(cut, at.chunk);
  if (begun.isNear || at.chunk - begun.chunk < OWN_CHUNKS - DOUBT) return begun;
  return { ...begun, count: cut.count + 1, ms: rounded(2 * DOUBT * chunkMs + seenIn), isNear: true };
}

/** A new channel counts from the start, and what has run out begins anew. */
function counted(cut: Cut, chunk: number): Cut {
  if (chunk < cut.chunk) return { ...cut, chunk: 0, isNear: false };
  return chunk - cut.chunk >= OWN_CHUNKS + DOUBT ? { ...cut, chunk: cut.chunk + OWN_CHUNKS, isNear: false } : cut;
}

const rounded = (ms: Ms): Ms => Math.round(ms / 100) * 100;

/** What was never told, as after an offer, is part of a picture that begins anyway. */
const isCut = (delta: Delta, { before, cuts }: Told): boolean =>
  delta.reset ||
  [...CUTTING, ...cuts].some((name) => isNew(before.params[name], delta.params[name]) && name in delta.params);

const isNew = (before: Json | undefined, now: Json | undefined): boolean =>
  before !== undefined && !sameJson(before, now);
