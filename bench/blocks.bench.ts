/** Changing one of many: in blocks of 32 by number, in a copied record, in a copied map. */
import { bench, describe } from 'vitest';
import { type Blocks, put } from '../src/core/mapping/blocks.ts';

type Hand = { readonly raw: number };

for (const count of [10, 100, 1000]) {
  const names = Array.from({ length: count }, (_, i) => `control-${i}`);
  let blocks: Blocks<Hand> = names.reduce<Blocks<Hand>>((all, _, i) => put(all, i, { raw: 0 }), []);
  let record: Readonly<Record<string, Hand>> = Object.fromEntries(names.map((name) => [name, { raw: 0 }]));
  let map: ReadonlyMap<string, Hand> = new Map(names.map((name) => [name, { raw: 0 }]));
  let n = 0;

  describe(`one of ${count}`, () => {
    bench('blocks of 32', () => {
      n += 1;
      blocks = put(blocks, n % count, { raw: n });
    });
    bench('a copied record', () => {
      n += 1;
      record = { ...record, [names[n % count] ?? '']: { raw: n } };
    });
    bench('a copied map', () => {
      n += 1;
      map = new Map(map).set(names[n % count] ?? '', { raw: n });
    });
  });
}
