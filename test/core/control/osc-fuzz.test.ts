/** Ten thousand packets that something happened to, played into a rig; `npm run fuzz` plays a million. */
import { expect, test } from 'vitest';
import { fuzzOsc } from '../../support/osc-fuzz.ts';

test('[CT82] mutated packets never throw, put no value outside its address, and mean what another strict reader says', () => {
  const { packets, accepted, refused, wrong, differs } = fuzzOsc(20_261, 10_000);
  expect(packets).toBe(10_000);
  expect(accepted).toBeGreaterThan(1000);
  expect(refused).toBeGreaterThan(1000);
  expect(wrong).toEqual([]);
  expect(differs).toEqual([]);
});
