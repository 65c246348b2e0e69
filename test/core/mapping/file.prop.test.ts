/** Files print as they were read, and nothing that is written in a file can throw. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/core/mapping/compile.ts';
import { type Heard, hear, NO_HANDS } from '../../../src/core/mapping/hear.ts';
import { parseMapping } from '../../../src/core/mapping/parse.ts';
import { sentence } from '../../../src/core/problem.ts';
import { parseShow } from '../../../src/core/show/parse.ts';

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const pair = (min: number, max: number) =>
  fc.tuple(fc.integer({ min, max }), fc.integer({ min, max })).filter(([low, high]) => low !== high);

const from = fc.oneof(
  fc.record({
    cc: fc.nat(127),
    channel: maybe(fc.integer({ min: 1, max: 16 })),
    relative: maybe(fc.constantFrom('twos-complement', 'signed-bit')),
  }),
  fc.record({ cc14: fc.nat(31) }),
  fc.record({ nrpn: fc.nat(16_383) }),
  fc.record({ note: fc.nat(127) }),
  fc.record({ polytouch: fc.nat(127) }),
  fc.constant({ pitchbend: true }),
  fc.constant({ aftertouch: true }),
  fc.record({ dmx: fc.integer({ min: 1, max: 512 }) }),
  fc.record({ dmx16: fc.integer({ min: 1, max: 511 }) }),
);
const to = fc.constantFrom('/stage/zoom', '/stage/hue', '/prompt/3/weight', '/transition/time', '/param/anything');
const binding = fc.record({
  from,
  to: fc.oneof(
    to,
    fc.array(to, { minLength: 1, maxLength: 3 }),
    to.map((address) => ({ address })),
  ),
  in: maybe(pair(0, 127)),
  deadzone: maybe(fc.double({ min: 0, max: 0.4, noNaN: true })),
  invert: maybe(fc.boolean()),
  curve: maybe(fc.oneof(fc.constantFrom('linear', 'exp', 'log', 's'), fc.double({ min: 0.05, max: 20, noNaN: true }))),
  step: maybe(fc.double({ min: 0.01, max: 10, noNaN: true })),
  takeover: maybe(fc.constantFrom('jump', 'pickup', 'scale')),
  smooth: maybe(fc.nat(5000)),
  layer: maybe(fc.constantFrom('shift', 'alt_2')),
  quantize: maybe(fc.constantFrom('off', 'beat', '4-bar')),
});
const mapping = fc.record({
  format: fc.constant('scope-deck/mapping@1'),
  name: fc.constant('x'),
  bindings: fc.array(binding, { maxLength: 8 }),
});
const heard: fc.Arbitrary<Heard> = fc
  .oneof(
    fc.record({
      kind: fc.constant('cc' as const),
      channel: fc.integer({ min: 1, max: 16 }),
      number: fc.nat(127),
      value: fc.nat(127),
    }),
    fc.record({
      kind: fc.constant('pitchbend' as const),
      channel: fc.integer({ min: 1, max: 16 }),
      value: fc.nat(16_383),
    }),
    fc.record({
      kind: fc.constant('aftertouch' as const),
      channel: fc.integer({ min: 1, max: 16 }),
      value: fc.nat(127),
    }),
  )
  .map((message) => ({ kind: 'midi' as const, port: { key: 'k', name: 'n' }, message }));

describe('[MP17] parse(print(mapping)) is the mapping', () => {
  it('for every mapping that is right', () => {
    fc.assert(
      fc.property(mapping, (given) => {
        const parsed = parseMapping(JSON.stringify(given), 'x.json');
        expect(parsed.ok ? '' : parsed.problems.map(sentence).join('\n')).toBe('');
        if (parsed.ok) expect(parseMapping(JSON.stringify(parsed.value.mapping), 'x.json')).toEqual(parsed);
      }),
    );
  });
});

describe('[MP18] hearing keeps every number in its range, and never throws', () => {
  it('whatever comes in', () => {
    fc.assert(
      fc.property(
        mapping,
        fc.array(heard, { maxLength: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (given, gestures, present) => {
          const parsed = parseMapping(JSON.stringify(given), 'x.json');
          if (!parsed.ok) return;
          const compiled = compile([parsed.value], { params: null });
          const ranges = new Map(
            compiled.controls.flatMap(({ links }) => links).map(({ address, row }) => [address, row.shape]),
          );
          gestures.reduce((hands, gesture, i) => {
            const next = hear(compiled, hands, gesture, i * 10, () => present);
            for (const { change } of next.moves) {
              const shape = ranges.get(change.address);
              if (shape?.of !== 'number') continue;
              expect(change.value).toBeGreaterThanOrEqual(shape.min);
              expect(change.value).toBeLessThanOrEqual(shape.max);
            }
            return next.hands;
          }, NO_HANDS);
        },
      ),
    );
  });
});

describe('[MP19] nothing that is written in a file throws', () => {
  it.each([
    ['mapping', parseMapping],
    ['show', parseShow],
  ])('%s files of any JSON', (kind, parse) => {
    const format = fc.constant(`scope-deck/${kind}@1`);
    const keys = fc.constantFrom(
      'name',
      'inputs',
      'bindings',
      'prompts',
      'presets',
      'setlist',
      'safe',
      'stage',
      'parameters',
      'pipeline',
      'from',
      'to',
      'x',
    );
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.jsonValue({ maxDepth: 1 }),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    fc.assert(
      fc.property(fc.dictionary(keys, json, { maxKeys: 6 }), format, (value, format) => {
        const parsed = parse(JSON.stringify({ format, ...value }), 'x.json');
        if (!parsed.ok) for (const problem of parsed.problems) expect(sentence(problem).length).toBeGreaterThan(10);
      }),
    );
  });
  it('text of any kind: refused by us where the engine refuses it', () => {
    const signs = fc.string({
      unit: fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ':',
        ',',
        '"a"',
        '"b"',
        '1',
        '-',
        '0',
        '.5',
        'e3',
        'true',
        'nul',
        ' ',
        '\n',
        '\\',
      ),
      maxLength: 12,
    });
    fc.assert(
      fc.property(signs, (text) => {
        const parsed = parseMapping(text, 'x.json');
        const isJson = !parsed.ok && parsed.problems[0]?.code !== 'file/not-json';
        // A key that stands twice is the one thing that we alone refuse.
        if (isJson || !text.includes('"')) expect(isJson).toBe(canParse(text));
      }),
      { numRuns: 2000 },
    );
  });
});

function canParse(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
