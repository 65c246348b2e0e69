/** The OSC codec there and back, and 20 000 packets that something happened to. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeOsc, encodeOsc, encodeOscBundle, type OscArg, type OscMessage } from '../../../src/core/control/osc.ts';
import { bundleOf, inPool, raw, watched } from './osc-bytes.ts';

const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', ''));
const byte = fc.integer({ min: 0, max: 255 });

const arg: fc.Arbitrary<OscArg> = fc.oneof(
  fc.record({ type: fc.constant('i' as const), value: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }) }),
  fc.record({ type: fc.constant('f' as const), value: fc.float() }),
  fc.record({ type: fc.constant('d' as const), value: fc.double() }),
  fc.record({ type: fc.constantFrom('s' as const, 'S' as const), value: text }),
  fc.record({ type: fc.constant('c' as const), value: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) }),
  fc.record({ type: fc.constant('b' as const), value: fc.uint8Array() }),
  fc.record({ type: fc.constant('h' as const), value: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }) }),
  fc.record({ type: fc.constant('t' as const), value: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }) }),
  fc.record({ type: fc.constant('r' as const), value: fc.nat(0xffffffff) }),
  fc.record({ type: fc.constant('m' as const), value: fc.tuple(byte, byte, byte, byte) }),
  fc.record({ type: fc.constantFrom('T' as const, 'F' as const, 'N' as const, 'I' as const) }),
);

const message: fc.Arbitrary<OscMessage> = fc.record({
  address: text.map((value) => `/${value}` as const),
  args: fc.array(arg),
});

test('[CT34] what is encoded is decoded again, alone or in a bundle, from any place in a buffer', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 4 }), (sent) => {
      for (const one of sent) expect(decodeOsc(inPool(encodeOsc(one)))).toEqual({ messages: [one], faults: [] });
      const nested = encodeOscBundle([encodeOscBundle(sent), ...sent]);
      expect(decodeOsc(inPool(nested))).toEqual({ messages: [...sent, ...sent], faults: [] });
    }),
    { numRuns: 500 },
  );
});

test('[CT35] an integer out of range is held at the end of the range, never wrapped', () => {
  const sent = encodeOsc({ address: '/a', args: [3e9, -3e9, 1.6].map((value) => ({ type: 'i', value })) });
  expect(decodeOsc(sent).messages[0]?.args).toEqual(
    [2147483647, -2147483648, 2].map((value) => ({ type: 'i', value })),
  );
});

const seeds: readonly Uint8Array[] = [
  encodeOsc({ address: '/prompt/1/weight', args: [{ type: 'f', value: 0.5 }] }),
  encodeOsc({
    address: '/prompts',
    args: [
      { type: 's', value: 'fög:0.5 | city:0.5' },
      { type: 'b', value: Uint8Array.of(1, 2, 3) },
    ],
  }),
  encodeOsc({
    address: '/all',
    args: [{ type: 'h', value: 1n }, { type: 'd', value: 1 }, { type: 'T' }, { type: 'c', value: 'a' }],
  }),
  raw('/a~~', ',[i[T]]~', [0, 0, 0, 1]),
  bundleOf(raw('/a~~'), bundleOf(raw('/b~~', ',i~~', [0, 0, 0, 1]), raw('/c~~')), raw('/d~~', ',s~~', 'abc~')),
];

const packet = fc
  .record({
    seed: fc.nat(seeds.length - 1),
    changes: fc.array(fc.tuple(fc.nat(200), fc.oneof(byte, fc.constantFrom(0, 4, 255, 0x2c, 0x2f))), { maxLength: 5 }),
    cut: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(12) }),
    more: fc.oneof({ weight: 3, arbitrary: fc.constant(new Uint8Array()) }, fc.uint8Array({ maxLength: 12 })),
  })
  .map(({ seed, changes, cut, more }) => {
    const whole = seeds[seed] ?? new Uint8Array();
    const bytes = Uint8Array.from([...whole.slice(0, whole.length - cut), ...more]);
    for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
    return bytes;
  });

test('[CT36] no packet makes the decoder throw, or look at a byte outside', () => {
  let accepted = 0;
  let refused = 0;
  fc.assert(
    fc.property(fc.oneof({ weight: 9, arbitrary: packet }, fc.uint8Array({ maxLength: 64 })), (bytes) => {
      const alone = decodeOsc(bytes);
      const { bytes: proxy, seen } = watched(inPool(bytes, 0));
      expect(decodeOsc(inPool(bytes))).toEqual(alone);
      expect(decodeOsc(proxy)).toEqual(alone);
      expect(seen.misses).toBe(0);
      for (const one of alone.messages) expect(decodeOsc(encodeOsc(one)).messages).toEqual([one]);
      if (alone.faults.length === 0) accepted++;
      else refused++;
    }),
    { numRuns: 20_000 },
  );
  // Else the fuzzing would have tried one side only.
  expect(Math.min(accepted, refused)).toBeGreaterThan(1000);
}, 60_000);
