/** Keyed dispatch: what a gesture costs, and that it is what a walk through all bindings would find. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/core/mapping/compile.ts';
import { hear, NO_HANDS } from '../../../src/core/mapping/hear.ts';
import { fileOf } from './board.ts';

/** Counts how often it is asked. */
class Counted<K, V> extends Map<K, V> {
  asked = 0;
  override get(key: K): V | undefined {
    this.asked++;
    return super.get(key);
  }
}
const none = () => undefined;
const port = { key: 'p', name: 'x' };

function lookups(count: number): number {
  const bindings = Array.from({ length: count }, (_, i) => ({
    from: { cc: i % 128, channel: (Math.floor(i / 128) % 16) + 1 },
    to: '/stage/fx',
  }));
  const compiled = compile([fileOf(bindings)], { params: null });
  const midi = new Counted(compiled.midi);
  const { moves } = hear(
    { ...compiled, midi },
    NO_HANDS,
    { kind: 'midi', port, message: { kind: 'cc', channel: 1, number: 0, value: 1 } },
    0,
    none,
  );
  expect(moves.length).toBe(Math.max(1, Math.ceil(count / 2048)));
  return midi.asked;
}

describe('[MP3] what a gesture costs does not depend on how many bindings there are', () => {
  it('two looks into one map, with one binding as with two thousand', () => {
    expect([1, 100, 2000].map(lookups)).toEqual([2, 2, 2]);
  });
  it('one look for an OSC address', () => {
    const bindings = Array.from({ length: 2000 }, (_, i) => ({ from: { osc: `/a/${i}` }, to: '/stage/fx' }));
    const compiled = compile([fileOf(bindings)], { params: null });
    const osc = new Counted(compiled.osc);
    hear({ ...compiled, osc }, NO_HANDS, { kind: 'osc', from: 'h:1', message: { address: '/a/7', args: [] } }, 0, none);
    expect(osc.asked).toBe(1);
  });
});

const TARGETS = ['/stage/fx', '/stage/zoom', '/stage/contrast', '/stage/saturation', '/transition/time'];
const binding = fc.record({
  number: fc.nat(3),
  channel: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  note: fc.boolean(),
  input: fc.constantFrom('a', 'b'),
  to: fc.constantFrom(...TARGETS),
});
const gesture = fc.record({
  number: fc.nat(3),
  channel: fc.integer({ min: 1, max: 3 }),
  note: fc.boolean(),
  port: fc.constantFrom('alpha one', 'alpha two', 'beta'),
  value: fc.integer({ min: 1, max: 127 }),
});
const inputs = { a: { type: 'midi', port: 'alpha' }, b: { type: 'midi', port: '/two|beta/' } };
const matches = { a: (name: string) => name.includes('alpha'), b: (name: string) => /two|beta/.test(name) };

it('[MP4] keyed dispatch finds what a walk through all bindings finds, in the order of the file', () => {
  fc.assert(
    fc.property(
      fc.array(binding, { maxLength: 30 }),
      gesture,
      (bindings, { number, channel, note, port: name, value }) => {
        const file = fileOf(
          bindings.map((each) => ({
            from: {
              input: each.input,
              [each.note ? 'note' : 'cc']: each.number,
              ...(each.channel === undefined ? {} : { channel: each.channel }),
            },
            to: each.to,
          })),
          { inputs },
        );
        const message = note
          ? ({ kind: 'note', channel, number, velocity: value, on: true } as const)
          : ({ kind: 'cc', channel, number, value } as const);
        const { moves } = hear(
          compile([file], { params: null }),
          NO_HANDS,
          { kind: 'midi', port: { key: 'k', name }, message },
          0,
          none,
        );
        const walked = bindings.filter(
          (each) =>
            each.note === note &&
            each.number === number &&
            (each.channel ?? channel) === channel &&
            matches[each.input](name),
        );
        expect(moves.map(({ change }) => change.address)).toEqual(walked.map(({ to }) => to));
      },
    ),
  );
});
