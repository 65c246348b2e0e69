/** Folds a take again: what was sent when, byte by byte as it was. */
import type { Action } from '../action.ts';
import type { Problem } from '../problem.ts';
import { bad, ok, type Result } from '../result.ts';
import { type Rig, type Send, turn } from '../rig.ts';
import type { Json, Ms } from '../unit.ts';
import { restored } from './lossless.ts';
import { isKind, RECORDED } from './recorded.ts';
import { rigOf } from './state.ts';
import { TAKE_FORMAT } from './take.ts';

export type Sent = Send & { readonly at: Ms };

export type Replayed = {
  /** Of its first action: the rig of a bridge that has just begun knows no time yet. */
  readonly beganAt: Ms;
  readonly sends: readonly Sent[];
  readonly rig: Rig;
  /** The bridge was ended while it wrote: the last line is not whole. */
  readonly cut: boolean;
};

/** A take that cannot be folded is a problem that names the line, never a throw. */
export function replay(text: string, file: string): Result<Replayed> {
  const lines = text.split('\n');
  const rest = lines.pop() ?? '';
  const wrong = (n: number, what: string, right: string) =>
    bad<Problem>({ code: 'file/wrong', file, place: `line ${n + 1}`, what, right });

  const begun = beginning(lines[0] ?? '');
  if (begun === null) return wrong(0, 'is no beginning of a take', `it should begin with {"format":"${TAKE_FORMAT}"`);
  let rig = begun;
  let beganAt = begun.now;
  const sends: Sent[] = [];
  for (const [n, each] of lines.entries()) {
    if (n === 0) continue;
    const action = actionOf(each);
    if (n === 1 && action !== null) beganAt = action.at;
    if (action === null) return wrong(n, 'is no action', 'it was changed, or recorded by a later version');
    try {
      const turned = turn(rig, action);
      rig = turned.rig;
      for (const send of turned.sends) sends.push({ ...send, at: rig.now });
    } catch {
      return wrong(n, 'cannot be played', 'the take was changed, or recorded by another version');
    }
  }
  return ok({ beganAt, sends, rig, cut: rest !== '' });
}

function beginning(text: string): Rig | null {
  const json = jsonOf(text);
  if (!isObject(json) || json['format'] !== TAKE_FORMAT) return null;
  const state = restored(json['state'] ?? null);
  return state === null ? null : rigOf(state.value);
}

function actionOf(text: string): Action | null {
  const value = restored(jsonOf(text) ?? null)?.value;
  if (typeof value !== 'object' || value === null || !('kind' in value) || !isKind(value.kind)) return null;
  const parsed = RECORDED[value.kind].safeParse(value);
  return parsed.success ? parsed.data : null;
}

function jsonOf(text: string): Json | undefined {
  try {
    // What JSON.parse gives is JSON.
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
