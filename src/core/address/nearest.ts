/** "Did you mean": the address of the space that is written most like a wrong one. */
import { closestMatch } from 'leven';
import type { Address } from './row.ts';
import { TABLE } from './table.ts';
import type { World } from './world.ts';

/** What was found before, by what was loaded then: a sender says the same wrong address with every frame. */
const FOUND = new WeakMap<World, Map<string, Address | null>>();
const MOST_FOUND = 512;

/** The nearest right address, or null when nothing is written like it. Numbers of the wrong one are kept where they fit. */
export function nearest(wrong: string, world: World): Address | null {
  const found = FOUND.get(world) ?? new Map<string, Address | null>();
  FOUND.set(world, found);
  const before = found.get(wrong);
  if (before !== undefined) return before;
  const now = search(wrong, world);
  if (found.size >= MOST_FOUND) found.clear();
  found.set(wrong, now);
  return now;
}

function search(wrong: string, world: World): Address | null {
  const digits = wrong.match(/\/(\d+)(?=\/|$)/)?.[1] ?? '1';
  const words = [
    ...TABLE.flatMap(({ pattern, count }) =>
      pattern === '/param/{name}' || pattern.includes('{id}')
        ? []
        : [pattern.replaceAll(/\{[ni]\}/g, String(Math.max(1, Math.min(count, Number(digits)))))],
    ),
    ...(world.params ?? []).map(({ name }) => `/param/${name}`),
  ];
  const found = closestMatch(wrong, words, { maxDistance: Math.max(3, Math.floor(wrong.length / 2)) });
  return found !== undefined && isAddress(found) ? found : null;
}

const isAddress = (address: string): address is Address => address.startsWith('/');
