/** The guide to TouchDesigner and the mapping that we ship for it say the same. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { TOUCHDESIGNER } from '../../src/core/show/guide-touchdesigner.ts';

const mapping = readFileSync(fileURLToPath(new URL('../../mappings/osc/touchdesigner.json', import.meta.url)), 'utf8');

test('[TD7] the guide names every channel that the shipped mapping hears', () => {
  const { bindings } = JSON.parse(mapping) as { bindings: readonly { from: { osc: string } }[] };
  const text = JSON.stringify(TOUCHDESIGNER);
  const named = (address: string) => /weight[2-7]$/.test(address) || text.includes(`\`${address.slice(1)}\``);
  expect(bindings.length).toBeGreaterThan(20);
  expect(bindings.map(({ from }) => from.osc).filter((address) => !named(address))).toEqual([]);
});
