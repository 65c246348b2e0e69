/** The parts of a gesture, each beside other ways of doing it: finding its binding, keeping its hand's place. */
import { bench, describe } from 'vitest';
import { findings, keepings } from './parts.ts';

for (const count of [10, 100, 1000]) {
  describe(`one of ${count} bindings is found, the last one`, () => {
    for (const [name, part] of Object.entries(findings)) bench(name, part(count, 1));
  });
  describe(`one of ${count} places is kept`, () => {
    for (const [name, part] of Object.entries(keepings)) bench(name, part(count, 1));
  });
}
