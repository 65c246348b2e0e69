/** How stage values get from one preset to the next: numbers along a line with the transition, all else at its start. */
import { TABLE } from '../address/table.ts';
import type { Json, Ms } from '../unit.ts';
import { type Course, courseAt, isMoving, still, turnTo } from './course.ts';
import type { Look } from './look.ts';
import { lookDraft } from './look-with.ts';

const LINES: ReadonlySet<string> = new Set(
  TABLE.flatMap(({ pattern, shape, moves }) =>
    pattern.startsWith('/stage/') && shape.of === 'number' && moves === 'line' ? [pattern.slice(7)] : [],
  ),
);

const NAMES: ReadonlyMap<string, string> = new Map(
  TABLE.flatMap(({ pattern }) => (pattern.startsWith('/stage/') ? [[pattern, pattern.slice(7)] as const] : [])),
);

/** The name under which the look keeps a row of the stage; null for all other rows. */
export const stageName = (pattern: string): string | null => NAMES.get(pattern) ?? null;

export function stageWays(to: Readonly<Record<string, Json>>, look: Look, now: Ms, ms: Ms): Look['ways'] {
  const begun = Object.entries(to).flatMap(([name, value]): readonly (readonly [string, Course])[] => {
    const from = look.stage[name];
    if (ms <= 0 || !LINES.has(name) || typeof value !== 'number' || typeof from !== 'number') return [];
    return [[name, turnTo(look.ways[name] ?? still(from), value, now, ms, 'line')]];
  });
  const others = Object.entries(look.ways).filter(([name]) => !(name in to));
  return Object.fromEntries([...others, ...begun].filter(([, way]) => isMoving(way, now)));
}

/** A hand takes what it moves off its way, at once; or onto one of its own, where its binding is smoothed. */
export function stageTurned(look: Look, name: string, value: Json, now: Ms, smooth: Ms): Look {
  const next = lookDraft(look);
  next.stage = { ...look.stage, [name]: value };
  const from = look.stage[name];
  const glides = smooth > 0 && LINES.has(name) && typeof value === 'number' && typeof from === 'number';
  if (!glides && look.ways[name] === undefined) return next;
  const { [name]: way, ...ways } = look.ways;
  next.ways = glides ? { ...ways, [name]: turnTo(way ?? still(from), value, now, smooth) } : ways;
  return next;
}

export const underWay = (ways: Look['ways'], now: Ms): Look['ways'] =>
  Object.fromEntries(Object.entries(ways).filter(([, way]) => isMoving(way, now)));

/** Where a value stands, by its way if it has one. */
export const alongWay = (ways: Look['ways'], name: string, value: number, now: Ms): number => {
  const way = ways[name];
  return way === undefined ? value : courseAt(way, now);
};
