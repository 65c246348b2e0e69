/** A take folds to the same sends, byte by byte: random storms, and random gestures that JSON alone could not carry. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Action } from '../../../src/core/action.ts';
import type { OscArg } from '../../../src/core/control/osc-message.ts';
import { lossless, restored } from '../../../src/core/take/lossless.ts';
import type { Json } from '../../../src/core/unit.ts';
import { SHOW } from '../../support/deck.ts';
import { createSim } from '../../support/scope-sim.ts';
import { fileOf } from '../mapping/board.ts';
import { BLOWS, storm } from '../rig/storm.ts';
import { record, sendsOf, sentLine } from './takes.ts';

const seed = fc.integer({ min: 1, max: 1_000_000 });

describe('[TK1] a take folds to the same sends, byte by byte', { timeout: 60_000 }, () => {
  test('whatever hands and networks do', () => {
    fc.assert(
      fc.property(seed, fc.constantFrom([750, 750], [400, 1500], [250, 250]), (each, [least = 0, most = 0]) => {
        const sim = createSim({ seed: each, chunkMs: [least, most], show: SHOW });
        sim.connect();
        storm(sim, 15, BLOWS);
        sim.run(3000);
        const { text, sends } = record(sim.first, sim.take);
        expect(sends).toBe(sim.sends.map(sentLine).join(''));
        expect(sends).not.toBe('');
        expect(sendsOf(text)).toBe(sends);
      }),
      { numRuns: 8 },
    );
  });

  test('[TK2] wherever it is taken up: each file of a long show stands alone', () => {
    fc.assert(
      fc.property(seed, fc.double({ min: 0, max: 1, noNaN: true }), (each, part) => {
        const sim = createSim({ seed: each, chunkMs: [400, 1500], show: SHOW });
        sim.connect();
        storm(sim, 15, []);
        const at = Math.floor(sim.take.length * part);
        const { last } = record(sim.first, sim.take.slice(0, at));
        const { text, sends } = record(last, sim.take.slice(at));
        expect(sendsOf(text)).toBe(sends);
      }),
      { numRuns: 8 },
    );
  });

  const number = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Infinity, -Infinity, -0, 0.3, 1));
  const arg: fc.Arbitrary<OscArg> = fc.oneof(
    fc.record({ type: fc.constantFrom('i', 'f', 'd', 'r'), value: number }),
    fc.record({ type: fc.constantFrom('s', 'S', 'c'), value: fc.string({ unit: 'binary' }) }),
    fc.record({ type: fc.constantFrom('h', 't'), value: fc.bigInt() }),
    fc.record({ type: fc.constant('b'), value: fc.uint8Array() }),
    fc.record({ type: fc.constant('m'), value: fc.tuple(number, number, number, number) }),
    fc.record({ type: fc.constantFrom('T', 'F', 'N', 'I') }),
  );
  const address = fc.constantFrom<`/${string}`>(
    '/prompt/1/weight',
    '/param/noise_scale',
    '/td/a',
    '/seed',
    '/prompt/*/mute',
    '/nope',
    '/a/1',
  );
  const json = fc.json().map((text): Json => JSON.parse(text));
  const byte = fc.integer({ min: 0, max: 127 });
  const action = fc.oneof(
    fc.record({
      kind: fc.constant('osc' as const),
      from: fc.constantFrom('td', 'other'),
      packet: fc.array(fc.record({ address, args: fc.array(arg, { maxLength: 3 }) }), { maxLength: 3 }),
      faults: fc.array(fc.string(), { maxLength: 1 }),
    }),
    fc.record({
      kind: fc.constant('midi' as const),
      page: fc.constant('p'),
      port: fc.constant('k'),
      bytes: fc
        .tuple(fc.constantFrom(0xb0, 0xb1, 0x90, 0xe0), fc.constantFrom(0, 7, 32, 41), byte)
        .map((all) => [...all]),
    }),
    fc.record({
      kind: fc.constant('key' as const),
      code: fc.constantFrom('KeyP', 'Space', 'Digit1', 'KeyA'),
      down: fc.boolean(),
      shift: fc.boolean(),
      ctrl: fc.constant(false),
    }),
    fc.record({
      kind: fc.constant('put' as const),
      changes: fc.array(
        fc.record({ address: fc.constantFrom('/prompt/1/text', '/stage/hue', '/prompts', '$'), value: json }),
        {
          maxLength: 2,
        },
      ),
    }),
    fc.record({ kind: fc.constant('tick' as const) }),
  );
  const mapping = fileOf([
    { from: { cc14: 0 }, to: '/prompt/1/weight' },
    { from: { cc: 7, channel: 1 }, to: '/prompt/2/weight', smooth: 200 },
    { from: { cc: 7, channel: 2 }, to: ['/stage/hue', '/param/vace_context_scale'] },
    { from: { note: 41 }, to: '/pad/2/recall' },
    { from: { pitchbend: true }, to: '/crossfade/position' },
    { from: { osc: '/td/a' }, to: '/prompt/3/weight', smooth: 100 },
    { from: { osc: '/a/*', arg: 1 }, to: '/seed' },
    { from: { key: 'KeyA' }, to: '/stage/blackout', mode: 'toggle' },
  ]);

  test('whatever instruments send, and whatever clocks say', () => {
    fc.assert(
      fc.property(
        seed,
        fc.array(fc.tuple(action, fc.integer({ min: -30, max: 400 })), { maxLength: 120 }),
        (each, gestures) => {
          const sim = createSim({ seed: each, chunkMs: [300, 600], show: SHOW });
          sim.happen({ kind: 'port', page: 'p', port: { key: 'k', name: 'Faders', maker: '' }, here: true });
          sim.happen({ kind: 'mapping', files: [mapping] });
          sim.connect();
          const taken: Action[] = [...sim.take];
          let { now } = sim;
          for (const [gesture, after] of gestures) taken.push({ ...gesture, at: (now += after) });
          const { text, sends, last } = record(sim.first, taken);
          expect(sendsOf(text)).toBe(sends);
          // Taken up from the end, with hands, halves and streams as they stand.
          const more = gestures.map(([gesture, after]): Action => ({ ...gesture, at: (now += Math.max(0, after)) }));
          const rest = record(last, more);
          expect(sendsOf(rest.text)).toBe(rest.sends);
        },
      ),
      { numRuns: 25 },
    );
  });
});

test('[TK3] what JSON cannot say comes back as it was', () => {
  fc.assert(
    fc.property(
      fc.anything({
        withBigInt: true,
        withMap: true,
        withSparseArray: false,
        withTypedArray: false,
        withNullPrototype: false,
        key: fc.oneof(fc.string(), fc.constantFrom('$', '__proto__')),
      }),
      (value) => {
        expect(restored(JSON.parse(JSON.stringify(lossless(value))))).toStrictEqual({ value });
      },
    ),
    { numRuns: 500 },
  );
  const bytes = new Uint8Array([0, 1, 255]);
  expect(restored(lossless({ $: bytes, a: [undefined, -0] }))).toStrictEqual({
    value: { $: bytes, a: [undefined, -0] },
  });
});
