/** A rig as data: all of it but what is compiled from the rest, so that a take can begin anywhere in a show. */
import { paramsOf } from '../address/param.ts';
import { EMPTY_WORLD } from '../address/world.ts';
import type { Desk } from '../desk/desk.ts';
import { compile } from '../mapping/compile.ts';
import { freshRig, type Rig } from '../rig.ts';

type State = Omit<Rig, 'desk'> & { readonly desk: Omit<Desk, 'mapping' | 'world'> };

export function stateOf({ desk: { mapping: _mapping, world: _world, ...desk }, ...rig }: Rig): State {
  return { ...rig, desk };
}

/** Null when it is no rig. What an older take does not know yet is as in a fresh rig. */
export function rigOf(state: unknown): Rig | null {
  const fresh = stateOf(freshRig());
  const whole = filled(fresh, state);
  if (!isLike(fresh, whole)) return null;
  const { pipeline, files, show } = whole.desk;
  const world = pipeline === null ? EMPTY_WORLD : { params: paramsOf(pipeline, show.pipeline.mode) };
  return { ...whole, desk: { ...whole.desk, world, mapping: compile(files, world) } };
}

function filled(template: unknown, value: unknown): unknown {
  if (value === undefined) return template;
  if (!isRecord(template) || !isRecord(value)) return value;
  const keys = new Set([...Object.keys(value), ...Object.keys(template)]);
  return Object.fromEntries([...keys].map((key) => [key, filled(template[key], value[key])]));
}

/** The same shape, as far as a fresh rig shows one: its nulls, lists and empty records may hold anything of their kind. */
function isLike<T>(template: T, value: unknown): value is T {
  if (template === null || template === undefined) return true;
  if (Array.isArray(template)) return Array.isArray(value);
  if (!isRecord(template)) return typeof template === typeof value;
  return isRecord(value) && Object.entries(template).every(([key, each]) => isLike(each, value[key]));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
