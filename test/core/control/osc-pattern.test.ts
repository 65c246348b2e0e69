/** OSC 1.0 address patterns by example, by attack, and against a slow matcher. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compilePattern,
  describePatternFault,
  isPattern,
  PATTERN_MAX,
  parsePattern,
} from '../../../src/core/control/osc-pattern.ts';
import { walk } from '../../../src/core/control/osc-walk.ts';

const matches = (pattern: string, address: string): boolean | string => {
  const compiled = compilePattern(pattern);
  return compiled.ok ? compiled.value(address) : (compiled.problems[0]?.code ?? 'none');
};

test('[CT40] an address is a pattern when it has one of ? * [ ] { }', () => {
  expect(['/a?', '/*', '/[ab]', '/{a,b}', '/a]', '/a}'].every(isPattern)).toBe(true);
  expect(['/prompt/1/weight', '/a,b', '/a!b', '/a-b', '/project1/chan17:tx', '/a#'].some(isPattern)).toBe(false);
});

describe('compilePattern', () => {
  test.each([
    ['/a', '/a', true],
    ['/a', '/A', false],
    ['/a', '/ab', false],
    ['/noise', '/scope/noise', false],
    ['/a/?', '/a/b', true],
    ['/a/?', '/a/😀', true],
    ['/a/?', '/a/', false],
    ['/a/?', '/a/bc', false],
    ['/a?b', '/a/b', false],
    ['/prompt/*/weight', '/prompt/1/weight', true],
    ['/prompt/*/weight', '/prompt/1/2/weight', false],
    ['/*', '/a', true],
    ['/*', '/', true],
    ['/*', '/a/b', false],
    ['/a*', '/a', true],
    ['/*a', '/banana', true],
    ['/*a*b', '/xaybzb', true],
    ['/**a', '/bba', true],
    ['/*?', '/😀', true],
    ['/*??', '/😀', false],
    ['/[a-z]', '/m', true],
    ['/[a-z]', '/M', false],
    ['/[a-z0-9]', '/7', true],
    ['/[!a-z]', '/7', true],
    ['/[!a-z]', '/m', false],
    ['/[!a]b', '//b', false],
    ['/[a-]', '/-', true],
    ['/[-a]', '/-', true],
    ['/[a!]', '/!', true],
    ['/[a^]', '/^', true],
    ['/[.]', '/x', false],
    ['/{foo,bar}', '/bar', true],
    ['/{foo,bar}', '/foobar', false],
    ['/{foo,bar}/x', '/foo/x', true],
    ['/{a,ab}{c,bc}', '/abc', true],
    ['/a{,b}', '/a', true],
    ['/{a.c}', '/abc', false],
    ['/a,b', '/a', false],
    ['/a,b', '/a,b', true],
    ['/a+$^|(b)\\', '/a+$^|(b)\\', true],
    ['/a+', '/aa', false],
    ['/{*}', '/*', true],
  ])(
    '[CT41] a pattern matches whole addresses, part by part, as OSC 1.0 says: %s with %s is %s',
    (pattern, address, is) => {
      expect(matches(pattern, address)).toBe(is);
    },
  );

  test.each([
    ['a*', 'no-slash'],
    ['/[a', 'unclosed'],
    ['/{a', 'unclosed'],
    ['/[a/b]', 'unclosed'],
    ['/{a/b}', 'unclosed'],
    ['/a]', 'unopened'],
    ['/a}', 'unopened'],
    ['/[]', 'empty'],
    ['/[!]', 'empty'],
    ['/[z-a]', 'backwards'],
    [`/${'a'.repeat(PATTERN_MAX)}`, 'too-long'],
  ])('[CT42] a pattern that is none is refused with a reason: %s is %s', (pattern, code) => {
    const compiled = compilePattern(pattern);
    expect(compiled.ok ? [] : compiled.problems.map((fault) => fault.code)).toEqual([code]);
    expect(compiled.ok ? '' : compiled.problems.map(describePatternFault).join('')).toMatch(/^sign \d+: ./);
  });
});

describe('attacks', () => {
  const rest = PATTERN_MAX - 2;
  const long = (piece: string) => `/${piece.repeat(Math.floor(rest / piece.length))}!`;
  const address = `/${'a'.repeat(1000)}`;

  test.each([
    ['/{[a-z/0-9]+}+!'],
    ['/{[a-z0-9]+}+!'],
    ['/****************x'],
    [long('*')],
    [long('*a')],
    [long('*?')],
    [long('{a,aa}')],
    [long('{,,,,}')],
    [long('{a,a}*')],
    [long('[a-z]*')],
    [`/{${'a,'.repeat(rest / 2 - 1)}}*!`],
    [`/[${'b'.repeat(rest - 3)}]!`],
  ])('[CT43] no pattern takes more steps than twice its signs times those of the address: %s', (pattern) => {
    const parts = parsePattern(pattern);
    for (const target of [address, '/scope/noise/scale/amount1']) {
      const { matched, steps } = parts.ok ? walk(parts.value, target) : { matched: false, steps: 0 };
      expect(matched).toBe(false);
      expect(steps).toBeLessThanOrEqual(2 * pattern.length * (target.length + 1));
    }
  });

  test('[CT43] no pattern takes more steps than twice its signs times those of the address: random ones', () => {
    const piece = fc.constantFrom('a', 'b', '/', '*', '?', '[ab]', '[!a]', '{a,ab}', '{,b}');
    const target = fc.array(fc.constantFrom('a', 'b', '/'), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), target, (pieces, letters) => {
        const text = `/${letters.join('')}`;
        const pattern = `/${pieces.join('')}`;
        const parts = parsePattern(pattern);
        const { matched, steps } = parts.ok ? walk(parts.value, text) : { matched: null, steps: 0 };
        expect(matched).toBe(slowly(['/', ...pieces], text));
        expect(steps).toBeLessThanOrEqual(2 * pattern.length * (text.length + 1));
      }),
      { numRuns: 5000 },
    );
  });
});

/** Tries everything: right by its simplicity, and slow. */
function slowly(pieces: readonly string[], text: string): boolean {
  const [piece, ...rest] = pieces;
  if (piece === undefined) return text === '';
  const sign = text.charAt(0);
  const isSign = sign !== '' && sign !== '/';
  if (piece === '*') return slowly(rest, text) || (isSign && slowly(pieces, text.slice(1)));
  if (piece === '?') return isSign && slowly(rest, text.slice(1));
  if (piece === '[ab]') return (sign === 'a' || sign === 'b') && slowly(rest, text.slice(1));
  if (piece === '[!a]') return isSign && sign !== 'a' && slowly(rest, text.slice(1));
  const choices = piece.startsWith('{') ? piece.slice(1, -1).split(',') : [piece];
  return choices.some((choice) => text.startsWith(choice) && slowly(rest, text.slice(choice.length)));
}
