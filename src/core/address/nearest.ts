/** "Did you mean": the address of the space that is written most like a wrong one. */
import { closestMatch } from 'leven';
import type { Address } from './row.ts';
import { TABLE } from './table.ts';
import type { World } from './world.ts';

/** The nearest right address, or null when nothing is written like it. Numbers of the wrong one are kept where they fit. */
export function nearest(wrong: string, world: World): Address | null {
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
